import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { refusalSentence } from "~/i18n/sentences";
import { FoundCard } from "./found-card";
import type { FoundRow } from "./found-view";
import { useTranslator } from "./speaking";
import { useFoundAction } from "./use-found-action";

/** Parcels that carriers have and no shipment is: staff take them in, or say that they are not theirs. */
export function FoundScreen({ rows }: { readonly rows: readonly FoundRow[] }) {
  const translator = useTranslator();
  return (
    <Page
      title={translator.screen("foundTitle")}
      subtitle={translator.screen("foundIntro")}
      backAction={{ content: translator.screen("backToShipments"), url: "/app" }}
    >
      <BlockStack gap="400">
        <FoundResult />
        {rows.length === 0 && <NothingFoundThere />}
        {rows.map((row) => (
          <FoundCard key={row.id} row={row} />
        ))}
      </BlockStack>
    </Page>
  );
}

function FoundResult() {
  const translator = useTranslator();
  const { answer } = useFoundAction();
  if (!answer) return null;
  const isDone = answer.kind === "done";
  return (
    <div role="status">
      <Banner
        tone={isDone ? "success" : "critical"}
        title={translator.screen(isDone ? answer.text : "refused")}
      >
        {answer.kind === "refused" && <p>{refusalSentence(answer.refusal, translator)}</p>}
      </Banner>
    </div>
  );
}

function NothingFoundThere() {
  const translator = useTranslator();
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {translator.screen("foundEmptyTitle")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {translator.screen("foundEmptyText")}
        </Text>
      </BlockStack>
    </Card>
  );
}
