import type { Carrier, CreationOutcome } from "~/shipping/ports/carrier";
import type { BatchCreation } from "~/shipping/ports/carrier-services";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { StoredConnection } from "~/shipping/ports/store";
import { begin, conclude, createShipment, type Begun } from "./create-shipment";
import { quietMilliseconds } from "./creation-jobs";
import { done, inMilliseconds, later, soonest } from "./outcome";
import type { World } from "./world";

/** A turn that is this near is waited for here: the queue would find its time up to two seconds late. */
const nearMilliseconds = 3_000;

/** By which connection, and how. */
export interface Road {
  readonly connection: StoredConnection;
  readonly carrier: Carrier;
  readonly batch: BatchCreation;
}

/**
 * Takes what waits and sends it in one request, once the carrier's limits let it through. What it could not take, somebody else
 * had, or waits for the next one.
 */
export async function sendBatch(world: World, road: Road, waiting: number): Promise<JobOutcome> {
  const { connection, carrier, batch } = road;
  const { shop } = connection;
  const [alone, ...others] = await world.store.shipments.waitingToBeSent(shop, connection.id, 2);
  // Somebody else has just taken it. Whoever that is may die: so this looks again, and not at once.
  if (alone === undefined) return later(inMilliseconds(world, quietMilliseconds));
  if (others.length === 0) return createShipment(world, { shop, shipmentId: alone });

  // Before anything is taken: what has to wait for its turn waits where it can still be changed.
  const turn = (await batch.turn?.(connection)) ?? null;
  const wait = turn ? turn.getTime() - world.clock.now().getTime() : 0;
  if (turn && wait > nearMilliseconds) return later(new Date(turn.getTime() - nearMilliseconds / 2));
  if (wait > 0) await world.sleep(wait);

  const begun = await take(world, connection, batch.mostParcels);
  const [first] = begun;
  // Somebody else has them locked, or has taken them.
  if (!first) return later(inMilliseconds(world, quietMilliseconds));
  const outcomes =
    begun.length === 1
      ? [await carrier.create(connection, first.creation)]
      : await batch.create(
          connection,
          begun.map(({ creation }) => creation),
        );
  const concluded = isRefusedWhole(outcomes)
    ? await oneByOne(world, begun, outcomes)
    : await concludeAll(world, begun, outcomes);
  return waiting > begun.length ? soonest([concluded, later(world.clock.now())]) : concluded;
}

/** Saves as *sending* what still waits, locked, so that two who take at once never get the same. */
function take(world: World, { shop, id }: StoredConnection, most: number): Promise<readonly Begun[]> {
  return world.store.transaction(async (tx) => {
    const owner = await tx.shops.find(shop);
    if (!owner || owner.uninstalledAt) return [];
    const locked = await tx.shipments.lockWaitingToBeSent(shop, id, most);
    const begun: Begun[] = [];
    for (const shipment of locked) {
      const one = await begin(world, tx, shipment, locked.length > 1);
      if (one) begun.push(one);
    }
    return begun;
  });
}

async function concludeAll(
  world: World,
  begun: readonly Begun[],
  outcomes: readonly CreationOutcome[],
): Promise<JobOutcome> {
  const [first] = begun;
  if (!first) return done;
  const { shop } = first.shipment;
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.lockAll(
      shop,
      begun.map(({ shipment }) => shipment.id),
    );
    const concluded: JobOutcome[] = [];
    for (const shipment of current) {
      const index = begun.findIndex((one) => one.shipment.id === shipment.id);
      const attempt = begun[index]?.attempt;
      const outcome = outcomes[index];
      if (!attempt || !outcome) throw new Error(`a batch of ${begun.length} had ${outcomes.length} outcomes`);
      concluded.push(await conclude(world, tx, shipment, attempt, outcome));
    }
    return soonest(concluded);
  });
}

/**
 * Every one refused in the same words, for good: perhaps the request was, for one of them. Then nobody knows which, and none
 * of them may stand still for another's mistake.
 */
function isRefusedWhole(outcomes: readonly CreationOutcome[]): boolean {
  const words = outcomes.map((outcome) =>
    outcome.kind === "not-created" && outcome.error.kind === "rejected" ? (outcome.error.words ?? "") : null,
  );
  return outcomes.length > 1 && words[0] !== null && words.every((each) => each === words[0]);
}

/** Each goes again, alone, and hears its own answer. */
async function oneByOne(
  world: World,
  begun: readonly Begun[],
  outcomes: readonly CreationOutcome[],
): Promise<JobOutcome> {
  const again = world.clock.now();
  const unrefused = outcomes.map((outcome) =>
    outcome.kind === "not-created" ? { ...outcome, error: { ...outcome.error, retryAt: again } } : outcome,
  );
  await concludeAll(world, begun, unrefused);
  const alone: JobOutcome[] = [];
  for (const { shipment } of begun) {
    alone.push(await createShipment(world, { shop: shipment.shop, shipmentId: shipment.id }));
  }
  return soonest(alone);
}
