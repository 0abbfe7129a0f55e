import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { Fee } from "~/shipping/ports/carrier-services";
import { fail, type Result } from "~/shipping/result";
import { carrierFailure, connectionOf, hasNot } from "./at-carrier";
import type { Refusal } from "./refusal";
import type { World } from "./world";

/** What a connection's carrier charges, region by region. */
export async function readFees(
  world: World,
  shop: ShopDomain,
  id: ConnectionId,
): Promise<Result<readonly Fee[], Refusal>> {
  const found = await connectionOf(world, shop, id);
  if (!found.ok) return found;
  const { connection, carrier } = found.value;
  if (!carrier.fees) return fail(hasNot(carrier, "fees"));
  const fees = await carrier.fees(connection);
  return fees.ok ? fees : fail(carrierFailure(fees.error));
}
