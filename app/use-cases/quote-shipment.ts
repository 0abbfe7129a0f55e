import { fulfillmentOrderOf } from "~/shipping/fulfillment-order-of";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent } from "~/shipping/moves";
import { findParcel } from "~/shipping/plan-shipment";
import type { Parcel } from "~/shipping/ports/carrier";
import type { Quote } from "~/shipping/ports/carrier-services";
import type { StoredConnection } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { carrierFailure, hasNot } from "./at-carrier";
import { connectable } from "./connectable";
import { knownShop } from "./known-shop";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** Prices change; what names no end, or a later one, is believed for a day. */
const lifeMilliseconds = 24 * 3_600_000;

/**
 * What a shipment that waits would cost, by service level. Nothing is created. The answer is kept as long as it holds,
 * at most a day, and asked for again when anything that the price depends on has changed.
 */
export async function quoteShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<readonly Quote[], Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  if (!isUnsent(shipment.state)) return fail(refusal("not_waiting", { order: shipment.orderName }));
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  if (!carrier) return fail(refusal("has_problem"));
  if (!carrier.quote) return fail(hasNot(carrier, "quote"));
  const asked = await questionOf(world, shipment, known.value.settings);
  if (!asked) return fail(refusal("has_problem"));

  const { connection, parcel } = asked;
  const askedWith = whatThePriceDependsOn(connection, parcel);
  const now = world.clock.now();
  const kept = await world.store.quotes.find(shop, connection.id, askedWith, now);
  if (kept) return ok(kept);
  const quoted = await carrier.quote(connection, parcel);
  if (!quoted.ok) {
    // A problem of the parcel is the one that stands on the shipment, or will when it is shipped.
    return fail("code" in quoted.error ? refusal("has_problem") : carrierFailure(quoted.error));
  }
  const ends = quoted.value.flatMap(({ validUntil }) => (validUntil ? [validUntil.getTime()] : []));
  const until = new Date(Math.min(now.getTime() + lifeMilliseconds, ...ends));
  if (until > now) {
    await world.store.quotes.save(shop, connection.id, askedWith, quoted.value, { from: now, until });
  }
  return quoted;
}

/** The parcel as it would be sent; null while something on the order stands in its way. */
async function questionOf(
  world: World,
  shipment: Shipment,
  settings: Parcel["settings"],
): Promise<{ readonly connection: StoredConnection; readonly parcel: Parcel } | null> {
  const { shop, orderId, reference, collect, lines, connectionId } = shipment;
  const stored = await world.store.orders.find(shop, orderId);
  const fulfillmentOrder = stored && fulfillmentOrderOf(stored.order, shipment);
  if (!fulfillmentOrder) return null;
  const connections = await world.store.connections.list(shop);
  const found = findParcel({
    order: stored.order,
    group: { fulfillmentOrder, lines: [...lines] },
    reference,
    collect,
    connections: connectable(world, connections),
    settings,
    placeAnswer: stored.placeAnswer,
    staffConnection: connectionId,
    // Each level's price is asked, whichever was chosen.
    serviceLevel: null,
    byStaff: true,
  });
  if ("held" in found) return null;
  const connection = connections.find(({ id }) => id === found.connection.id);
  return connection ? { connection, parcel: found.parcel } : null;
}

/** More than any carrier's price depends on: a question too many costs a call, one too few a wrong price. */
function whatThePriceDependsOn({ settings }: StoredConnection, parcel: Parcel): string {
  const { order, contents, place, collect, fulfillmentOrder, marks } = parcel;
  const { shippingAddress, currency, tags, attributes } = order;
  const { locationAddress, deliverAfter, deliverBefore } = fulfillmentOrder;
  const { pickup, parcel: defaults, products } = parcel.settings;
  return JSON.stringify([
    [settings, pickup, defaults, products],
    [shippingAddress, currency, tags, attributes, contents, place, collect],
    [locationAddress, deliverAfter, deliverBefore],
    { ...marks, serviceLevel: null },
  ]);
}
