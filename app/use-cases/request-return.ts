import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { carrierFailure, hasNot, parcelAtCarrier } from "./at-carrier";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** Whether there is anything to ask; the carrier alone judges whether it still may turn round. */
export const mayTurnRound = ({ state }: Pick<Shipment, "state">): boolean =>
  followedStates.includes(state) && state !== "returning";

/**
 * Asks the carrier to send a travelling parcel back. It refuses, which is said at once; or it takes the question, and
 * the parcel's states tell whether it heeds it: a parcel that goes on to the door is raised to staff. Asking again after
 * an answer that was lost harms nothing.
 */
export async function requestReturn(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const found = await parcelAtCarrier(world, shop, id);
  if (!found.ok) return found;
  const { shipment, connection, carrier } = found.value;
  if (!carrier.requestReturn) return fail(hasNot(carrier, "return"));
  if (!mayTurnRound(shipment)) {
    return fail(refusal("return_not_possible", { order: shipment.orderName, state: shipment.state }));
  }
  const outcome = await carrier.requestReturn(connection, shipment);
  if (outcome.kind === "unknown") return fail(carrierFailure(outcome.error));
  if (outcome.kind === "refused") {
    const { words } = outcome.error;
    await world.store.transaction((tx) =>
      tx.journal.add(shop, recordOf(world, { ...shipment, problem: null }, "return-refused", actor, words)),
    );
    return fail(carrierFailure(outcome.error));
  }
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    if (!current) throw new Error("a shipment does not go away");
    const now = world.clock.now();
    // What it was told before and went on regardless is asked anew.
    const problem = current.problem?.code === "return_ignored" ? null : current.problem;
    const asked: Shipment = { ...current, problem, returnRequestedAt: now, updatedAt: now };
    await tx.shipments.save(shop, asked);
    await tx.journal.add(shop, recordOf(world, { ...asked, problem: null }, "return-requested", actor));
    return ok(asked);
  });
}
