import type { CheckFailure, ConnectionCheck } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { causeOfSilence } from "../kit/check";
import type { Answered, DropcolisClient, Refused } from "./client.server";
import { orderList } from "./pages";
import type { DropcolisSettings } from "./settings";

/** *(assumed)* How far our clock may be from theirs. */
const toleranceMilliseconds = 300_000;

/** Of their form, and nobody's. */
const nobodysOrder = "dc_0000000000000000";

/**
 * Proves the keys by reading the list of orders, which changes nothing. Where the list has a shape that we do not know,
 * or is longer than an answer may be, their own 404 to an order that nobody has proves as much; by itself it would not,
 * for it could be any server's.
 */
export async function checkKeys(
  client: DropcolisClient,
  clock: Clock,
  settings: DropcolisSettings,
): Promise<ConnectionCheck> {
  const listed = await client.listPage(settings, "");
  if (listed.kind === "done" && orderList.safeParse(listed.body).success) return works;
  if (listed.kind !== "done" && !isTooLong(listed)) {
    const error = client.failed("list", settings, listed);
    if (listed.kind !== "bad-answer") return { kind: "fails", cause: causeOfSilence(listed), error };
    const now = clock.now();
    const cause = causeOf(listed, now);
    const words = cause === "clock" ? withBothClocks(listed, now) : listed.words;
    return { kind: "fails", cause, error: { ...error, words } };
  }
  const asked = await client.get(settings, nobodysOrder);
  if (asked.ok) return works;
  const isDown = asked.error.kind === "unavailable" || asked.error.kind === "rate-limited";
  return { kind: "fails", cause: isDown ? "no-answer" : "not-the-carrier", error: asked.error };
}

/** "X-Timestamp is too far from now (Date: 2026-11-22T22:12:00.000Z ≠ 2026-11-22T22:00:00.000Z)" */
function withBothClocks({ words, date }: Refused, now: Date): string | null {
  if (!date) return words;
  return `${words ?? ""} (Date: ${date.toISOString()} ≠ ${now.toISOString()})`.trim();
}

const works: ConnectionCheck = { kind: "works", proves: "credentials" };

const isTooLong = (answer: Answered): boolean => answer.kind === "no-answer" && answer.reason === "too-large";

/**
 * What their refusal is about. Its code and words are not documented *(assumed: they name what is wrong)*; a clock that
 * differs by their Date header is told before a signature, which is as wrong for that reason alone.
 */
export function causeOf(answer: Refused, now: Date): CheckFailure {
  const { standing, status, isTheirs, code, words, date } = answer;
  if (standing === "unsure" && (status >= 500 || status === 408)) return "no-answer";
  if (!isTheirs) return "not-the-carrier";
  const said = `${code ?? ""} ${words ?? ""}`;
  if (/time_?stamp|horodat|clock|horloge|skew|request.{0,8}expired/i.test(said)) return "clock";
  const isOfSignature = /signature|hmac|secret/i.test(said);
  const isOfKey = /key|\bcl[eé]/i.test(said);
  if (isOfKey && !isOfSignature) return "key";
  if (standing === "denied" && date && isFar(date, now)) return "clock";
  if (isOfSignature) return "secret";
  return standing === "denied" ? "key" : "not-the-carrier";
}

const isFar = (one: Date, other: Date): boolean =>
  Math.abs(one.getTime() - other.getTime()) > toleranceMilliseconds;
