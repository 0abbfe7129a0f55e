import { fulfillmentOrderOf } from "~/shipping/fulfillment-order-of";
import type { Carrier } from "~/shipping/ports/carrier";
import type { StoredConnection } from "~/shipping/ports/store";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { progress } from "./progress-shipment";
import type { World } from "./world";

/** Who the journal names: neither a person nor the carrier. Screens have a word for it in every language. */
export const timeRuleActor = "time rule";

/** Where nobody said anything against it. After `attempted` a delivery would contradict what staff saw. */
const ruledStates: readonly ShipmentState[] = ["created", "picked_up", "in_transit", "out_for_delivery"];

/**
 * Moves a connection's parcels to delivered by the shop's own time rule, where it set one and the carrier tells
 * nothing. The time runs from the sending, or from the moment that the order promises where that is later: what is
 * ordered today for tomorrow evening is not there in an hour. An order that Shopify has as cancelled is left to staff.
 * Doing it twice changes nothing. Returns how many moved.
 */
export async function progressByTime(
  world: World,
  connection: StoredConnection,
  carrier: Carrier,
): Promise<number> {
  const rule = carrier.toldByStaff ? carrier.timeRule?.(connection.settings) : null;
  if (!rule) return 0;
  let delivered = 0;
  for (const shipment of await world.store.shipments.followed(connection.shop, connection.id)) {
    // Most are too young or not ruled; that costs no transaction.
    if (!isOver(world, rule.deliveredAfterMinutes, shipment, null)) continue;
    if (await deliver(world, connection, shipment, rule.deliveredAfterMinutes)) delivered += 1;
  }
  return delivered;
}

async function deliver(
  world: World,
  { shop }: StoredConnection,
  { id, orderId }: Shipment,
  minutes: number,
): Promise<boolean> {
  return world.store.transaction(async (tx) => {
    // Locked and looked at again: staff, or another process, may have moved it meanwhile.
    const shipment = await tx.shipments.findForUpdate(shop, id);
    const order = (await tx.orders.find(shop, orderId))?.order;
    if (!shipment || !order || order.cancelledAt) return false;
    const window = fulfillmentOrderOf(order, shipment);
    const promised = window?.deliverAfter ?? window?.deliverBefore ?? null;
    if (!isOver(world, minutes, shipment, promised)) return false;
    await progress(world, tx, shipment, "delivered", { actor: timeRuleActor, values: { minutes } });
    return true;
  });
}

function isOver(
  { clock }: World,
  minutes: number,
  { state, sentAt }: Shipment,
  promised: Date | null,
): boolean {
  if (!sentAt || !ruledStates.includes(state)) return false;
  const start = Math.max(sentAt.getTime(), promised?.getTime() ?? 0);
  return clock.now().getTime() - start >= minutes * 60_000;
}
