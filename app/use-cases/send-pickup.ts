import { problemOfCarrierError } from "~/shipping/carrier-problem";
import type { PickupId, ShopDomain } from "~/shipping/ids";
import type { Pickup } from "~/shipping/pickup";
import type { CarrierConnection, CarrierError } from "~/shipping/ports/carrier";
import type { PickupOutcome, Pickups, RequestedPickup } from "~/shipping/ports/carrier-services";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { attempt as attemptSchema, type Attempt, type Shipment } from "~/shipping/shipment";
import { attemptLifeMilliseconds } from "./create-shipment";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf, type JournalEvent } from "./record";
import type { World } from "./world";

interface Started {
  readonly pickup: Pickup;
  readonly attempt: Attempt;
  readonly parcels: readonly Shipment[];
  readonly pickups: Pickups;
  readonly connection: CarrierConnection;
}

/** The first look at the carrier after an answer that never came. */
const firstLookMilliseconds = 5_000;

/**
 * Sends one request for a pick-up: saves the attempt, calls once, saves what came of it. A death leaves what it leaves
 * of a creation: before the attempt is saved, nothing; after that, an open attempt, which becomes *uncertain* once it
 * must be over, and is settled by asking.
 */
export async function sendPickup(
  world: World,
  job: { readonly shop: ShopDomain; readonly pickupId: PickupId },
): Promise<JobOutcome> {
  const started = await start(world, job.shop, job.pickupId);
  if ("outcome" in started) return started.outcome;
  const outcome = await started.pickups.request(started.connection, started.parcels);
  return finish(world, started, outcome);
}

async function start(
  world: World,
  shop: ShopDomain,
  id: PickupId,
): Promise<Started | { readonly outcome: JobOutcome }> {
  return world.store.transaction(async (tx) => {
    const locked = await tx.pickups.lock(shop, id);
    if (locked?.pickup.state !== "requesting") return { outcome: done };
    const { pickup } = locked;
    // Also of a shop that has uninstalled meanwhile: what was begun is settled.
    if (pickup.attempt) return { outcome: await orphaned(world, tx, pickup, pickup.attempt) };
    const owner = await tx.shops.find(shop);
    const connection = await tx.connections.find(shop, pickup.connectionId);
    const pickups = connection ? world.carriers.get(connection.carrier)?.pickups : undefined;
    if (!owner || owner.uninstalledAt || !connection || !pickups) return { outcome: done };

    // What was cancelled, or collected, since it was asked for is left out.
    const parcels = locked.parcels.filter(({ state }) => state === "created");
    const gone = locked.parcels.filter(({ state }) => state !== "created");
    if (gone.length > 0) {
      await tx.pickups.release(
        shop,
        id,
        gone.map((parcel) => parcel.id),
      );
    }
    const now = world.clock.now();
    if (parcels.length === 0) {
      await tx.pickups.save(shop, { ...pickup, state: "cancelled", updatedAt: now });
      return { outcome: done };
    }
    const attempt = attemptSchema.parse({ id: world.randomness.uuid(), startedAt: now, endedAt: null });
    const sending: Pickup = { ...pickup, attempt, problem: null, updatedAt: now };
    await tx.pickups.save(shop, sending);
    return { pickup: sending, attempt, parcels, pickups, connection };
  });
}

/** The job came back and finds an attempt that has not ended: still running elsewhere, or its process died. */
async function orphaned(
  world: World,
  tx: Transaction,
  pickup: Pickup,
  { startedAt }: Attempt,
): Promise<JobOutcome> {
  const overAt = new Date(startedAt.getTime() + attemptLifeMilliseconds);
  if (world.clock.now() < overAt) return later(overAt);
  await becomeUncertainPickup(world, tx, pickup, null);
  return done;
}

