import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ScreenText } from "~/i18n/catalogue";
import { carrierLabels } from "~/i18n/present-values";
import { Amount, Sum } from "./amount";
import { LocalDay, LocalTime } from "./local-time";
import type { ParcelView } from "./order-view";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { TrackingNumber } from "./tracking-number";

/** Everything known about one parcel, as a list of terms. */
export function ParcelCard({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const facts: [ScreenText, ReactNode][] = [
    [
      "trackingNumber",
      parcel.trackingNumber && <TrackingNumber number={parcel.trackingNumber} url={parcel.trackingUrl} />,
    ],
    ["carrierState", parcel.carrierState && <bdi>{parcel.carrierState}</bdi>],
    ["collect", <Amount key="collect" collect={parcel.collect} />],
    ["place", parcel.place && <bdi>{placeName(parcel.place)}</bdi>],
    ["contents", translator.count("pieces", parcel.pieces)],
    ["cost", parcel.cost && <Sum sum={parcel.cost} />],
    ["estimatedDelivery", parcel.estimatedDelivery && <LocalDay at={parcel.estimatedDelivery} />],
    ["inShopify", translator.screen(parcel.isFulfilled ? "fulfilled" : "notFulfilled")],
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
      parcel.labelUrl && (
        <Link url={parcel.labelUrl} target="_blank">
          {translator.screen("openLabel")}
          <Text as="span" visuallyHidden>
            {` (${translator.screen("newTab")})`}
          </Text>
        </Link>
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
      </BlockStack>
    </Card>
  );
}

const placeName = ({ region, locality }: NonNullable<ParcelView["place"]>): string =>
  locality === null ? region : `${locality}, ${region}`;
