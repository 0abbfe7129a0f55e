import { heldOf, shipmentsOf, travels } from "./parcel-of";
import type { Ledgers, NavetteShipment, ShopifyOrder } from "./ledgers";

/** How many of a line wait, or were given up, with a reason that staff see and that is not a false one. */
export function explainedOf(ledgers: Ledgers, order: ShopifyOrder, line: string): number {
  if (isWholeOrderExplained(ledgers, order)) return Number.POSITIVE_INFINITY;
  const reasons = shipmentsOf(ledgers, order).filter(
    (shipment) =>
      shipment.lines.some((held) => held.line === line) &&
      !travels(ledgers, shipment) &&
      explainsItself(ledgers, order, shipment),
  );
  // Staff took the goods off the list: what is added later does not come back by itself either.
  if (reasons.some(({ problem }) => problem === "cancelled_by_staff")) return Number.POSITIVE_INFINITY;
  return heldOf(reasons, line);
}

/** The list of orders says why nothing of it ships. */
function isWholeOrderExplained(ledgers: Ledgers, order: ShopifyOrder): boolean {
  const listed = ledgers.navette.orders.find(({ id }) => id === order.id);
  return (
    listed?.state === "not_shipped" && listed.problem !== null && isTrue(ledgers, order, null, listed.problem)
  );
}

function explainsItself(ledgers: Ledgers, order: ShopifyOrder, shipment: NavetteShipment): boolean {
  const { id, state, problem } = shipment;
  // A shop that ships by hand has it on its list.
  if (problem === null) return state === "waiting" && order.mode === "manual";
  if (!isTrue(ledgers, order, shipment, problem)) return false;
  if (state === "cancelled" || state === "failed") return true;
  return ledgers.navette.problems.some((told) => told.shipment === id && told.code === problem);
}

/**
 * What must be so for a reason to be no false one, by the books of Shopify and the carrier. A reason that no world brings
 * about is false wherever it is given: every order has its name, phone and address, every product its number.
 */
function isTrue(
  ledgers: Ledgers,
  order: ShopifyOrder,
  shipment: NavetteShipment | null,
  code: string,
): boolean {
  const has = (status: string): boolean => order.fulfillmentOrders.some((one) => one.status === status);
  const hasFailed = (...kinds: readonly string[]): boolean =>
    ledgers.faults.some(
      ({ party, kind }) => party === shipment?.carrier && (kinds.length === 0 || kinds.includes(kind)),
    );
  switch (code) {
    case "order_cancelled":
      return order.cancelled;
    case "on_hold":
      return has("ON_HOLD");
    case "scheduled":
      return has("SCHEDULED");
    case "old_order":
      return order.mayBeOld;
    case "twin_order":
    case "twin_skipped":
      return ledgers.orders.some(({ id, phone }) => id !== order.id && phone === order.phone);
    case "place_unknown":
      return order.isVague;
    case "payment_pending":
      return !order.isCashOnDelivery && Number(order.outstanding) > 0;
    // ECOTRACK collects whole dinars.
    case "amount_unreadable":
      return order.carrier === "ecotrack" && !Number.isInteger(Number(order.outstanding));
    case "ship_again":
      return shipmentsOf(ledgers, order).some(
        (other) => ["cancelled", "failed"].includes(other.state) && sharesGoods(other, shipment),
      );
    case "cancelled_by_staff":
    case "cancelled_by_carrier":
    case "not_sent_by_staff":
      return true;
    case "carrier_auth":
      return hasFailed("401");
    case "carrier_rejected":
    case "carrier_unexpected":
    case "carrier_duplicate":
      return hasFailed();
    default:
      return false;
  }
}

const sharesGoods = (one: NavetteShipment, other: NavetteShipment | null): boolean =>
  one.lines.some(({ line }) => other?.lines.some((held) => held.line === line));
