import type { Clock } from "~/shipping/ports/clock";
import type { HttpClient, HttpOutcome, HttpRequest } from "../kit/http";
import type { CallLimit, RateLimiter } from "../kit/rate-limiter";
import { accountAt } from "./account.server";

/**
 * The limits of a host count all calls of a token together, whatever the operation and the shop, over three windows;
 * the host says in the headers of each answer what they are. So: one line per account, the host's own numbers as soon
 * as it has answered once, the usual ones until then (document: 50 a minute, 1500 an hour, 15000 a day).
 */
const windows = [
  { name: "minute", milliseconds: 60_000, usual: 50 },
  { name: "hour", milliseconds: 3_600_000, usual: 1_500 },
  { name: "day", milliseconds: 86_400_000, usual: 15_000 },
] as const;
type WindowName = (typeof windows)[number]["name"];

export interface HostLimits {
  /** For the caller: takes a turn in every window of the account, and keeps the whole account away after a 429. */
  readonly rateLimiter: RateLimiter;
  /** For the caller: the same client, whose answers are read for what the host says of its limits. */
  readonly http: HttpClient;
}

export function createHostLimits(parts: {
  http: HttpClient;
  rateLimiter: RateLimiter;
  clock: Clock;
}): HostLimits {
  const { http, rateLimiter, clock } = parts;
  /** By account; in memory, because the first answer after a start tells them again. */
  const learned = new Map<string, Partial<Record<WindowName, number>>>();

  const limitIn = (account: string, { name, milliseconds, usual }: (typeof windows)[number]): CallLimit => ({
    calls: learned.get(account)?.[name] ?? usual,
    perMilliseconds: milliseconds,
  });

  async function learn(account: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const told = limitsIn(headers);
    if (Object.keys(told).length > 0) learned.set(account, { ...learned.get(account), ...told });
    const until = usedUpUntil(headers, clock.now());
    // Others with the same token may have used it up: the courier's own screens, or another program.
    if (until) await rateLimiter.block(keyOf(account, "minute"), until);
  }

  return {
    rateLimiter: {
      async take(key, _limit, maxWaitMilliseconds) {
        const account = accountIn(key);
        for (const window of windows) {
          // Nobody waits for the next hour; the minute comes first, so that waiting for it uses up nothing.
          const wait = window.name === "minute" ? maxWaitMilliseconds : 0;
          const turn = await rateLimiter.take(keyOf(account, window.name), limitIn(account, window), wait);
          if (turn.kind === "later") return turn;
        }
        return { kind: "go" };
      },
      async nextTurn(key) {
        const account = accountIn(key);
        const turns = await Promise.all(
          windows.map((window) =>
            rateLimiter.nextTurn(keyOf(account, window.name), limitIn(account, window)),
          ),
        );
        return turns.reduce((latest, turn) => (turn && (!latest || turn > latest) ? turn : latest), null);
      },
      block: (key, until) => rateLimiter.block(keyOf(accountIn(key), "minute"), until),
    },
    http: {
      async send(request): Promise<HttpOutcome> {
        const outcome = await http.send(request);
        if (outcome.kind === "answer") await learn(accountOfRequest(request), outcome.headers);
        return outcome;
      },
    },
  };
}

const keyOf = (account: string, window: WindowName): string => `ecotrack:${account}:${window}`;

/** The caller's key is carrier, account and operation. */
const accountIn = (key: string): string => key.split(":")[1] ?? key;

const accountOfRequest = ({ url, headers }: HttpRequest): string =>
  accountAt(new URL(url).origin, (headers["authorization"] ?? "").replace(/^Bearer /, ""));

/** `X-RateLimit-Limit-Minute` and its like; `X-RateLimit-Limit` of older hosts is a minute's. */
export function limitsIn(headers: Readonly<Record<string, string>>): Partial<Record<WindowName, number>> {
  const told: Partial<Record<WindowName, number>> = {};
  for (const { name } of windows) {
    const limit = wholeIn(headers, `x-ratelimit-limit-${name}`);
    if (limit !== null && limit > 0) told[name] = limit;
  }
  const older = wholeIn(headers, "x-ratelimit-limit");
  return told.minute === undefined && older !== null && older > 0 ? { ...told, minute: older } : told;
}

/** When the last window that has nothing left begins anew; null where every one has something left. */
export function usedUpUntil(headers: Readonly<Record<string, string>>, now: Date): Date | null {
  let latest = 0;
  for (const { name, milliseconds } of windows) {
    const reset = wholeIn(headers, `x-ratelimit-reset-${name}`);
    if (reset === null || wholeIn(headers, `x-ratelimit-remaining-${name}`) !== 0) continue;
    // A host whose clock is wrong must not keep us away for longer than its window is.
    latest = Math.max(latest, Math.min(reset * 1000, now.getTime() + milliseconds));
  }
  return latest > now.getTime() ? new Date(latest) : null;
}

function wholeIn(headers: Readonly<Record<string, string>>, name: string): number | null {
  const text = headers[name]?.trim() ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What the caller is told; the turns are taken by the windows above. */
export const usualLimit: CallLimit = { calls: windows[0].usual, perMilliseconds: windows[0].milliseconds };
