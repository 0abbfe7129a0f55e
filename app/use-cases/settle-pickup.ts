import type { PickupId, ShopDomain } from "~/shipping/ids";
import type { Pickup } from "~/shipping/pickup";
import { stageByParcels } from "~/shipping/pickup";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { done, inMilliseconds, later } from "./outcome";
import { becomeRequested } from "./send-pickup";
import type { World } from "./world";

/** Between looks that prove nothing. */
const pauseMilliseconds = 20_000;

/** Somebody has to act before asking again can help. */
const longPauseMilliseconds = 10 * 60_000;

/** A carrier that took the request shows it at its parcels by then: so long after the attempt its absence is sure. */
const absenceProvenMilliseconds = 2 * 60_000;

/**
 * Settles a request for a pick-up whose answer never came, by the states that its parcels have at the carrier. They wait
 * for one: it was made. They surely do not: the same request goes again. Anything else: ask again.
 */
export async function settlePickup(
  world: World,
  job: { readonly shop: ShopDomain; readonly pickupId: PickupId },
): Promise<JobOutcome> {
  const { shop, pickupId } = job;
  const pickup = await world.store.pickups.find(shop, pickupId);
  if (pickup?.state !== "uncertain" || !pickup.attempt) return done;
  const connection = await world.store.connections.find(shop, pickup.connectionId);
  const pickups = connection ? world.carriers.get(connection.carrier)?.pickups : undefined;
  if (!connection || !pickups) return done;
  const all = await world.store.pickups.parcels(shop, pickupId);
  const parcels = all.filter(({ state }) => state === "created");
  if (parcels.length === 0) return settle(world, pickup, "gone");
  const looked = await pickups.lookUp(connection, parcels);
  if (!looked.ok) return later(looked.error.retryAt ?? inMilliseconds(world, longPauseMilliseconds));
  if (looked.value === "requested") return settle(world, pickup, "requested");
  const endedAt = pickup.attempt.endedAt ?? pickup.updatedAt;
  const isSure = world.clock.now().getTime() - endedAt.getTime() >= absenceProvenMilliseconds;
  return isSure ? settle(world, pickup, "absent") : later(inMilliseconds(world, pauseMilliseconds));
}

async function settle(
  world: World,
  { shop, id, attempt }: Pickup,
  found: "requested" | "absent" | "gone",
): Promise<JobOutcome> {
  return world.store.transaction(async (tx) => {
    const locked = await tx.pickups.lock(shop, id);
    // Settled meanwhile by a late answer, or by what its parcels say.
    if (locked?.pickup.state !== "uncertain" || locked.pickup.attempt?.id !== attempt?.id) return done;
    const { pickup, parcels } = locked;
    if (found === "requested") {
      await becomeRequested(world, tx, pickup, parcels, null);
      return done;
    }
    const updatedAt = world.clock.now();
    if (found === "gone") {
      const state = stageByParcels(parcels.map((parcel) => ({ state: parcel.state, says: null })));
      await tx.pickups.save(shop, { ...pickup, state, problem: null, updatedAt });
      return done;
    }
    await tx.pickups.save(shop, { ...pickup, state: "requesting", attempt: null, problem: null, updatedAt });
    await tx.jobs.send("request-pickup", { shop, pickupId: id }, { key: id });
    return done;
  });
}
