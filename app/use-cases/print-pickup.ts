import type { PickupId, ShopDomain } from "~/shipping/ids";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import { fail, type Result } from "~/shipping/result";
import { carrierFailure, connectionOf, hasNot } from "./at-carrier";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** The paper of a pick-up that the courier signs, as the carrier has it now. Staff only. */
export async function printPickup(
  world: World,
  shop: ShopDomain,
  id: PickupId,
): Promise<Result<PrintedDocument, Refusal>> {
  const pickup = await world.store.pickups.find(shop, id);
  // Without its number, which was in an answer that was lost, there is nothing to ask for.
  if (!pickup || pickup.number === null) return fail(refusal("pickup_unknown"));
  const found = await connectionOf(world, shop, pickup.connectionId);
  if (!found.ok) return found;
  const { connection, carrier } = found.value;
  if (!carrier.pickups) return fail(hasNot(carrier, "pickup"));
  const { number, printUrl } = pickup;
  const printed = await carrier.pickups.print(connection, { number, printUrl });
  return printed.ok ? printed : fail(carrierFailure(printed.error));
}