/** Also used at start by the owner of an embedded database: whatever was being asked then has lost its process. */
export async function becomeUncertainPickup(
  world: World,
  tx: Transaction,
  pickup: Pickup,
  error: CarrierError | null,
): Promise<void> {
  const now = world.clock.now();
  await tx.pickups.save(pickup.shop, {
    ...pickup,
    state: "uncertain",
    attempt: pickup.attempt && { ...pickup.attempt, endedAt: now },
    problem: problemOf("pickup_uncertain", {
      values: { carrier: pickup.carrier },
      ...(error?.words ? { words: error.words } : {}),
    }),
    updatedAt: now,
  });
  await tx.jobs.send(
    "settle-pickup",
    { shop: pickup.shop, pickupId: pickup.id },
    { key: pickup.id, startAt: inMilliseconds(world, firstLookMilliseconds) },
  );
}

async function finish(world: World, started: Started, outcome: PickupOutcome): Promise<JobOutcome> {
  const { shop, id } = started.pickup;
  return world.store.transaction(async (tx) => {
    const locked = await tx.pickups.lock(shop, id);
    if (!locked) return done;
    const { pickup, parcels } = locked;
    const isOurs = pickup.attempt?.id === started.attempt.id;
    // The answer outlived its attempt: only news of a pick-up still counts then.
    if (!isOurs || (pickup.state !== "requesting" && outcome.kind !== "requested")) return done;
    switch (outcome.kind) {
      case "requested":
        await becomeRequested(world, tx, pickup, parcels, outcome.pickup);
        return done;
      case "uncertain":
        await becomeUncertainPickup(world, tx, pickup, outcome.error);
        return done;
      case "refused":
        return becomeRefused(world, tx, pickup, parcels, outcome.error);
    }
  });
}

/**
 * The carrier has it.
 *
 * @param told null where only its parcels' states say so: its number was in the answer that was lost
 */
export async function becomeRequested(
  world: World,
  tx: Transaction,
  pickup: Pickup,
  parcels: readonly Shipment[],
  told: RequestedPickup | null,
): Promise<void> {
  const now = world.clock.now();
  const isNews = pickup.state === "requesting" || pickup.state === "uncertain";
  const requested: Pickup = {
    ...pickup,
    state: isNews ? "requested" : pickup.state,
    number: told?.number ?? pickup.number,
    printUrl: told?.printUrl ?? pickup.printUrl,
    attempt: pickup.attempt && { ...pickup.attempt, endedAt: pickup.attempt.endedAt ?? now },
    problem: null,
    updatedAt: now,
  };
  await tx.pickups.save(pickup.shop, requested);
  if (isNews) await notePickup(world, tx, requested, parcels, "pickup-requested");
}

/** The carrier surely has none: it goes again by itself, or its parcels wait for whoever asks next. */
async function becomeRefused(
  world: World,
  tx: Transaction,
  pickup: Pickup,
  parcels: readonly Shipment[],
  error: CarrierError,
): Promise<JobOutcome> {
  const updatedAt = world.clock.now();
  const problem = problemOfCarrierError(error);
  if (error.retryAt) {
    await tx.pickups.save(pickup.shop, { ...pickup, attempt: null, problem, updatedAt });
    return later(error.retryAt);
  }
  const attempt = pickup.attempt && { ...pickup.attempt, endedAt: updatedAt };
  const refused: Pickup = { ...pickup, state: "refused", attempt, problem, updatedAt };
  await tx.pickups.save(pickup.shop, refused);
  await tx.pickups.release(pickup.shop, pickup.id);
  await notePickup(world, tx, refused, parcels, "pickup-refused", problem.words);
  return done;
}

/** Every parcel's order says what became of its pick-up. */
export async function notePickup(
  world: World,
  tx: Transaction,
  pickup: Pickup,
  parcels: readonly Shipment[],
  event: JournalEvent,
  words: string | null = null,
): Promise<void> {
  for (const parcel of parcels) {
    // What is wrong with the parcel itself is another matter.
    const entry = recordOf(world, { ...parcel, problem: null }, event, pickup.actor, words);
    const number = pickup.number === null ? {} : { number: pickup.number };
    await tx.journal.add(pickup.shop, { ...entry, values: { ...entry.values, ...number } });
  }
}
