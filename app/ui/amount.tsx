import { formatMoney } from "~/i18n/format";
import type { AmountView } from "./shipment-row";
import { useTranslator } from "./speaking";

/** What the courier collects. Prepaid and unknown are words, so that nobody reads them as an amount. */
export function Amount({ collect }: { readonly collect: AmountView | null }) {
  const translator = useTranslator();
  if (!collect) return <>{translator.screen("amountUnknown")}</>;
  if (Number(collect.amount) === 0) return <>{translator.screen("prepaid")}</>;
  return <Sum sum={collect} />;
}

/** An amount in its own currency, as the reader's language writes it. */
export function Sum({ sum }: { readonly sum: AmountView }) {
  const { language } = useTranslator();
  // The browser may space the number differently from the server; isolated, because a sign may write right to left.
  return <bdi suppressHydrationWarning>{formatMoney(sum.amount, sum.currency, language)}</bdi>;
}
