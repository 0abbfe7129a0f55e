import { changesSince } from "~/shipping/declaration";
import { followedStates, isGivenUp, isUnsent, mayMove } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf, type Problem } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { presentDeclaration } from "./present-declaration";
import { recordOf, type JournalEvent } from "./record";
import { reminder } from "./reminder";
import { requestCancellation } from "./request-cancellation";
import type { World } from "./world";

/**
 * What a change of the order means for parcels the carrier has: an order cancelled asks for them back; a fulfillment
 * cancelled by hand, and anything that is not as the carrier was told, is shown to staff, and told to the carrier where
 * it still listens. What became right again is not shown any more.
 *
 * @param shipments all of the order as they are planned now; the sent ones are locked
 */
export async function followChanges(
  world: World,
  tx: Transaction,
  order: ShippingOrder,
  shipments: readonly Shipment[],
): Promise<void> {
  for (const shipment of shipments) {
    const { state } = shipment;
    if (isGivenUp(state) || isUnsent(state)) continue;
    await writeIfFreed(tx, shipment);
    if (!followedStates.includes(state)) continue;
    if (order.cancelledAt) {
      if (shipment.cancellation || !mayMove(state, "cancelled")) continue;
      await requestCancellation(world, tx, shipment, { reason: "order_cancelled", actor: "app" });
      continue;
    }
    const problem = lostFulfillment(order, shipment) ?? changed(order, shipment, shipments);
    await show(world, tx, shipment, problem);
    if (problem?.code === "changed_after_sending" && mayBeUpdated(world, shipment)) {
      await tx.jobs.send(
        "update-shipment",
        { shop: shipment.shop, shipmentId: shipment.id },
        { key: shipment.id },
      );
    }
  }
}

/** Why Shopify had no room for its fulfillment may be over: a hold released, a date come. */
const waitsInShopify = ["on_hold", "scheduled", "third_party_location", "shopify_rejected", "shopify_access"];

async function writeIfFreed(tx: Transaction, { shop, id, fulfillmentId, problem }: Shipment): Promise<void> {
  if (fulfillmentId !== null || !waitsInShopify.includes(problem?.code ?? "")) return;
  await tx.jobs.send("write-fulfillment", { shop, shipmentId: id }, { key: id });
}

/** Someone cancelled it in Shopify; our own cancellation follows a parcel that is cancelled, and so not followed. */
function lostFulfillment(order: ShippingOrder, { fulfillmentId }: Shipment): Problem | null {
  const known = order.fulfillments.find(({ id }) => id === fulfillmentId);
  return known && !known.active ? problemOf("fulfillment_cancelled") : null;
}

function changed(order: ShippingOrder, shipment: Shipment, shipments: readonly Shipment[]): Problem | null {
  const present = presentDeclaration(order, shipment, shipments);
  if (!shipment.declaration || !present) return null;
  const changes = changesSince(shipment.declaration, present);
  const [first] = changes;
  return first ? problemOf("changed_after_sending", { field: first.field, changes }) : null;
}

/** Whether the carrier may still be told by us: before the parcel is handed over, where it has such a call. */
export const mayBeUpdated = (world: World, { carrier, state, validatedAt }: Shipment): boolean =>
  carrier !== null &&
  world.carriers.get(carrier)?.update !== undefined &&
  state === "created" &&
  validatedAt === null;

/** What this file shows; whatever else needs a person gives way to it, because the parcel is on its way. */
const shown = ["changed_after_sending", "fulfillment_cancelled"];

async function show(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  problem: Problem | null,
): Promise<void> {
  const before = shipment.problem;
  if (!problem && !shown.includes(before?.code ?? "")) return;
  // A refusal to give the parcel back is the graver matter.
  if (before?.code === "cancel_refused") return;
  const told = problem ? withWordsOf(before, problem) : reminder(world, shipment);
  if (JSON.stringify(told) === JSON.stringify(before)) return;
  const now = { ...shipment, problem: told, updatedAt: world.clock.now() };
  await tx.shipments.save(shipment.shop, now);
  if (!problem) return;
  const event: JournalEvent =
    problem.code === "fulfillment_cancelled" ? "fulfillment-lost" : "changed-after-sending";
  await tx.journal.add(shipment.shop, recordOf(world, now, event, "app"));
}

/** What the carrier answered to the same changes stays beside them. */
function withWordsOf(before: Problem | null, problem: Problem): Problem {
  const isTheSame =
    before?.code === problem.code && JSON.stringify(before.changes) === JSON.stringify(problem.changes);
  return isTheSame ? { ...problem, words: before.words } : problem;
}
