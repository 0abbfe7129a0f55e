import { BlockStack, List, Text } from "@shopify/polaris";
import { problemInWords, reasonSentence } from "~/i18n/sentences";
import type { ParcelView } from "./order-view";
import { placeName } from "./place-name";
import { useTranslator } from "./speaking";

/** Why a parcel left as it did, or did not leave: one sentence for each thing that decided it, what holds it at the end. */
export function Reasons({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const place = parcel.place && placeName(parcel.place, translator.language);
  const sentences = parcel.reasons.map(({ code, values }) =>
    reasonSentence(
      { code, values: place === null ? values : { ...values, place } },
      translator,
      parcel.carrier,
    ),
  );
  if (parcel.problem) sentences.push(problemInWords(parcel.problem, translator, parcel.carrier).happened);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {translator.screen(parcel.sentAt === null ? "whyNotShipped" : "whyShipped")}
      </Text>
      <List type="number">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>
            {/* Days and amounts may be written differently by the browser than by the server. */}
            <span suppressHydrationWarning>{sentence}</span>
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
