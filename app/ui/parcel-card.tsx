import { BlockStack, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ScreenText } from "~/i18n/catalogue";
import { carrierLabels } from "~/i18n/present-values";
import { Amount, Sum } from "./amount";
import { LocalDay, LocalTime } from "./local-time";
import type { ParcelView } from "./order-view";
import { placeName } from "./place-name";
import { PrintMenu } from "./print-menu";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { TrackingNumber } from "./tracking-number";

const fulfillmentTexts = { written: "fulfilled", cancelled: "takenBack", none: "notFulfilled" } as const;

/** Only what a carrier has, and still has, is a parcel with a label. */
const isPrintable = ({ sentAt, state }: ParcelView): boolean =>
  sentAt !== null && state !== "cancelled" && state !== "failed";

interface ParcelCardProps {
  readonly parcel: ParcelView;
  /** What needs a person, before everything else. */
  readonly remedy?: ReactNode;
  /** What stands below the facts, in parts. */
  readonly parts?: readonly ReactNode[];
}

/** One parcel: what needs a person, everything known about it as a list of terms, and whatever explains it. */
export function ParcelCard({ parcel, remedy, parts = [] }: ParcelCardProps) {
  const translator = useTranslator();
  const facts: [ScreenText, ReactNode][] = [
    [
      "trackingNumber",
      parcel.trackingNumber && <TrackingNumber number={parcel.trackingNumber} url={parcel.trackingUrl} />,
    ],
    ["carrierState", parcel.carrierState && <bdi>{parcel.carrierState}</bdi>],
    ["collect", <Amount key="collect" collect={parcel.collect} />],
    ["place", parcel.place && <bdi>{placeName(parcel.place, translator.language)}</bdi>],
    ["contents", translator.count("pieces", parcel.pieces)],
    ["cost", parcel.cost && <Sum sum={parcel.cost} />],
    ["estimatedDelivery", parcel.estimatedDelivery && <LocalDay at={parcel.estimatedDelivery} />],
    ["inShopify", translator.screen(fulfillmentTexts[parcel.fulfillment])],
    ["sentAt", parcel.sentAt && <LocalTime at={parcel.sentAt} />],
    ["updatedAt", <LocalTime key="updatedAt" at={parcel.updatedAt} />],
    [
      "reference",
      <bdi key="reference" className="navette-number">
        {parcel.reference}
      </bdi>,
    ],
    [
      "label",
      (isPrintable(parcel) || parcel.labelUrl) && (
        <InlineStack key="label" gap="300" blockAlign="center">
          {isPrintable(parcel) && <PrintMenu shipments={[parcel.id]} papers={["labels"]} />}
          {parcel.labelUrl && (
            <Link url={parcel.labelUrl} target="_blank">
              {translator.screen("openLabel")}
              <Text as="span" visuallyHidden>
                {` (${translator.screen("newTab")})`}
              </Text>
            </Link>
          )}
        </InlineStack>
      ),
    ],
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center" align="space-between">
          <Text as="h2" variant="headingMd">
            {parcel.carrier ? <bdi>{carrierLabels[parcel.carrier]}</bdi> : translator.screen("noCarrier")}
          </Text>
          <StateBadge state={parcel.state} />
        </InlineStack>
        {remedy}
        <dl className="navette-facts">
          {facts.map(([term, fact]) =>
            fact === null ? null : (
              <div key={term}>
                <Text as="dt" tone="subdued" variant="bodySm">
                  {translator.screen(term)}
                </Text>
                <Text as="dd">{fact}</Text>
              </div>
            ),
          )}
        </dl>
        {parts.map((part, index) => (
          // The parts of a card neither come, go nor move.
          <BlockStack key={index} gap="400">
            <Divider />
            {part}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
