import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { CarrierFacts, ParcelReport } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { foldStep } from "./fold-step";
import { noLongerMissing } from "./no-longer-missing";
import { done, later } from "./outcome";
import { progressByTime } from "./progress-by-time";
import type { World } from "./world";

/** Asks a carrier about a connection's open parcels and folds what it says, or applies the shop's own time rule. */
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
  if (!owner || owner.uninstalledAt || !connection || !carrier) return nothing;
  if (!carrier.follow) return { ...nothing, changed: await progressByTime(world, connection, carrier) };
  const shipments = await world.store.shipments.followed(shop, connectionId);
  const byNumber = new Map<string, Shipment>();
  for (const shipment of shipments) {
    if (shipment.trackingNumber && isDue(world, carrier.facts, shipment))
      byNumber.set(shipment.trackingNumber, shipment);
  }
  if (byNumber.size === 0) return nothing;

  const { reports, error } = await carrier.follow(
    connection,
    [...byNumber].map(([trackingNumber, shipment]) => ({
      shipment: shipment.id,
      trackingNumber,
      carrierId: shipment.carrierId,
      createdAt: shipment.sentAt ?? shipment.createdAt,
    })),
  );
  let changed = 0;
  for (const report of reports) {
    const shipment = byNumber.get(report.trackingNumber);
    if (!shipment) continue;
    await noLongerMissing(world, shipment);
    if (await fold(world, shipment, report)) changed += 1;
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

/** Carriers that push are asked only about parcels that have been silent for too long: a webhook may be lost. */
function isDue(world: World, { overdueAfterHours }: CarrierFacts, shipment: Shipment): boolean {
  if (overdueAfterHours === null) return true;
  return world.clock.now().getTime() - shipment.updatedAt.getTime() > overdueAfterHours * 3_600_000;
}

async function fold(
  world: World,
  { shop, id, carrierState, state }: Shipment,
  report: ParcelReport,
): Promise<boolean> {
  // Most parcels say what they said last time; that costs no transaction.
  const saysTheSame = report.carrierState === carrierState && report.state === state;
  if (saysTheSame && report.at === null && !report.history?.length) return false;
  return world.store.transaction(async (tx) => {
    let hasNews = false;
    // Earlier steps come with their own times and may be old news; the last one is the answer of this moment.
    for (const step of report.history ?? []) {
      hasNews =
        (await foldStep(world, tx, { shop, id, report: { ...report, ...step }, source: "push" })) || hasNews;
    }
    return (await foldStep(world, tx, { shop, id, report, source: "poll" })) || hasNews;
  });
}
