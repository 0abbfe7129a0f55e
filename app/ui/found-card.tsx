import { BlockStack, Button, Card, InlineStack, Link, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { FoundText, ScreenText } from "~/i18n/catalogue";
import { carrierLabels } from "~/i18n/present-values";
import { isRaised, type FoundCause } from "~/shipping/found-parcel";
import { Amount } from "./amount";
import type { FoundRow } from "./found-view";
import { LocalTime } from "./local-time";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { TrackingNumber } from "./tracking-number";
import { useFoundAction } from "./use-found-action";

const causeTexts: Readonly<Record<FoundCause, FoundText>> = {
  offered: "foundOffered",
  several_orders: "foundSeveralOrders",
  parcel_not_ended: "foundNotEnded",
  parcel_doubled: "foundDoubled",
  order_erased: "foundErased",
  unknown: "foundUnknown",
};

/** One parcel at a carrier: what its list says of it, what it may be, and what staff can do about it. */
export function FoundCard({ row }: { readonly row: FoundRow }) {
  const translator = useTranslator();
  const facts: [ScreenText, ReactNode][] = [
    ["carrierState", <bdi key="state">{row.carrierState}</bdi>],
    ["foundRecipient", row.recipientName && <bdi>{row.recipientName}</bdi>],
    ["collect", <Amount key="collect" collect={row.collect} />],
    ["sentAt", row.createdAt && <LocalTime at={row.createdAt} />],
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" align="space-between">
          <Text as="h2" variant="headingMd">
            {carrierLabels[row.carrier]}{" "}
            {row.trackingNumber !== null && (
              <TrackingNumber number={row.trackingNumber} url={row.trackingUrl} />
            )}
          </Text>
          {row.state !== null && <StateBadge state={row.state} />}
        </InlineStack>
        <p>
          {translator.screen(causeTexts[row.cause], { order: row.order?.name ?? "" })}{" "}
          {row.order && (
            <Link url={`/app/orders/${row.order.id}`}>
              {translator.screen("openOrder", { name: row.order.name })}
            </Link>
          )}
        </p>
        <dl className="navette-facts">
          {facts.map(
            ([name, value]) =>
              value !== null && (
                <div key={name}>
                  <Text as="dt" tone="subdued" variant="bodySm">
                    {translator.screen(name)}
                  </Text>
                  <Text as="dd">{value}</Text>
                </div>
              ),
          )}
        </dl>
        <FoundActions row={row} />
      </BlockStack>
    </Card>
  );
}

/** A parcel of which the carrier has two cannot become a third: that is settled with the carrier. */
const mayBeAdopted = ({ cause }: FoundRow): boolean => cause !== "parcel_doubled" && cause !== "order_erased";

function FoundActions({ row }: { readonly row: FoundRow }) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useFoundAction();
  const [order, setOrder] = useState("");
  const adoption = { intent: "adopt", parcel: row.id } as const;
  const dismissal = { intent: "dismiss", parcel: row.id } as const;
  const typed = order.trim();
  return (
    <BlockStack gap="300">
      {mayBeAdopted(row) && row.cause !== "offered" && row.cause !== "parcel_not_ended" && (
        <TextField
          label={translator.screen("foundOrderName")}
          value={order}
          onChange={setOrder}
          autoComplete="off"
          maxLength={100}
        />
      )}
      <InlineStack gap="200">
        {mayBeAdopted(row) && (
          <Button
            variant="primary"
            disabled={isBusy || (row.order === null && typed === "")}
            loading={isAsking(adoption)}
            onClick={() => {
              ask({ ...adoption, ...(typed === "" ? {} : { order: typed }) });
            }}
          >
            {row.order === null
              ? translator.screen("foundAdoptHere")
              : translator.screen("foundAdopt", { order: row.order.name })}
          </Button>
        )}
        <Button
          disabled={isBusy}
          loading={isAsking(dismissal)}
          onClick={() => {
            ask(dismissal);
          }}
        >
          {translator.screen(isRaised(row.cause) ? "foundSeenTo" : "foundDismiss")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
