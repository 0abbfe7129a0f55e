import { foldReport } from "~/shipping/fold-report";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { ParcelReport } from "~/shipping/ports/carrier";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf, type Problem } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { followPickup } from "./follow-pickup";
import { noteMove } from "./note-move";
import { recordOf } from "./record";
import { takeBackInShopify } from "./take-back-in-shopify";
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
  const details = report.details ? { ...shipment.details, ...report.details } : shipment.details;
  if (!folded.event || !(await tx.shipments.addTrackingEvent(shop, id, folded.event))) {
    // No news of its state, but perhaps of its courier.
    if (report.details) await tx.shipments.save(shop, { ...shipment, details });
    return false;
  }
  const ended = folded.movedTo && endOf(folded.shipment, report);
  const told = {
    ...folded.shipment,
    ...(ended && { problem: ended }),
    ...(folded.movedTo && answerToReturn(folded.shipment)),
    cost: report.cost ?? folded.shipment.cost,
    estimatedDelivery: report.estimatedDelivery ?? folded.shipment.estimatedDelivery,
    details,
    updatedAt: now,
  };
  await tx.shipments.save(shop, told);
  await tx.journal.add(shop, recordOf(world, told, "tracked", "app", report.carrierState));
  await followPickup(world, tx, told);
  if (folded.movedTo) await noteMove(tx, told, folded.movedTo, folded.event.at);
  if (folded.movedTo === "cancelled") await takeBackInShopify(tx, told);
  return true;
}

/** How a parcel ended that does not reach its recipient: as we asked, or as the carrier decided, in its words. */
function endOf({ state, cancellation, carrier }: Shipment, report: ParcelReport): Problem | null {
  const about = {
    values: carrier ? { carrier } : {},
    words: report.words ?? report.carrierState,
  };
  if (state === "failed") return problemOf("delivery_failed", about);
  if (state !== "cancelled") return null;
  return cancellation ? problemOf(cancellation.reason) : problemOf("cancelled_by_carrier", about);
}

/** Asked to send it back, the carrier does, or goes on to the door as if nothing was asked: its states tell. */
function answerToReturn({ state, problem, carrier, returnRequestedAt }: Shipment): Partial<Shipment> {
  if (state === "returning" || state === "returned") {
    const isOver = state === "returned" ? { returnRequestedAt: null } : {};
    return problem?.code === "return_ignored" ? { ...isOver, problem: null } : isOver;
  }
  const goesOn = state === "out_for_delivery" || state === "delivered";
  if (!returnRequestedAt || !goesOn) return {};
  // Whatever already needs a person stays in front.
  const raised = problem ?? problemOf("return_ignored", { values: carrier ? { carrier } : {} });
  return { returnRequestedAt: null, problem: raised };
}
