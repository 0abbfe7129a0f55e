import { foldReport } from "~/shipping/fold-report";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { ParcelReport } from "~/shipping/ports/carrier";
import type { Transaction } from "~/shipping/ports/store";
import { noteMove } from "./note-move";
import { recordOf } from "./record";
import type { World } from "./world";

/** Folds one thing a carrier said, polled or pushed, in the caller's transaction. Returns whether it was news. */
export async function foldStep(
  world: World,
  tx: Transaction,
  step: {
    readonly shop: ShopDomain;
    readonly id: ShipmentId;
    readonly report: ParcelReport;
    readonly source: "poll" | "push";
  },
): Promise<boolean> {
  const { shop, id, report } = step;
  const shipment = await tx.shipments.findForUpdate(shop, id);
  if (!shipment) return false;
  const now = world.clock.now();
  const known = await tx.shipments.trackingEvents(shop, id);
  const folded = foldReport(shipment, known, report, now, step.source);
  if (!folded.event || !(await tx.shipments.addTrackingEvent(shop, id, folded.event))) return false;
  const told = {
    ...folded.shipment,
    cost: report.cost ?? folded.shipment.cost,
    estimatedDelivery: report.estimatedDelivery ?? folded.shipment.estimatedDelivery,
    updatedAt: now,
  };
  await tx.shipments.save(shop, told);
  await tx.journal.add(shop, recordOf(world, told, "tracked", "app", report.carrierState));
  if (folded.movedTo) await noteMove(tx, told, folded.movedTo, folded.event.at);
  return true;
}
