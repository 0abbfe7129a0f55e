import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { carrierLabels } from "~/i18n/present-values";
import { problemSentence, refusalSentence, type Refusal } from "~/i18n/sentences";
import type { Translator } from "~/i18n/translator";
import type { Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";
import { useTranslator } from "./speaking";
import { fetchDocument } from "./use-print";

export interface PickupView {
  readonly id: string;
  readonly carrier: CarrierName;
  /** Of the parcels that were asked for. */
  readonly parcels: number;
  readonly outcome: "asked" | "unclear" | "refused";
  /** Where it can be printed. */
  readonly number: string | null;
  readonly problem: Problem | null;
}

/** What came of asking for everything that waits. */
export type PickupAnswer =
  | { readonly kind: "asked"; readonly pickups: readonly PickupView[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const path = "/app/pickups";
const usePickups = () => useFetcher<PickupAnswer>({ key: path });

/** Asks the carriers to collect every parcel that waits for it. */
export function PickupButton() {
  const translator = useTranslator();
  const fetcher = usePickups();
  return (
    <Button
      loading={fetcher.state !== "idle"}
      onClick={() => {
        fetcher.submit({}, { method: "post", action: path });
      }}
    >
      {translator.screen("requestPickup")}
    </Button>
  );
}

/** What came of it, until it is dismissed or asked again. */
export function PickupResult() {
  const translator = useTranslator();
  const fetcher = usePickups();
  const [dismissed, setDismissed] = useState<PickupAnswer | null>(null);
  const answer = fetcher.data;
  if (!answer || fetcher.state !== "idle" || answer === dismissed) return null;
  const onDismiss = () => {
    setDismissed(answer);
  };
  if (answer.kind === "refused") {
    return (
      <Banner tone="critical" title={translator.screen("refused")} onDismiss={onDismiss}>
        <p>{refusalSentence(answer.refusal, translator)}</p>
      </Banner>
    );
  }
  const { pickups } = answer;
  const asked = pickups.filter(({ outcome }) => outcome === "asked");
  const parcels = asked.reduce((sum, pickup) => sum + pickup.parcels, 0);
  const title =
    pickups.length === 0 ? translator.screen("pickupNothing") : translator.count("pickupAsked", parcels);
  return (
    <Banner tone={asked.length < pickups.length ? "warning" : "success"} title={title} onDismiss={onDismiss}>
      <BlockStack gap="200">
        {pickups.map((pickup) => (
          <OnePickup key={pickup.id} pickup={pickup} />
        ))}
      </BlockStack>
    </Banner>
  );
}

function OnePickup({ pickup }: { readonly pickup: PickupView }) {
  const translator = useTranslator();
  const words = wordsOf(pickup, translator);
  return (
    <>
      {words !== null && <p>{words}</p>}
      {pickup.number !== null && <PickupPaper id={pickup.id} number={pickup.number} />}
    </>
  );
}

function wordsOf({ outcome, problem, carrier }: PickupView, translator: Translator): string | null {
  if (problem) return problemSentence(problem, translator, carrier);
  if (outcome === "asked") return null;
  return translator.screen("pickupUnclear", { carrier: carrierLabels[carrier] });
}

/** The paper that the courier signs: the carrier's own, for staff alone. */
function PickupPaper({ id, number }: { readonly id: string; readonly number: string }) {
  const translator = useTranslator();
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState<Refusal | null | undefined>(undefined);
  const print = async () => {
    setBusy(true);
    setWhy(await fetchDocument(`/app/pickup-paper/${id}`, {}, `pickup-${number}`));
    setBusy(false);
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button
        variant="plain"
        loading={isBusy}
        onClick={() => {
          void print();
        }}
      >
        {translator.screen("pickupPaper", { number })}
      </Button>
      {why !== undefined && (
        <span>{why === null ? translator.screen("printUnanswered") : refusalSentence(why, translator)}</span>
      )}
    </InlineStack>
  );
}
