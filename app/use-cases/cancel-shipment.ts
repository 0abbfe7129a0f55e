import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Carrier, CarrierConnection } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Cancellation } from "~/shipping/shipment";
import { concludeCancellation, isWanted, type WantedBack } from "./cancellation-outcome";
import { claimTogether } from "./claim-cancellations";
import { done, later } from "./outcome";
import type { World } from "./world";

/** Words for the carrier, in its language; they name nobody. */
const reasons: Readonly<Record<Cancellation["reason"], string>> = {
  order_cancelled: "Commande annulée par le client",
  cancelled_by_staff: "Annulé par l'expéditeur",
};

export interface CancelOptions {
  /** Somebody waits for this one: it is asked for at once and alone. */
  readonly alone?: boolean;
}

/**
 * Asks the carrier for a parcel back until it has answered; where the carrier takes many in one request, the others of the
 * same connection that are wanted back go with it. Every death leaves the request in the row and each parcel's own job in
 * the queue; the carrier, asked again, says that it is done.
 */
export async function cancelShipment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
  options: CancelOptions = {},
): Promise<JobOutcome> {
  const shipment = await world.store.shipments.find(job.shop, job.shipmentId);
  if (!shipment || !isWanted(shipment) || !shipment.connectionId) return done;
  const connection = await world.store.connections.find(job.shop, shipment.connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier?.cancel) return done;
  if (!carrier.batchCancel || options.alone) {
    return concludeCancellation(world, shipment, await cancelOne(carrier, connection, shipment));
  }
  const claim = await claimTogether(world, connection, shipment, carrier.batchCancel.mostParcels);
  if (claim.kind === "asked-by-another") return claim.until ? later(claim.until) : done;
  return cancelAll(world, { carrier, connection }, claim.parcels);
}

const cancelOne = async (carrier: Carrier, connection: CarrierConnection, parcel: WantedBack) => {
  const outcome = await carrier.cancel?.(connection, parcel, reasons[parcel.cancellation.reason]);
  if (!outcome) throw new Error(`${connection.carrier} takes nothing back`);
  return outcome;
};

/** Returns what came of the first, whose job it is; the others have theirs. */
async function cancelAll(
  world: World,
  { carrier, connection }: { readonly carrier: Carrier; readonly connection: CarrierConnection },
  [first, ...others]: readonly [WantedBack, ...WantedBack[]],
): Promise<JobOutcome> {
  if (others.length === 0) {
    return concludeCancellation(world, first, await cancelOne(carrier, connection, first));
  }
  const parcels = [first, ...others];
  const outcomes = await carrier.batchCancel?.cancel(connection, parcels, reasons[first.cancellation.reason]);
  const concluded: JobOutcome[] = [];
  for (const [index, parcel] of parcels.entries()) {
    const outcome = outcomes?.[index];
    if (!outcome)
      throw new Error(`${connection.carrier} answered ${outcomes?.length ?? 0} of ${parcels.length}`);
    concluded.push(await concludeCancellation(world, parcel, outcome));
  }
  return concluded[0] ?? done;
}
