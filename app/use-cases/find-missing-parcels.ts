import type { ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { Carrier, CarrierConnection } from "~/shipping/ports/carrier";
import type { ListedParcel } from "~/shipping/ports/carrier-services";
import { problemOf } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { foldStep } from "./fold-step";
import { noLongerMissing } from "./no-longer-missing";
import { recordOf } from "./record";
import type { World } from "./world";

/** How far inside the listed time a parcel must have been made: carriers' days begin and end in their own zones. */
const marginMilliseconds = 26 * 3_600_000;

/** A list may lag behind what was created a moment ago. */
const freshMilliseconds = 3_600_000;

/** Asked by name in one comparison: where more are gone, something else is wrong, and the next one goes on. */
const mostAsked = 25;

export interface WholeList {
  readonly shop: ShopDomain;
  readonly connection: CarrierConnection;
  readonly carrier: Carrier;
  readonly range: { readonly from: Date; readonly to: Date };
  readonly parcels: readonly ListedParcel[];
}

/**
 * Our open parcels that a carrier's whole list should hold and does not. Each is asked about by its number, and raised
 * once where the carrier does not know it. What is listed again is not missing any more. Returns how many are.
 */
export async function findMissingParcels(world: World, list: WholeList): Promise<number> {
  const { shop, connection, carrier, range } = list;
  const names = new Set(
    list.parcels.flatMap(({ trackingNumber, carrierId, reference }) => [
      trackingNumber,
      carrierId,
      reference,
    ]),
  );
  const isListed = (shipment: Shipment): boolean =>
    [shipment.trackingNumber, shipment.carrierId, shipment.reference].some(
      (name) => name !== null && names.has(name),
    );
  let missing = 0;
  let asked = 0;
  for (const shipment of await world.store.shipments.followed(shop, connection.id)) {
    if (isListed(shipment)) {
      await noLongerMissing(world, shipment);
      continue;
    }
    if (!shouldBeListed(shipment, range) || !carrier.follow || asked >= mostAsked) continue;
    asked += 1;
    if (await isUnknownByName(world, connection, carrier, shipment)) missing += await raise(world, shipment);
  }
  return missing;
}

function shouldBeListed({ trackingNumber, sentAt, state }: Shipment, range: WholeList["range"]): boolean {
  if (trackingNumber === null || sentAt === null || !followedStates.includes(state)) return false;
  const made = sentAt.getTime();
  return made - marginMilliseconds >= range.from.getTime() && made + freshMilliseconds <= range.to.getTime();
}

/** One look under its own number; what the carrier says is folded, as of any other parcel. */
async function isUnknownByName(
  world: World,
  connection: CarrierConnection,
  carrier: Carrier,
  shipment: Shipment,
): Promise<boolean> {
  if (!carrier.follow || shipment.trackingNumber === null) return false;
  const { id, shop, trackingNumber, carrierId, sentAt, createdAt } = shipment;
  const { reports, error } = await carrier.follow(connection, [
    { shipment: id, trackingNumber, carrierId, createdAt: sentAt ?? createdAt },
  ]);
  const report = reports.find((candidate) => candidate.trackingNumber === trackingNumber);
  if (!report) return error === null;
  await world.store.transaction((tx) => foldStep(world, tx, { shop, id, report, source: "poll" }));
  await noLongerMissing(world, shipment);
  return false;
}

/** Once: what staff have dealt with is not asked again. */
async function raise(world: World, { shop, id, orderId }: Shipment): Promise<number> {
  return world.store.transaction(async (tx) => {
    await tx.orders.lock(shop, orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment || !followedStates.includes(shipment.state)) return 0;
    if (shipment.problem?.code === "parcel_missing") return 1;
    const journal = await tx.journal.ofOrder(shop, orderId);
    const wasRaised = journal.some(
      ({ event, shipmentId }) => event === "missing-at-carrier" && shipmentId === id,
    );
    // A graver matter stays in front; a reminder to hand over a parcel that is not there does not.
    if (wasRaised || (shipment.problem && shipment.problem.code !== "not_validated")) return 0;
    const values = { trackingNumber: shipment.trackingNumber ?? "" };
    const now = world.clock.now();
    const raised = { ...shipment, problem: problemOf("parcel_missing", { values }), updatedAt: now };
    await tx.shipments.save(shop, raised);
    await tx.journal.add(shop, recordOf(world, raised, "missing-at-carrier", "app"));
    return 1;
  });
}
