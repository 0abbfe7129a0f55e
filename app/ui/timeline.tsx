import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { CarrierHistory } from "./carrier-history";
import { LocalTime } from "./local-time";
import type { ParcelView, TimelineEvent } from "./order-view";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";

/** What was said of a parcel, the newest first: in the carrier's own words, ours beside them. */
export function Timeline({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {translator.screen("parcelTimeline")}
      </Text>
      {parcel.timeline.length === 0 ? (
        <Text as="p" tone="subdued">
          {translator.screen("nothingReported")}
        </Text>
      ) : (
        <ol className="navette-history">
          {parcel.timeline.map((event, index) => (
            <li key={`${event.at} ${String(index)}`}>
              <Reported event={event} />
            </li>
          ))}
        </ol>
      )}
      {parcel.services.history && <CarrierHistory parcel={parcel} />}
    </BlockStack>
  );
}

function Reported({ event }: { readonly event: TimelineEvent }) {
  const translator = useTranslator();
  return (
    <>
      <InlineStack gap="200" blockAlign="center">
        {event.carrierState === null ? (
          <span>{translator.screen("saidByShop")}</span>
        ) : (
          <bdi className="navette-raw">{event.carrierState}</bdi>
        )}
        {event.state === null ? (
          <Text as="span" tone="subdued" variant="bodySm">
            {translator.screen("stateNotKnown")}
          </Text>
        ) : (
          <StateBadge state={event.state} />
        )}
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        <LocalTime at={event.at} />
      </Text>
    </>
  );
}
