import { problemOfCarrierError } from "~/shipping/carrier-problem";
import { isUnsent, mayMove, moved } from "~/shipping/moves";
import type { CarrierError, ChangeOutcome } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import type { Cancellation, Shipment } from "~/shipping/shipment";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf } from "./record";
import { takeBackInShopify } from "./take-back-in-shopify";
import type { World } from "./world";

/** Someone has to act before asking again can help: new credentials, a new address. */
const pauseMilliseconds = 10 * 60_000;

/** A carrier that says neither yes nor no for so long is told to staff, who can call it. */
const silentMilliseconds = 10 * 60_000;

export type WantedBack = Shipment & { readonly cancellation: Cancellation };

/** Saves what the carrier answered to one cancellation, if it is still awaited. */
export async function concludeCancellation(
  world: World,
  asked: WantedBack,
  outcome: ChangeOutcome,
): Promise<JobOutcome> {
  const { shop, id, cancellation } = asked;
  if (outcome.kind === "unknown") {
    const { retryAt } = outcome.error;
    const askedFor = world.clock.now().getTime() - cancellation.requestedAt.getTime();
    const isTold = retryAt === null || askedFor > silentMilliseconds;
    if (isTold || cancellation.askingUntil) await stillOpen(world, asked, isTold ? outcome.error : null);
    return later(retryAt ?? inMilliseconds(world, pauseMilliseconds));
  }
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    // It moved on meanwhile, or was told to be cancelled by the carrier's own push.
    if (!current || !isWanted(current)) return done;
    if (outcome.kind === "refused") await refused(world, tx, current, outcome.error);
    else await cancelled(world, tx, current, current.cancellation);
    return done;
  });
}

/** Somebody wants it back, the carrier has not answered yet, and it has not ended. */
export const isWanted = (shipment: Shipment): shipment is WantedBack =>
  shipment.cancellation?.refusedAt === null &&
  !isUnsent(shipment.state) &&
  mayMove(shipment.state, "cancelled");

async function cancelled(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  { reason, actor }: Cancellation,
): Promise<void> {
  const ended = moved(shipment, "cancelled", { problem: problemOf(reason), updatedAt: world.clock.now() });
  await tx.shipments.save(shipment.shop, ended);
  await tx.journal.add(shipment.shop, recordOf(world, ended, "cancelled", actor));
  await takeBackInShopify(tx, ended);
}

async function refused(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  error: CarrierError,
): Promise<void> {
  const now = world.clock.now();
  const { words } = problemOfCarrierError(error);
  const kept: Shipment = {
    ...shipment,
    cancellation: shipment.cancellation && { ...shipment.cancellation, refusedAt: now },
    problem: problemOf("cancel_refused", {
      values: { carrier: error.carrier },
      ...(words === null ? {} : { words }),
    }),
    updatedAt: now,
  };
  await tx.shipments.save(shipment.shop, kept);
  await tx.journal.add(shipment.shop, recordOf(world, kept, "cancel-refused", "app"));
}

/**
 * Nobody asks any more; it may be asked again. With an error the parcel is wanted back and the carrier cannot be asked: shown
 * until it has answered.
 */
async function stillOpen(world: World, { shop, id }: Shipment, error: CarrierError | null): Promise<void> {
  await world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    if (!current || !isWanted(current)) return;
    const { askingUntil, ...cancellation } = current.cancellation;
    const problem = error ? problemOfCarrierError(error) : current.problem;
    if (askingUntil === undefined && current.problem?.code === problem?.code) return;
    await tx.shipments.save(shop, { ...current, cancellation, problem, updatedAt: world.clock.now() });
  });
}
