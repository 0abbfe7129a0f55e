import { foldText } from "./folded-text";
import type { Connected } from "./choose-connection";
import type { KnownFulfillment, ShippingOrder } from "./order";
import type { Shipment } from "./shipment";

/** A parcel that someone created at a carrier of ours and typed into Shopify by hand. */
export interface HandMade<C> {
  readonly fulfillment: KnownFulfillment;
  readonly connection: C;
  readonly trackingNumber: string;
}

/**
 * Fulfillments with a number of one of the shop's carriers that no shipment of ours has. Shopify's tracking company names
 * the carrier; where staff left it open, a number that only one carrier's look like.
 */
export function handMadeParcels<C extends Connected>(
  order: ShippingOrder,
  shipments: readonly Shipment[],
  connections: readonly C[],
): readonly HandMade<C>[] {
  const isAwaited = shipments.some(({ state }) => state === "sending" || state === "uncertain");
  // A creation still unsettled may be this very parcel: asking the carrier tells.
  if (isAwaited) return [];
  const fulfillmentIds = new Set(shipments.flatMap(({ fulfillmentId }) => fulfillmentId ?? []));
  const numbers = new Set(shipments.flatMap(({ trackingNumber }) => trackingNumber ?? []));
  return order.fulfillments.flatMap((fulfillment) => {
    const [trackingNumber, ...more] = fulfillment.trackingNumbers;
    // Our own that is just being written has our number, or none.
    if (!fulfillment.active || fulfillmentIds.has(fulfillment.id) || trackingNumber === undefined) return [];
    if (more.length > 0 || numbers.has(trackingNumber) || trackingNumber.length > longestNumber) return [];
    const connection = carrierOf(fulfillment.company, trackingNumber, connections);
    if (!connection) return [];
    return [{ fulfillment, connection, trackingNumber }];
  });
}

/** No carrier's is as long: somebody pasted something else. */
const longestNumber = 100;

function carrierOf<C extends Connected>(
  company: string | null,
  trackingNumber: string,
  connections: readonly C[],
): C | null {
  const named = foldText(company ?? "");
  const byName = connections.find(
    ({ facts }) => named !== "" && ` ${named} `.includes(` ${foldText(facts.displayName)} `),
  );
  if (byName) return byName;
  if (named !== "" && named !== "other" && named !== "autre") return null;
  const alike = connections.filter(({ facts }) => facts.trackingNumber?.test(trackingNumber));
  const carriers = new Set(alike.map(({ facts }) => facts.name));
  return carriers.size === 1 ? (alike[0] ?? null) : null;
}
