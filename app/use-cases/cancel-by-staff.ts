import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent, mayMove, moved } from "~/shipping/moves";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { cancelFulfillment } from "./cancel-fulfillment";
import { cancelShipment } from "./cancel-shipment";
import { knownShop } from "./known-shop";
import { receiveOrder } from "./receive-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import { requestCancellation } from "./request-cancellation";
import { standsInShopify } from "./take-back-in-shopify";
import { untilDone } from "./until-done";
import type { World } from "./world";

/** Longer than a call takes; whoever waits does not wait longer. */
const patienceMilliseconds = 40_000;

/**
 * Staff take a shipment back: one that was not sent ends at once and stays off the list until they ship the order
 * again; one that the carrier has is asked back, while they wait.
 */
export async function cancelByStaff(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const asked = await world.store.transaction(async (tx): Promise<Result<Shipment, Refusal>> => {
    const named = await tx.shipments.find(shop, id);
    if (!named) return fail(refusal("shipment_unknown", { shipment: id }));
    await tx.orders.lock(shop, named.orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
    // A second click.
    if (shipment.state === "cancelled") return ok(shipment);
    if (isUnsent(shipment.state)) return ok(await takenOff(world, tx, shipment, actor));
    if (shipment.state === "sending" || shipment.state === "uncertain") {
      return fail(refusal("uncertain_needs_settling", { order: shipment.orderName }));
    }
    if (!mayMove(shipment.state, "cancelled")) {
      return fail(refusal("move_not_allowed", { from: shipment.state, to: "cancelled" }));
    }
    const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
    if (!carrier?.cancel) {
      return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "cancel" }));
    }
    await requestCancellation(world, tx, shipment, { reason: "cancelled_by_staff", actor });
    return ok(shipment);
  });
  if (!asked.ok || asked.value.state === "cancelled") return asked;
  const until = world.clock.now().getTime() + patienceMilliseconds;
  await untilDone(world, until, () => cancelShipment(world, { shop, shipmentId: id }, { alone: true }));
  const after = (await world.store.shipments.find(shop, id)) ?? asked.value;
  if (standsInShopify(after, await world.store.orders.find(shop, after.orderId))) {
    await untilDone(world, until, () => cancelFulfillment(world, { shop, shipmentId: id }));
  } else if (after.state === "cancelled") {
    await receiveOrder(world, shop, after.orderId);
  }
  if (after.problem?.code === "cancel_refused") {
    const values = { carrier: after.carrier ?? "", words: after.problem.words ?? "" };
    return fail(refusal("cancel_refused", values));
  }
  return ok(after);
}

async function takenOff(world: World, tx: Transaction, shipment: Shipment, actor: string): Promise<Shipment> {
  const ended = moved(shipment, "cancelled", {
    problem: problemOf("cancelled_by_staff"),
    updatedAt: world.clock.now(),
  });
  await tx.shipments.save(shipment.shop, ended);
  await tx.journal.add(shipment.shop, recordOf(world, ended, "ended-by-staff", actor));
  return ended;
}
