import { formatMoney } from "~/i18n/format";
import type { AmountView } from "./shipment-row";
import { useTranslator } from "./speaking";

/** What the courier collects. Prepaid and unknown are words, so that nobody reads them as an amount. */
export function Amount({ collect }: { readonly collect: AmountView | null }) {
  const translator = useTranslator();
  if (!collect) return <>{translator.screen("amountUnknown")}</>;
  if (Number(collect.amount) === 0) return <>{translator.screen("prepaid")}</>;
  // The browser may space the number differently from the server; isolated, because a sign may write right to left.
  return (
    <bdi suppressHydrationWarning>{formatMoney(collect.amount, collect.currency, translator.language)}</bdi>
  );
}
