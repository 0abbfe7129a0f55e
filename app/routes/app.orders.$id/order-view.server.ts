import { raisedCauses } from "~/shipping/found-parcel";
import { orderId, type ShopDomain } from "~/shipping/ids";
import { orderState } from "~/shipping/order-state";
import { placeCountry, regionsOf } from "~/shipping/places/regions";
import type { StoredOrder } from "~/shipping/ports/store";
import { defaultSettings } from "~/shipping/settings";
import type { Shipment } from "~/shipping/shipment";
import type { TrackingEvent } from "~/shipping/tracking";
import type { OrderView, ParcelView, Question, TimelineEvent } from "~/ui/order-view";
import { connectable } from "~/use-cases/connectable";
import { problemOfFound } from "~/use-cases/list-found";
import type { World } from "~/use-cases/world";
import { historyLineOf, parcelFactsOf } from "../app/rows.server";
import { reasonsOf, type ReasonsQuestion } from "./reasons";
import { actionsOf, servicesOf, shipOf } from "./remedies";

/** Everything an order's page shows; null where this shop has no such order. */
export async function readOrderView(
  world: World,
  shop: ShopDomain,
  id: string | undefined,
): Promise<OrderView | null> {
  const known = orderId.safeParse(id);
  if (!known.success) return null;
  const stored = await world.store.orders.find(shop, known.data);
  if (!stored) return null;
  const shipments = await world.store.shipments.ofOrder(shop, known.data);
  const journal = await world.store.journal.ofOrder(shop, known.data);
  const settings = (await world.store.shops.find(shop))?.settings ?? defaultSettings;
  const connections = connectable(world, await world.store.connections.list(shop));
  const parcels: ParcelView[] = [];
  const causes = raisedCauses;
  const found = await world.store.foundParcels.list(shop, { causes, orderId: known.data });
  for (const shipment of shipments) {
    const parcel = await readParcel(world, { shipment, stored, settings, connections });
    const raised = found.find(({ shipmentId }) => shipmentId === shipment.id);
    // What is at the carrier and should not be is the graver matter, of parcels that are over above all.
    parcels.push(raised ? { ...parcel, problem: problemOfFound(raised) } : parcel);
  }
  return {
    id: stored.order.id,
    name: stored.order.name,
    ...orderState(shipments, stored.problem),
    problem: shipments.length === 0 ? stored.problem : null,
    ship: shipOf(shipments, stored.problem),
    connections: connections.map(({ id: connection, facts }) => ({ id: connection, carrier: facts.name })),
    // The newest first, of parcels as of what happened: it says how things stand.
    parcels: parcels.toReversed(),
    history: journal.map(historyLineOf).toReversed(),
  };
}

async function readParcel(world: World, question: ReasonsQuestion): Promise<ParcelView> {
  const { shipment, stored } = question;
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  const events = await world.store.shipments.trackingEvents(shipment.shop, shipment.id);
  return {
    ...parcelFactsOf(shipment, stored.order),
    // It bears an access token: where the label can be fetched for staff, their browser need not see it.
    ...(carrier?.label ? { labelUrl: null } : {}),
    actions: actionsOf(shipment, carrier),
    services: servicesOf(shipment, carrier),
    question: await questionOf(world, shipment, stored),
    reasons: reasonsOf(question),
    timeline: events.map((event) => timelineEventOf(event, carrier?.toldByStaff === true)).toReversed(),
  };
}

/** Where nobody but the shop tells, its own state stands where the carrier's words would. */
const timelineEventOf = (
  { at, carrierState, state }: TrackingEvent,
  isToldByStaff: boolean,
): TimelineEvent => ({
  at: at.toISOString(),
  carrierState: isToldByStaff && carrierState === state ? null : carrierState,
  state,
});

async function questionOf(world: World, shipment: Shipment, stored: StoredOrder): Promise<Question | null> {
  if (shipment.state === "uncertain") return { kind: "uncertain" };
  const { problem } = shipment;
  const isSkipped = problem?.code === "twin_skipped" && stored.twinAnswer === "skip";
  if (problem && (isSkipped || problem.code === "twin_order")) {
    const name = String(problem.values["order"] ?? "");
    const twin = name === "" ? null : await world.store.orders.findByNameOrId(shipment.shop, name);
    return { kind: "twin", twin: twin && { id: twin.order.id, name: twin.order.name }, isSkipped };
  }
  if (shipment.state !== "asking") return null;
  const address = stored.order.shippingAddress;
  const country = placeCountry(address?.country ?? "");
  if (!country) return null;
  return {
    kind: "place",
    country,
    regions: regionsOf(country).map(({ code, fr, ar }) => ({ code, fr, ar })),
    suggested: {
      regionCode: shipment.place?.regionCode ?? null,
      locality: shipment.place?.locality ?? address?.city ?? "",
    },
  };
}
