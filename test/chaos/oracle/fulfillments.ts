import { heldOf, parcelOf, shipmentsOf } from "./parcel-of";
import type { Ledgers, NavetteShipment, ShopifyFulfillment, ShopifyOrder } from "./ledgers";
import type { Violation } from "./violation";

/** What a person has to decide: once told, it is theirs. */
const decided: ReadonlySet<string> = new Set(["fulfillment_cancelled", "cancel_refused", "cancel_by_hand"]);

/** Each travelling shipment has its fulfillment, once; nothing that does not travel has one; no event is told twice. */
export function judgeFulfillments(ledgers: Ledgers): readonly Violation[] {
  return ledgers.orders.flatMap((order) => [
    ...shipmentsOf(ledgers, order).flatMap((shipment) => judgeShipment(ledgers, order, shipment)),
    ...order.fulfillments.flatMap((fulfillment) => [
      ...judgeOwner(ledgers, order, fulfillment),
      ...judgeEvents(order, fulfillment),
    ]),
  ]);
}

/** As Navette writes them; what staff type by hand in these worlds has other names. */
const carrierNames: ReadonlySet<string> = new Set(["First Delivery", "Dropcolis", "ECOTRACK", "Delivety"]);

/** A fulfillment by a carrier is one shipment's. */
function judgeOwner(
  ledgers: Ledgers,
  order: ShopifyOrder,
  { id, active, company, numbers }: ShopifyFulfillment,
): readonly Violation[] {
  if (!active || !carrierNames.has(company ?? "")) return [];
  const owners = shipmentsOf(ledgers, order).filter(
    (shipment) =>
      shipment.fulfillmentId === id || numbers.some((number) => number === shipment.trackingNumber),
  );
  if (owners.length === 1) return [];
  const whose = owners.length === 0 ? "is no shipment's" : `is that of ${owners.length} shipments`;
  return [{ kind: "lost", about: order.name, words: `a fulfillment by ${company ?? ""} ${whose}` }];
}

function judgeShipment(
  ledgers: Ledgers,
  order: ShopifyOrder,
  shipment: NavetteShipment,
): readonly Violation[] {
  const parcel = parcelOf(ledgers, shipment);
  const { reference, state } = shipment;
  const ours = order.fulfillments.filter(
    ({ id, active, numbers }) =>
      active &&
      (id === shipment.fulfillmentId || numbers.some((number) => number === shipment.trackingNumber)),
  );
  const [first] = ours;
  const is = (kind: Violation["kind"], words: string): readonly Violation[] => [
    { kind, about: order.name, words },
  ];
  if (ours.length > 1) return is("duplicate", `${ours.length} fulfillments of one parcel ${reference}`);
  const isOver = ["cancelled", "failed"].includes(state);
  if (parcel?.alive && isOver && shipment.problem !== "delivery_failed") {
    return is("lost", `a parcel ${reference} travels, and Navette calls it ${state}`);
  }
  if (first && !isOver) {
    if (shipment.fulfillmentId === null) {
      return is("lost", `Navette does not know the fulfillment of ${reference}`);
    }
    return judgeContents(ledgers, order, shipment, first);
  }
  // Whoever cancels the fulfillment of what was delivered means it.
  const was = order.fulfillments.find(({ id }) => id === shipment.fulfillmentId);
  if (was && !was.active && was.events.includes("DELIVERED")) return [];
  if (parcel?.alive && !isOver && !first && !saysWhy(ledgers, order, shipment)) {
    return is("lost", `a parcel ${reference} travels without a fulfillment`);
  }
  if (!parcel?.alive && first && isOver) {
    return is("lost", `fulfilled by a parcel ${reference} that does not travel`);
  }
  return [];
}

/** It names the parcel's number and holds its goods, or what Shopify had left of them. */
function judgeContents(
  ledgers: Ledgers,
  order: ShopifyOrder,
  { id, reference, trackingNumber, lines }: NavetteShipment,
  fulfillment: ShopifyFulfillment,
): readonly Violation[] {
  if (trackingNumber !== null && !fulfillment.numbers.includes(trackingNumber)) {
    const words = `the fulfillment of ${reference} names ${fulfillment.numbers.join(", ") || "no number"}`;
    return [{ kind: "lost", about: order.name, words }];
  }
  const named = [...new Set([...lines, ...fulfillment.lines].map(({ line }) => line))];
  const hasChanged = ledgers.states.some(
    ({ shipment, changed }) => shipment === id && changed.includes("title"),
  );
  const isOther = named.some((line) => {
    const [sent, fulfilled] = [heldOf([{ lines }], line), heldOf([fulfillment], line)];
    return fulfilled > sent || (fulfilled < sent && !hasChanged);
  });
  return isOther
    ? [{ kind: "lost", about: order.name, words: `the fulfillment of ${reference} holds other goods` }]
    : [];
}

/** Staff are given a reason that Shopify's book bears out, or had it to decide. */
function saysWhy({ states }: Ledgers, order: ShopifyOrder, { id, problem }: NavetteShipment): boolean {
  const isOpen = order.fulfillmentOrders.some(({ lines }) => lines.some(({ remaining }) => remaining > 0));
  const has = (status: string): boolean => order.fulfillmentOrders.some((one) => one.status === status);
  return (
    (problem === "on_hold" && has("ON_HOLD")) ||
    (problem === "scheduled" && has("SCHEDULED")) ||
    (problem === "already_fulfilled" && !isOpen) ||
    states.some((seen) => seen.shipment === id && decided.has(seen.problem ?? ""))
  );
}

function judgeEvents(order: ShopifyOrder, { events }: ShopifyFulfillment): readonly Violation[] {
  const twice = events.find((status, index) => events.indexOf(status) !== index);
  return twice === undefined
    ? []
    : [{ kind: "duplicate", about: order.name, words: `Shopify is told ${twice} twice` }];
}
