import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { ActionResult } from "./action-result";
import { History } from "./history";
import type { OrderView, ParcelView } from "./order-view";
import { ParcelActions } from "./parcel-actions";
import { ParcelCard } from "./parcel-card";
import { ProblemBanner } from "./problem-banner";
import { QuestionOf } from "./question";
import { Reasons } from "./reasons";
import { Remarks } from "./remarks";
import { ShipDialog } from "./ship-dialog";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { Timeline } from "./timeline";
import { useGentleRefresh, useRevalidation } from "./use-gentle-refresh";
import { useOrderAction } from "./use-order-action";

/** One order: how it stands, why, what to do about it, and all that happened to it. */
export function OrderScreen({ order }: { readonly order: OrderView }) {
  const translator = useTranslator();
  const refresh = useRevalidation();
  const shipping = useShipping(order);
  useGentleRefresh(order.state === "sending" || order.state === "uncertain" ? 4 : 15, refresh);
  return (
    <Page
      title={translator.screen("orderTitle", { name: order.name })}
      titleMetadata={<StateBadge state={order.state} />}
      backAction={{ content: translator.screen("backToShipments"), url: "/app" }}
      {...(shipping.action ? { primaryAction: shipping.action } : {})}
      secondaryActions={[
        {
          content: translator.screen("refresh"),
          onAction: refresh.askAgain,
          loading: refresh.isBusy,
        },
        {
          content: translator.screen("openInShopify"),
          // App Bridge takes this address to the order's page in whichever admin the app is in.
          url: `shopify://admin/orders/${order.id}`,
          target: "_top",
        },
      ]}
    >
      <BlockStack gap="400">
        <ActionResult order={order} />
        {order.problem && <ProblemBanner problem={order.problem} carrier={null} isCalm />}
        {order.parcels.map((parcel) => (
          <ParcelCard
            key={parcel.id}
            parcel={parcel}
            remedy={<Remedy parcel={parcel} />}
            parts={partsOf(parcel)}
          />
        ))}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {translator.screen("whatHappened")}
            </Text>
            <History order={order} />
          </BlockStack>
        </Card>
      </BlockStack>
      {shipping.dialog}
    </Page>
  );
}

/** The button that ships; with several carriers it asks which one. */
function useShipping(order: OrderView) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const [isOpen, setOpen] = useState(false);
  if (order.ship === null) return { action: null, dialog: null };
  const request = { intent: "ship" };
  const action = {
    content: translator.screen(order.ship === "again" ? "shipAgain" : "ship"),
    disabled: isBusy,
    loading: isAsking(request),
    onAction: () => {
      if (order.connections.length > 1) setOpen(true);
      else ask(request);
    },
  };
  const close = () => {
    setOpen(false);
  };
  return { action, dialog: <ShipDialog order={order} isOpen={isOpen} onClose={close} /> };
}

/** Cancelling a parcel that is well comes last; what remedies a problem stands beside it. */
const needsPerson = ({ problem, question }: ParcelView): boolean => problem !== null || question !== null;

function partsOf(parcel: ParcelView): readonly ReactNode[] {
  const reasons = <Reasons key="reasons" parcel={parcel} />;
  const timeline = <Timeline key="timeline" parcel={parcel} />;
  const actions = <ParcelActions key="actions" parcel={parcel} />;
  return [
    reasons,
    ...(parcel.sentAt !== null || parcel.timeline.length > 0 ? [timeline] : []),
    ...(parcel.services.remarks
      ? [<Remarks key="remarks" parcel={parcel} most={parcel.services.remarks.mostCharacters} />]
      : []),
    ...(parcel.actions.length > 0 && !needsPerson(parcel) ? [actions] : []),
  ];
}

/** What stands in a parcel's way, and whatever staff can do about it. */
function Remedy({ parcel }: { readonly parcel: ParcelView }) {
  if (!needsPerson(parcel)) return null;
  return (
    <>
      {parcel.problem && (
        <ProblemBanner
          problem={parcel.problem}
          carrier={parcel.carrier}
          isCalm={parcel.state === "cancelled"}
        />
      )}
      <QuestionOf parcel={parcel} />
      <ParcelActions parcel={parcel} />
    </>
  );
}

export function OrderUnknownScreen() {
  const translator = useTranslator();
  const { askAgain, isBusy } = useRevalidation();
  return (
    <Page backAction={{ content: translator.screen("backToShipments"), url: "/app" }}>
      <Banner
        title={translator.screen("orderUnknownTitle")}
        action={{ content: translator.screen("refresh"), onAction: askAgain, loading: isBusy }}
      >
        <p>{translator.screen("orderUnknownText")}</p>
      </Banner>
    </Page>
  );
}
