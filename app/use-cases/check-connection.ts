import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { CheckFailure, ConnectionCheck } from "~/shipping/ports/carrier-services";
import { ok, type Result } from "~/shipping/result";
import type { CarrierName } from "~/shipping/shipment";
import { connectionOf } from "./at-carrier";
import type { Refusal, RefusalCode } from "./refusal";
import type { World } from "./world";

export interface CheckedConnection {
  readonly carrier: CarrierName;
  readonly check: ConnectionCheck;
}

/** Proves a connection's credentials, or as much as its carrier lets prove, without creating anything. */
export async function checkConnection(
  world: World,
  shop: ShopDomain,
  id: ConnectionId,
): Promise<Result<CheckedConnection, Refusal>> {
  const found = await connectionOf(world, shop, id);
  if (!found.ok) return found;
  const { connection, carrier } = found.value;
  return ok({ carrier: connection.carrier, check: await carrier.check(connection) });
}

/** What is wrong, in a sentence of its own. */
export const refusalOfCheck: Readonly<Record<CheckFailure, RefusalCode>> = {
  key: "check_key",
  secret: "check_secret",
  clock: "check_clock",
  host: "check_host",
  moved: "check_moved",
  "no-answer": "check_no_answer",
  "not-the-carrier": "check_not_the_carrier",
};
