import { Text } from "@shopify/polaris";
import { problemInWords } from "~/i18n/sentences";
import type { Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";
import { Changes } from "./changes";
import { useTranslator } from "./speaking";

interface ProblemWordsProps {
  readonly problem: Problem | null;
  readonly carrier: CarrierName | null;
}

/** In a list: what happened, and below it, quieter, what to do. */
export function ProblemWords({ problem, carrier }: ProblemWordsProps) {
  const translator = useTranslator();
  if (!problem) return null;
  const { happened, todo, said, changes } = problemInWords(problem, translator, carrier);
  // Amounts and days in the sentences may be spaced differently by the browser than by the server.
  return (
    <div className="navette-words">
      <div suppressHydrationWarning>{happened}</div>
      {said !== null && <div>{said}</div>}
      <Changes changes={changes} />
      <Text as="span" tone="subdued" variant="bodySm">
        <span suppressHydrationWarning>{todo}</span>
      </Text>
    </div>
  );
}
