import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { problemInWords } from "~/i18n/sentences";
import type { Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";
import { History } from "./history";
import type { OrderView } from "./order-view";
import { ParcelCard } from "./parcel-card";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { useGentleRefresh } from "./use-gentle-refresh";

/** One order: how it stands, why, and all that happened to it. */
export function OrderScreen({ order }: { readonly order: OrderView }) {
  const translator = useTranslator();
  const { revalidate, state } = useRevalidator();
  useGentleRefresh(order.state === "sending" || order.state === "uncertain" ? 4 : 15);
  return (
    <Page
      title={translator.screen("orderTitle", { name: order.name })}
      titleMetadata={<StateBadge state={order.state} />}
      backAction={{ content: translator.screen("backToShipments"), url: "/app" }}
      secondaryActions={[
        {
          content: translator.screen("refresh"),
          onAction: revalidate,
          loading: state !== "idle",
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
        {order.problem && <ProblemBanner problem={order.problem} carrier={null} isCalm />}
        {order.parcels.map((parcel) => (
          <BlockStack key={parcel.id} gap="400">
            {parcel.problem && <ProblemBanner problem={parcel.problem} carrier={parcel.carrier} />}
            <ParcelCard parcel={parcel} />
          </BlockStack>
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
    </Page>
  );
}

interface ProblemBannerProps {
  readonly problem: Problem;
  readonly carrier: CarrierName | null;
  /** Not a fault: the order is simply not one that ships. */
  readonly isCalm?: boolean;
}

function ProblemBanner({ problem, carrier, isCalm = false }: ProblemBannerProps) {
  const { happened, todo, said } = problemInWords(problem, useTranslator(), carrier);
  return (
    <Banner tone={isCalm ? "info" : "warning"} title={happened}>
      {said !== null && <p>{said}</p>}
      <p suppressHydrationWarning>{todo}</p>
    </Banner>
  );
}

export function OrderUnknownScreen() {
  const translator = useTranslator();
  const { revalidate, state } = useRevalidator();
  return (
    <Page backAction={{ content: translator.screen("backToShipments"), url: "/app" }}>
      <Banner
        title={translator.screen("orderUnknownTitle")}
        action={{ content: translator.screen("refresh"), onAction: revalidate, loading: state !== "idle" }}
      >
        <p>{translator.screen("orderUnknownText")}</p>
      </Banner>
    </Page>
  );
}
