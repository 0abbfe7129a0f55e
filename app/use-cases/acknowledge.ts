import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Transaction } from "~/shipping/ports/store";
import type { ProblemCode } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { presentDeclaration } from "./present-declaration";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import { reminder } from "./reminder";
import type { World } from "./world";

/** Problems that only a person can end, by having dealt with them outside. */
export const acknowledgeable: readonly ProblemCode[] = [
  "changed_after_sending",
  "cancel_refused",
  "cancel_by_hand",
  "delivery_failed",
  "return_ignored",
  "carrier_contradiction",
  "parcel_missing",
];

/**
 * Staff dealt with it: they told the courier what changed, or took note. What the courier was told is then the order as
 * it is now; a later change is shown again. The journal names who said so.
 */
export async function acknowledge(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  return world.store.transaction(async (tx): Promise<Result<Shipment, Refusal>> => {
    const named = await tx.shipments.find(shop, id);
    if (!named) return fail(refusal("shipment_unknown", { shipment: id }));
    await tx.orders.lock(shop, named.orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    const problem = shipment?.problem;
    if (!shipment || !problem || !acknowledgeable.includes(problem.code)) {
      return fail(refusal("nothing_to_acknowledge", { order: named.orderName }));
    }
    const dealtWith: Shipment = {
      ...shipment,
      ...(problem.code === "changed_after_sending" ? await toldByStaff(tx, shipment) : {}),
      problem: reminder(world, shipment),
      updatedAt: world.clock.now(),
    };
    await tx.shipments.save(shop, dealtWith);
    await tx.journal.add(shop, {
      ...recordOf(world, dealtWith, "acknowledged", actor, null),
      values: { problem: problem.code, state: dealtWith.state },
    });
    return ok(dealtWith);
  });
}

async function toldByStaff(
  tx: Transaction,
  shipment: Shipment,
): Promise<Pick<Shipment, "declaration" | "collect">> {
  const { shop, orderId } = shipment;
  const stored = await tx.orders.find(shop, orderId);
  const shipments = await tx.shipments.ofOrder(shop, orderId);
  const declaration = stored && presentDeclaration(stored.order, shipment, shipments);
  return declaration
    ? { declaration, collect: declaration.collect }
    : {
        declaration: shipment.declaration,
        collect: shipment.collect,
      };
}
