import { useSyncExternalStore } from "react";
import { formatDateTime, formatDay } from "~/i18n/format";
import { useTranslator } from "./speaking";

/** Where most shops are; the server does not know the reader's clock. */
const assumedZone = () => "Africa/Tunis";

const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || assumedZone();

/** A browser's zone does not change while a page is open. */
const neverChanges = () => () => undefined;

const useReadersZone = (): string => useSyncExternalStore(neverChanges, readersZone, assumedZone);

/** A moment on the reader's own clock, as soon as the page is alive. */
export function LocalTime({ at }: { readonly at: string }) {
  const { language } = useTranslator();
  const zone = useReadersZone();
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDateTime(new Date(at), language, zone)}
    </time>
  );
}

/** The day alone, where the hour would promise too much. */
export function LocalDay({ at }: { readonly at: string }) {
  const { language } = useTranslator();
  const zone = useReadersZone();
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDay(new Date(at), language, zone)}
    </time>
  );
}
