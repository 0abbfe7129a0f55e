import { useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { Card, InlineStack, Page, Tabs } from "@shopify/polaris";
import type { ScreenText } from "~/i18n/catalogue";
import { CarrierNotes, UnknownParcels } from "./carrier-notes";
import type { CarrierNotices } from "./found-view";
import { LanguagePicker } from "./language-picker";
import { addressOf, type ListPlace } from "./list-address";
import { ListFilters } from "./list-filters";
import { PrintMenu } from "./print-menu";
import { PickupButton, PickupResult } from "./request-pickup";
import { SearchNews } from "./search-news";
import { ShipmentsList } from "./shipments-list";
import type { ShipmentsPage } from "./shipment-row";
import { secondsUntilNews } from "./seconds-until-news";
import { shipmentViews, statesOffered, type ShipmentView } from "./shipment-views";
import { useTranslator } from "./speaking";
import { useGentleRefresh, useRevalidation } from "./use-gentle-refresh";
import { useShipmentSearch } from "./use-shipment-search";

const viewNames: Readonly<Record<ShipmentView, ScreenText>> = {
  all: "viewAll",
  toMend: "viewToMend",
  moving: "viewMoving",
  delivered: "viewDelivered",
  ended: "viewEnded",
  notShipping: "viewNotShipping",
};

interface ShipmentsScreenProps extends ListPlace {
  readonly page: ShipmentsPage;
  readonly notices: CarrierNotices;
  /** Whether a carrier of the shop is asked to collect parcels. */
  readonly collects: boolean;
}

/** The app's first screen: the shop's shipments, and the orders that do not ship, with the reasons. */
export function ShipmentsScreen({ page: loaded, notices, collects, ...place }: ShipmentsScreenProps) {
  const translator = useTranslator();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const shown = askedIn(navigation.location) ?? place;
  const search = useShipmentSearch(place.view, place.states);
  const revalidation = useRevalidation();
  const refresh = search.isActive ? search : revalidation;
  const page = search.answer?.page ?? loaded;
  const pagination = usePagination(place, loaded.next);
  useGentleRefresh(secondsUntilNews(page), refresh);

  const open = (next: Partial<ListPlace>) => {
    search.fromTheStart();
    navigate(addressOf({ ...shown, after: null, ...next }));
  };
  return (
    <Page
      fullWidth
      title={translator.screen("shipments")}
      secondaryActions={
        <InlineStack gap="200">
          {collects && <PickupButton />}
          <PrintMenu shipments={toHandOver(page)} papers={["labels", "manifest", "pick-list"]} />
          <LanguagePicker />
        </InlineStack>
      }
      primaryAction={{
        content: translator.screen("refresh"),
        onAction: refresh.askAgain,
        loading: refresh.isBusy && navigation.state === "idle",
      }}
    >
      <CarrierNotes notices={notices} />
      <PickupResult />
      <Card padding="0">
        <Tabs
          tabs={shipmentViews.map((name) => ({
            id: name,
            panelID: "shipments",
            content: translator.screen(viewNames[name]),
          }))}
          selected={shipmentViews.indexOf(shown.view)}
          onSelect={(index) => {
            const view = shipmentViews[index];
            if (view) open({ view, states: [] });
          }}
        />
        <ListFilters
          term={search.term}
          canSearch={shown.view !== "notShipping"}
          isBusy={search.isActive && search.isBusy}
          onSearch={search.search}
          offered={statesOffered(shown.view)}
          chosen={shown.states}
          onChoose={(states) => {
            open({ states });
          }}
        />
        <SearchNews search={search} />
        <div id="shipments">
          <ShipmentsList
            page={page}
            term={search.isActive ? search.term.trim() : ""}
            isFiltered={place.view !== "all"}
            hasStates={place.states.length > 0}
            isLoading={navigation.state === "loading" || (search.isActive && !search.isAnswered)}
            pagination={search.isActive ? search.pagination : pagination}
            onClearSearch={() => {
              search.search("");
            }}
            onClearStates={() => {
              open({ states: [] });
            }}
          />
        </div>
      </Card>
      <UnknownParcels found={notices.found} />
    </Page>
  );
}

/** What is printed for a page of the list: its parcels that the courier has not collected yet. */
const toHandOver = (page: ShipmentsPage): readonly string[] =>
  page.kind === "shipments" ? page.rows.filter(({ state }) => state === "created").map(({ id }) => id) : [];

/** What somebody has just asked of the list is shown as chosen while it loads. */
function askedIn(
  location: { readonly pathname: string; readonly search: string } | undefined,
): ListPlace | null {
  if (location?.pathname !== "/app") return null;
  const query = new URLSearchParams(location.search);
  const asked = query.get("view") ?? "all";
  const view = shipmentViews.find((known) => known === asked) ?? "all";
  const states = query.get("states")?.split(",") ?? [];
  return {
    view,
    states: statesOffered(view).filter((state) => states.includes(state)),
    after: query.get("after"),
  };
}

/** Cursors lead forward only. Back is the page we came from, or the first one where we came from elsewhere. */
function usePagination(place: ListPlace, next: string | null) {
  const navigate = useNavigate();
  // Shaped by the `navigate` below, and by nothing else.
  const { state } = useLocation() as { state: { hasPageBefore?: boolean } | null };
  if (place.after === null && next === null) return null;
  return {
    hasNext: next !== null,
    onNext: () => {
      navigate(addressOf({ ...place, after: next }), { state: { hasPageBefore: true } });
    },
    hasPrevious: place.after !== null,
    onPrevious: () => {
      if (state?.hasPageBefore) navigate(-1);
      else navigate(addressOf({ ...place, after: null }));
    },
  };
}
