import { useLocation, useNavigate, useNavigation, useRevalidator } from "@remix-run/react";
import { Card, Page, Tabs } from "@shopify/polaris";
import type { ScreenText } from "~/i18n/catalogue";
import { LanguagePicker } from "./language-picker";
import { ShipmentsTable } from "./shipments-table";
import type { ShipmentsPage } from "./shipment-row";
import { shipmentViews, type ShipmentView } from "./shipment-views";
import { useTranslator } from "./speaking";
import { UnshippedTable } from "./unshipped-table";
import { useGentleRefresh } from "./use-gentle-refresh";

const viewNames: Readonly<Record<ShipmentView, ScreenText>> = {
  all: "viewAll",
  toMend: "viewToMend",
  moving: "viewMoving",
  delivered: "viewDelivered",
  ended: "viewEnded",
  notShipping: "viewNotShipping",
};

interface ShipmentsScreenProps {
  readonly view: ShipmentView;
  readonly after: string | null;
  readonly page: ShipmentsPage;
}

/** The app's first screen: the shop's shipments, and the orders that do not ship, with the reasons. */
export function ShipmentsScreen({ view, after, page }: ShipmentsScreenProps) {
  const translator = useTranslator();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const { revalidate, state } = useRevalidator();
  const pagination = usePagination(view, after, page.next);
  useGentleRefresh(secondsUntilNews(page));

  const table = { isLoading: navigation.state === "loading", isFiltered: view !== "all", pagination };
  return (
    <Page
      fullWidth
      title={translator.screen("shipments")}
      secondaryActions={<LanguagePicker />}
      primaryAction={{
        content: translator.screen("refresh"),
        onAction: revalidate,
        loading: state !== "idle" && navigation.state === "idle",
      }}
    >
      <Card padding="0">
        <Tabs
          tabs={shipmentViews.map((name) => ({
            id: name,
            panelID: "shipments",
            content: translator.screen(viewNames[name]),
          }))}
          selected={shipmentViews.indexOf(viewIn(navigation.location?.search) ?? view)}
          onSelect={(index) => {
            const chosen = shipmentViews[index];
            if (chosen) navigate(addressOf(chosen, null));
          }}
        />
        <div id="shipments">
          {page.kind === "shipments" ? (
            <ShipmentsTable rows={page.rows} {...table} />
          ) : (
            <UnshippedTable rows={page.rows} {...table} />
          )}
        </div>
      </Card>
    </Page>
  );
}

/** The view somebody has just asked for is shown as chosen while it loads. */
const viewIn = (search: string | undefined): ShipmentView | undefined => {
  if (search === undefined) return undefined;
  const asked = new URLSearchParams(search).get("view") ?? "all";
  return shipmentViews.find((view) => view === asked);
};

const addressOf = (view: ShipmentView, after: string | null): string => {
  const query = new URLSearchParams();
  if (view !== "all") query.set("view", view);
  if (after !== null) query.set("after", after);
  return query.size === 0 ? "/app" : `/app?${query.toString()}`;
};

/** Cursors lead forward only. Back is the page we came from, or the first one where we came from elsewhere. */
function usePagination(view: ShipmentView, after: string | null, next: string | null) {
  const navigate = useNavigate();
  // Shaped by the `navigate` below, and by nothing else.
  const { state } = useLocation() as { state: { hasPageBefore?: boolean } | null };
  if (after === null && next === null) return null;
  return {
    hasNext: next !== null,
    onNext: () => {
      navigate(addressOf(view, next), { state: { hasPageBefore: true } });
    },
    hasPrevious: after !== null,
    onPrevious: () => {
      if (state?.hasPageBefore) navigate(-1);
      else navigate(addressOf(view, null));
    },
  };
}

const travelling = new Set([
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "returning",
]);

/** Soon while a call is under way or an order is awaited, slower while parcels travel or staff is asked. */
function secondsUntilNews(page: ShipmentsPage): number | null {
  if (page.kind === "orders") return null;
  if (page.rows.length === 0) return 5;
  const states = page.rows.map(({ state }) => state);
  if (states.some((state) => state === "sending" || state === "uncertain")) return 4;
  return states.some((state) => state === "waiting" || state === "asking" || travelling.has(state))
    ? 10
    : null;
}
