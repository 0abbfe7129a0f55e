import type { CheckFailure, ConnectionCheck } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import type { CallFailure } from "../kit/caller";
import { causeOfSilence } from "../kit/check";
import { lacksCall } from "./absent-call";
import type { Asking } from "./asking.server";
import { type EcotrackBadAnswer, saysYes, strange } from "./errors";
import { daysOf } from "./pages";
import type { EcotrackSettings } from "./settings";
import { readOrdersPage } from "./tracking";

const works: ConnectionCheck = { kind: "works", proves: "credentials" };

/**
 * Proves host and token without creating anything: `validate/token` (public, unconfirmed: VALID_TOKEN, INVALID_TOKEN,
 * TOKEN_NOT_ALLOWED), and where a host lacks it, or answers it in some other way, `get/orders`, which is documented.
 */
export async function checkConnection(
  { asking, clock }: { asking: Asking; clock: Clock },
  settings: EcotrackSettings,
): Promise<ConnectionCheck> {
  const { ask, errorOf } = asking;
  const token = await ask("token", settings, { parameters: {} });
  if (token.kind === "done" && saysYes(token.body)) return works;
  const leavesItOpen = token.kind === "done" || (token.kind === "bad-answer" && token.standing !== "denied");
  if (!leavesItOpen) return { kind: "fails", cause: causeOf(token), error: errorOf("token", token) };

  const today = daysOf(clock.now(), clock.now());
  const orders = await ask("check", settings, { parameters: { page: "1", ...today } });
  if (orders.kind === "done" && readOrdersPage(orders.body)) return works;
  const failure = orders.kind === "done" ? strange(orders.status) : orders;
  return { kind: "fails", cause: causeOf(failure), error: errorOf("check", failure) };
}

function causeOf(failure: EcotrackBadAnswer | CallFailure): CheckFailure {
  if (failure.kind !== "bad-answer") return causeOfSilence(failure);
  if (failure.standing === "denied") return "key";
  if (failure.status >= 500) return "no-answer";
  // In ECOTRACK's own form: it knows the token, and does not let it in.
  return failure.standing === "refused" && !lacksCall(failure) ? "key" : "not-the-carrier";
}
