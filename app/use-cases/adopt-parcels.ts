import { handMadeParcels, type HandMade } from "~/shipping/hand-made";
import { shipmentId } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { Choosable } from "~/shipping/plan-shipment";
import type { Shop, Transaction } from "~/shipping/ports/store";
import { newReference } from "~/shipping/reference";
import type { Shipment } from "~/shipping/shipment";
import { recordOf } from "./record";
import type { World } from "./world";

/**
 * Takes in parcels that staff created at the carrier themselves and typed into Shopify: they are followed like the
 * others. Nothing is sent for them; what they collect is not known here.
 */
export async function adoptParcels(
  world: World,
  tx: Transaction,
  shop: Shop,
  order: ShippingOrder,
  connections: readonly Choosable[],
): Promise<readonly Shipment[]> {
  const existing = await tx.shipments.ofOrder(shop.domain, order.id);
  const numbered = order.fulfillments.flatMap(({ trackingNumbers }) => trackingNumbers);
  if (numbered.length === 0) return [];
  // A number of another order of ours was mistyped here, or one parcel carries both.
  const taken = await tx.shipments.byTrackingNumbers(shop.domain, numbered);
  const adopted: Shipment[] = [];
  for (const parcel of handMadeParcels(order, [...existing, ...taken], connections)) {
    const shipment = adoptedShipment(world, shop, order, parcel);
    if (!shipment) continue;
    await tx.shipments.add(shop.domain, shipment);
    await tx.journal.add(shop.domain, recordOf(world, shipment, "adopted", "app"));
    adopted.push(shipment);
  }
  return adopted;
}

function adoptedShipment(
  world: World,
  shop: Shop,
  order: ShippingOrder,
  { fulfillment, connection, trackingNumber }: HandMade<Choosable>,
): Shipment | null {
  const now = world.clock.now();
  const [first] = fulfillment.lines;
  // Shopify names the goods, not the fulfillment order they were taken from.
  const source = order.fulfillmentOrders.find((candidate) =>
    candidate.lines.some(({ orderLineId }) => orderLineId === first?.orderLineId),
  );
  const fulfillmentOrder = source ?? order.fulfillmentOrders[0];
  // Shopify has forgotten where it came from: nothing to follow it for.
  if (!fulfillmentOrder) return null;
  return {
    id: shipmentId.parse(world.randomness.uuid()),
    shop: shop.domain,
    orderId: order.id,
    orderName: order.name,
    reference: newReference(world.randomness),
    carrier: connection.facts.name,
    connectionId: connection.id,
    fulfillmentOrderId: fulfillmentOrder.id,
    lines: fulfillment.lines.flatMap(({ orderLineId, quantity }) =>
      quantity > 0 ? [{ id: orderLineId, orderLineId, quantity }] : [],
    ),
    state: "created",
    carrierState: null,
    problem: null,
    place: null,
    collect: null,
    requestedAt: null,
    attempt: null,
    trackingNumber,
    trackingUrl: null,
    carrierId: null,
    cost: null,
    estimatedDelivery: null,
    validatedAt: null,
    labelUrl: null,
    fulfillmentId: fulfillment.id,
    declaration: null,
    cancellation: null,
    details: null,
    serviceLevel: null,
    returnRequestedAt: null,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  };
}
