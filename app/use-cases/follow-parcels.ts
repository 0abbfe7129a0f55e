import { foldReport } from "~/shipping/fold-report";
import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { ParcelReport } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { noteMove } from "./note-move";
import { done, later } from "./outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** Asks a carrier about a connection's open parcels and folds what it says. */
export async function followParcels(
  world: World,
  job: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
): Promise<JobOutcome> {
  const { outcome } = await follow(world, job.shop, job.connectionId);
  return outcome;
}

export interface Followed {
  readonly outcome: JobOutcome;
  readonly asked: number;
  readonly changed: number;
}

export async function follow(world: World, shop: ShopDomain, connectionId: ConnectionId): Promise<Followed> {
  const nothing = { outcome: done, asked: 0, changed: 0 };
  const owner = await world.store.shops.find(shop);
  const connection = await world.store.connections.find(shop, connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!owner || owner.uninstalledAt || !connection || !carrier?.follow) return nothing;
  const shipments = await world.store.shipments.followed(shop, connectionId);
  const byNumber = new Map<string, Shipment>();
  for (const shipment of shipments) {
    if (shipment.trackingNumber) byNumber.set(shipment.trackingNumber, shipment);
  }
  if (byNumber.size === 0) return nothing;

  const { reports, error } = await carrier.follow(
    connection,
    [...byNumber].map(([trackingNumber, shipment]) => ({
      shipment: shipment.id,
      trackingNumber,
      createdAt: shipment.sentAt ?? shipment.createdAt,
    })),
  );
  let changed = 0;
  for (const report of reports) {
    const shipment = byNumber.get(report.trackingNumber);
    if (shipment && (await fold(world, shipment, report))) changed += 1;
  }
  if (error) {
    world.logger.warn("parcels not all followed", {
      shop,
      connection: connectionId,
      carrier: error.carrier,
      kind: error.kind,
      ...(error.status === null ? {} : { status: error.status }),
    });
  }
  return { outcome: error?.retryAt ? later(error.retryAt) : done, asked: byNumber.size, changed };
}

async function fold(
  world: World,
  { shop, id, carrierState }: Shipment,
  report: ParcelReport,
): Promise<boolean> {
  // Most parcels say what they said last time; that costs no transaction.
  if (report.carrierState === carrierState && report.at === null) return false;
  return world.store.transaction(async (tx) => {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return false;
    const known = await tx.shipments.trackingEvents(shop, id);
    const folded = foldReport(shipment, known, report, world.clock.now(), "poll");
    if (!folded.event || !(await tx.shipments.addTrackingEvent(shop, id, folded.event))) return false;
    await tx.shipments.save(shop, { ...folded.shipment, updatedAt: world.clock.now() });
    await tx.journal.add(shop, recordOf(world, folded.shipment, "tracked", "app", report.carrierState));
    if (folded.movedTo) await noteMove(tx, folded.shipment, folded.movedTo, folded.event.at);
    return true;
  });
}
