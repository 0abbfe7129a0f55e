import type { ConnectionCheck } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { failedCall } from "../kit/bad-answer";
import { causeOfSilence } from "../kit/check";
import type { Reach } from "../kit/reach.server";
import type { DelivetySettings } from "./settings";

/**
 * Tries the hook's address: its name, its host and the certificate. Nothing is sent there: each POST is an order in the
 * kitchen, and what its server makes of another method is not documented. So the hook's own name and the token stay
 * unproven until the first order.
 */
export async function checkAddress(
  { reach, clock }: { readonly reach: Reach; readonly clock: Clock },
  { hookUrl }: DelivetySettings,
): Promise<ConnectionCheck> {
  const reached = await reach(hookUrl);
  if (reached.kind === "reached") return { kind: "works", proves: "address" };
  const error = failedCall({ carrier: "delivety", operation: "check" }, reached, clock.now());
  return { kind: "fails", cause: causeOfSilence(reached), error };
}
