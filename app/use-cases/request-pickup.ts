import type { PickupId, ShipmentId, ShopDomain } from "~/shipping/ids";
import { pickupId } from "~/shipping/ids";
import type { Pickup } from "~/shipping/pickup";
import type { Carrier } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { StoredConnection, Transaction } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { inMilliseconds, later } from "./outcome";
import { refusal, type Refusal } from "./refusal";
import { sendPickup } from "./send-pickup";
import { untilDone } from "./until-done";
import type { World } from "./world";

export interface RequestedParcels {
  readonly pickup: Pickup;
  readonly parcels: readonly ShipmentId[];
}

/** Longer than a call takes; whoever waits does not wait longer, and the jobs go on. */
const patienceMilliseconds = 40_000;

/**
 * Asks the carriers to collect these parcels, or, without ids, every parcel that waits for it at a carrier that is
 * asked. Each request is saved before it is sent, with its parcels, of which none is in two; a carrier takes so many in
 * one. Returns what came of each request while the caller waited.
 */
export async function requestPickup(
  world: World,
  shop: ShopDomain,
  ids: readonly ShipmentId[] | null,
  actor: string,
): Promise<Result<readonly RequestedParcels[], Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const asked = connectionsThatCollect(world, await world.store.connections.list(shop));
  const groups = ids ? await named(world, shop, asked, ids) : await allWaiting(world, shop, asked);
  if (!groups.ok) return groups;

  const saved: PickupId[] = [];
  for (const { connection, carrier, parcels } of groups.value) {
    const most = carrier.pickups?.mostParcels ?? 1;
    for (let from = 0; from < parcels.length; from += most) {
      const some = parcels.slice(from, from + most);
      const id = await world.store.transaction((tx) => savePickup(world, tx, connection, some, actor));
      if (id) saved.push(id);
    }
  }
  if (ids && saved.length === 0 && ids.length > 0) return fail(refusal("pickup_under_way"));
  const until = world.clock.now().getTime() + patienceMilliseconds;
  for (const id of saved) await untilDone(world, until, () => answered(world, shop, id));
  return ok(await Promise.all(saved.map((id) => reportOf(world, shop, id))));
}

/** Whether the shop has a connection to a carrier that collects when it is asked. */
export async function collectsOnRequest(world: World, shop: ShopDomain): Promise<boolean> {
  return connectionsThatCollect(world, await world.store.connections.list(shop)).length > 0;
}

/** A worker may have taken the job meanwhile: then its answer is waited for. */
async function answered(world: World, shop: ShopDomain, id: PickupId): Promise<JobOutcome> {
  const outcome = await sendPickup(world, { shop, pickupId: id });
  if (outcome.done) return outcome;
  const pickup = await world.store.pickups.find(shop, id);
  return pickup?.state === "requesting" && pickup.attempt ? later(inMilliseconds(world, 500)) : outcome;
}

interface Collecting {
  readonly connection: StoredConnection;
  readonly carrier: Carrier;
}

const connectionsThatCollect = (
  world: World,
  connections: readonly StoredConnection[],
): readonly Collecting[] =>
  connections.flatMap((connection) => {
    const carrier = world.carriers.get(connection.carrier);
    return carrier?.pickups ? [{ connection, carrier }] : [];
  });

type Groups = readonly (Collecting & { readonly parcels: readonly Shipment[] })[];

async function allWaiting(
  world: World,
  shop: ShopDomain,
  asked: readonly Collecting[],
): Promise<Result<Groups, Refusal>> {
  if (asked.length === 0) return fail(refusal("pickups_not_offered"));
  const groups: (Collecting & { readonly parcels: readonly Shipment[] })[] = [];
  for (const one of asked) {
    const waiting = await world.store.pickups.waiting(shop, one.connection.id);
    const parcels = waiting.filter((parcel) => whyNot(parcel, one.carrier) === null);
    groups.push({ ...one, parcels });
  }
  return ok(groups);
}

async function named(
  world: World,
  shop: ShopDomain,
  asked: readonly Collecting[],
  ids: readonly ShipmentId[],
): Promise<Result<Groups, Refusal>> {
  const parcels: Shipment[] = [];
  for (const id of new Set(ids)) {
    const parcel = await world.store.shipments.find(shop, id);
    if (!parcel) return fail(refusal("shipment_unknown", { shipment: id }));
    const carrier = parcel.carrier ? world.carriers.get(parcel.carrier) : undefined;
    const reason = whyNot(parcel, carrier);
    if (reason) return fail(reason);
    if (await world.store.pickups.ofParcel(shop, id)) {
      return fail(refusal("pickup_under_way", { order: parcel.orderName }));
    }
    parcels.push(parcel);
  }
  return ok(
    asked.map((one) => ({
      ...one,
      parcels: parcels.filter(({ connectionId }) => connectionId === one.connection.id),
    })),
  );
}

/** Why nobody is asked to collect this parcel; null: nothing stands against it. */
function whyNot(parcel: Shipment, carrier: Carrier | undefined): Refusal | null {
  if (!carrier?.pickups) {
    return refusal("capability_missing", { carrier: parcel.carrier ?? "", operation: "pickup" });
  }
  const about = { order: parcel.orderName, state: parcel.state };
  if (parcel.state !== "created" || parcel.trackingNumber === null) {
    return refusal("pickup_not_possible", about);
  }
  if (parcel.cancellation?.refusedAt === null) return refusal("pickup_not_possible", about);
  const says = parcel.carrierState === null ? null : carrier.pickups.stateOf(parcel.carrierState);
  // Somebody asked at the carrier itself.
  if (says !== null && says !== "cancelled") return refusal("pickup_under_way", { order: parcel.orderName });
  return null;
}

/** The request with its parcels and the job that sends it; null where others have asked for all of them meanwhile. */
async function savePickup(
  world: World,
  tx: Transaction,
  connection: StoredConnection,
  parcels: readonly Shipment[],
  actor: string,
): Promise<PickupId | null> {
  const { shop, carrier, id: connectionId } = connection;
  const free = await tx.pickups.lockFree(
    shop,
    parcels.map(({ id }) => id),
  );
  const still = free.filter((parcel) => whyNot(parcel, world.carriers.get(carrier)) === null);
  if (still.length === 0) return null;
  const now = world.clock.now();
  const id = pickupId.parse(world.randomness.uuid());
  await tx.pickups.add(
    shop,
    {
      id,
      shop,
      connectionId,
      carrier,
      state: "requesting",
      number: null,
      printUrl: null,
      attempt: null,
      actor,
      problem: null,
      createdAt: now,
      updatedAt: now,
    },
    still.map((parcel) => parcel.id),
  );
  await tx.jobs.send("request-pickup", { shop, pickupId: id }, { key: id });
  return id;
}

async function reportOf(world: World, shop: ShopDomain, id: PickupId): Promise<RequestedParcels> {
  const pickup = await world.store.pickups.find(shop, id);
  if (!pickup) throw new Error("a pick-up does not go away");
  const parcels = await world.store.pickups.parcels(shop, id);
  return { pickup, parcels: parcels.map((parcel) => parcel.id) };
}
