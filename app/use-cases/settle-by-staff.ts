import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { moved } from "~/shipping/moves";
import { problemOf } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { becomeCreated } from "./creation-outcome";
import { finishShipment } from "./finish-shipment";
import { knownShop } from "./known-shop";
import { planOrder } from "./plan-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/**
 * Staff say what became of an uncertain creation. "sent": the carrier has it, with the number they found there;
 * without one it is fulfilled without, and nobody can follow it.
 * "not-sent": this shipment ends as failed, and the order may ship again as a new one with a new reference, when a
 * person asks for it.
 */
export async function settleByStaff(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  verdict: "sent" | "not-sent",
  options: { readonly trackingNumber: string | null; readonly actor: string },
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const settled = await world.store.transaction(async (tx): Promise<Result<Shipment, Refusal>> => {
    const named = await tx.shipments.find(shop, id);
    if (!named) return fail(refusal("shipment_unknown", { shipment: id }));
    await tx.orders.lock(shop, named.orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (shipment?.state !== "uncertain") {
      return fail(
        refusal("not_uncertain", { order: named.orderName, state: shipment?.state ?? named.state }),
      );
    }
    if (verdict === "sent") {
      const { trackingNumber } = options;
      const taken = trackingNumber ? await tx.shipments.byTrackingNumbers(shop, [trackingNumber]) : [];
      if (taken.some((other) => other.connectionId === shipment.connectionId)) {
        return fail(refusal("tracking_number_taken", { order: taken[0]?.orderName ?? "" }));
      }
      const parcel = {
        trackingNumber: options.trackingNumber,
        trackingUrl: null,
        labelUrl: null,
        carrierState: null,
      };
      return ok(await becomeCreated(world, tx, shipment, parcel, "settled-sent", options.actor));
    }
    const failed = moved(shipment, "failed", {
      problem: problemOf("not_sent_by_staff"),
      updatedAt: world.clock.now(),
    });
    await tx.shipments.save(shop, failed);
    await tx.journal.add(shop, recordOf(world, failed, "settled-not-sent", options.actor));
    const stored = await tx.orders.find(shop, shipment.orderId);
    if (stored) await planOrder(world, tx, known.value, stored, null);
    return ok(failed);
  });
  if (!settled.ok || verdict === "not-sent") return settled;
  return ok((await finishShipment(world, shop, id)) ?? settled.value);
}
