import { explainedOf } from "./explanations";
import { heldOf, parcelOf, shipmentsOf, travels } from "./parcel-of";
import type { Ledgers, ShopifyFulfillment, ShopifyOrder } from "./ledgers";
import type { Violation } from "./violation";

const unsentStates: readonly string[] = ["waiting", "asking", "sending", "uncertain"];

/**
 * Every order that should ship has shipped exactly once, or says exactly once why not. Goods are counted line by line: what
 * travels in living parcels, what somebody else fulfilled, and what waits with a reason.
 */
export const judgeGoods = (ledgers: Ledgers): readonly Violation[] =>
  ledgers.orders.flatMap((order) => [
    ...order.lines.flatMap((line) => judgeLine(ledgers, order, line)),
    ...judgeExplanations(ledgers, order),
  ]);

function judgeLine(
  ledgers: Ledgers,
  order: ShopifyOrder,
  { id, wanted, most }: ShopifyOrder["lines"][number],
): readonly Violation[] {
  const shipments = shipmentsOf(ledgers, order);
  const sent = heldOf(
    shipments.filter((shipment) => travels(ledgers, shipment)),
    id,
  );
  const elsewhere = heldOf(fulfilledByOthers(ledgers, order), id);
  const planned = heldOf(
    shipments.filter((shipment) => unsentStates.includes(shipment.state) && !travels(ledgers, shipment)),
    id,
  );
  const about = order.name;
  const violations: Violation[] = [];
  if (sent > most) {
    const words = `${sent} of a line travel, of which ${most} were ever ordered`;
    violations.push({ kind: "duplicate", about, words });
  }
  if (planned > 0 && (order.cancelled || sent + elsewhere + planned > most)) {
    const words = `${planned} of a line are planned, ${sent + elsewhere} of ${most} are on their way`;
    violations.push({ kind: "duplicate", about, words });
  }
  const missing = wanted - sent - elsewhere;
  if (missing > 0 && shouldShip(order) && explainedOf(ledgers, order, id) < missing) {
    const words = `${missing} of a line neither travel nor say why not`;
    violations.push({ kind: "lost", about, words });
  }
  return violations;
}

/** Active fulfillments that are no parcel's of ours. */
function fulfilledByOthers(ledgers: Ledgers, order: ShopifyOrder): readonly ShopifyFulfillment[] {
  const withParcels = shipmentsOf(ledgers, order).filter((shipment) => parcelOf(ledgers, shipment));
  const ours = new Set(
    withParcels.flatMap(({ trackingNumber, fulfillmentId }) => [trackingNumber, fulfillmentId]),
  );
  return order.fulfillments.filter(
    ({ active, id, numbers }) => active && !ours.has(id) && !numbers.some((number) => ours.has(number)),
  );
}

/** By Shopify's own book: goods that a courier could take now. */
const shouldShip = (order: ShopifyOrder): boolean =>
  !order.cancelled &&
  order.fulfillmentOrders.some(
    ({ status, method }) =>
      ["SHIPPING", "LOCAL"].includes(method) && !["ON_HOLD", "SCHEDULED"].includes(status),
  );

/** "Exactly once": the list of problems names a shipment, or an order without one, a single time. */
function judgeExplanations({ navette }: Ledgers, order: ShopifyOrder): readonly Violation[] {
  const seen = new Set<string>();
  return navette.problems
    .filter(({ orderId }) => orderId === order.id)
    .flatMap(({ shipment, code }): readonly Violation[] => {
      const subject = shipment ?? "the order";
      const twice = seen.has(subject);
      seen.add(subject);
      return twice
        ? [{ kind: "lost", about: order.name, words: `staff are told twice of ${subject} (${code})` }]
        : [];
    });
}
