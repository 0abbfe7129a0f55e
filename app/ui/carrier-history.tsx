import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { carrierLabels } from "~/i18n/present-values";
import { refusalSentence } from "~/i18n/sentences";
import { LocalTime } from "./local-time";
import type { HistoryStep, ParcelView } from "./order-view";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { useCarrierSaid } from "./use-carrier-said";

/** The carrier's own history of a parcel, read when staff ask for it. */
export function CarrierHistory({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const { ask, isBusy, said } = useCarrierSaid(parcel.id, "history");
  const carrier = parcel.carrier ? carrierLabels[parcel.carrier] : translator.screen("anyCarrier");
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button variant="plain" loading={isBusy} onClick={ask}>
          {translator.screen("showHistory")}
        </Button>
      </InlineStack>
      {said?.kind === "refused" && (
        <Banner tone="warning" title={translator.screen("notRead")}>
          <p>{refusalSentence(said.refusal, translator, parcel.carrier)}</p>
        </Banner>
      )}
      {said?.kind === "history" && (
        <>
          <Text as="h4" variant="headingSm">
            {translator.screen("carrierHistory", { carrier })}
          </Text>
          <ol className="navette-history">
            {said.steps.toReversed().map((step, index) => (
              <li key={`${step.at ?? ""} ${String(index)}`}>
                <Step step={step} />
              </li>
            ))}
          </ol>
        </>
      )}
    </BlockStack>
  );
}

const Step = ({ step }: { readonly step: HistoryStep }) => (
  <>
    <InlineStack gap="200" blockAlign="center">
      <bdi className="navette-raw">{step.carrierState}</bdi>
      {step.state && <StateBadge state={step.state} />}
    </InlineStack>
    <Text as="p" tone="subdued" variant="bodySm">
      {step.words && <bdi>{step.words}</bdi>} {step.at && <LocalTime at={step.at} />}
    </Text>
  </>
);
