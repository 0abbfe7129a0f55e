import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { carrierFailure, connectionOf, hasNot } from "./at-carrier";
import type { Refusal } from "./refusal";
import type { World } from "./world";

/** Asks the carrier to push a test to the connection's address, which is what to paste at the carrier. */
export async function testPush(
  world: World,
  shop: ShopDomain,
  id: ConnectionId,
): Promise<Result<{ readonly webhookUrl: string }, Refusal>> {
  const found = await connectionOf(world, shop, id);
  if (!found.ok) return found;
  const { connection, carrier } = found.value;
  if (!carrier.testPush) return fail(hasNot(carrier, "test-push"));
  const webhookUrl = world.carrierWebhookUrl(id);
  const pushed = await carrier.testPush(connection, webhookUrl);
  return pushed.ok ? ok({ webhookUrl }) : fail(carrierFailure(pushed.error));
}
