import { Banner, BlockStack } from "@shopify/polaris";
import { problemInWords } from "~/i18n/sentences";
import type { Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";
import { Changes } from "./changes";
import { useTranslator } from "./speaking";

interface ProblemBannerProps {
  readonly problem: Problem;
  readonly carrier: CarrierName | null;
  /** Not a fault: the order is simply not one that ships. */
  readonly isCalm?: boolean;
}

/** What happened, what the other party said, what differs, and who does what about it. */
export function ProblemBanner({ problem, carrier, isCalm = false }: ProblemBannerProps) {
  const { happened, todo, said, changes } = problemInWords(problem, useTranslator(), carrier);
  return (
    <Banner tone={isCalm ? "info" : "warning"} title={happened}>
      <BlockStack gap="200">
        {said !== null && <p>{said}</p>}
        <Changes changes={changes} />
        <p suppressHydrationWarning>{todo}</p>
      </BlockStack>
    </Banner>
  );
}
