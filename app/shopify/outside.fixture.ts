import type { Session } from "@shopify/shopify-api";
import { afterEach } from "vitest";
import type { ShopDomain } from "~/shipping/ids";
import type { LogFields, Logger } from "~/shipping/ports/logger";
import type { SessionStorage } from "./session-storage";
import type { TokenLock } from "./token-lock";

/** What surrounds this folder, for its tests: Shopify's answers one by one, a clock, and a storage in memory. */

export interface AskedOfShopify {
  readonly url: string;
  readonly token: string | null;
  readonly body: Record<string, unknown>;
}

type Answer = Response | Error | ((asked: AskedOfShopify) => Response | Promise<Response>);

/** Puts scripted answers in the place of fetch; asking for more than there are fails the test. */
export function shopifyAnswers(...answers: Answer[]) {
  const asked: AskedOfShopify[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const body: unknown = JSON.parse(await request.text());
    const call: AskedOfShopify = {
      url: request.url,
      token: request.headers.get("x-shopify-access-token"),
      // Everything we send is a JSON object.
      body: body as Record<string, unknown>,
    };
    asked.push(call);
    const answer = answers.shift();
    if (answer === undefined) throw new Error("asked once too often");
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(call) : answer;
  };
  return asked;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** fetch's own way of failing: the reason is in the cause. */
export const networkFailure = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

/** A clock that stands still, but for what is slept. */
export function clockAt(start: string) {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    now: () => new Date(now),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    slept,
  };
}

export function memorySessions(): SessionStorage & { readonly stored: Map<string, Session> } {
  const stored = new Map<string, Session>();
  return {
    stored,
    storeSession: async (session) => {
      stored.set(session.id, session);
      return true;
    },
    loadSession: async (id) => stored.get(id),
    deleteSession: async (id) => stored.delete(id),
    deleteSessions: async (ids) => ids.every((id) => stored.delete(id)),
    findSessionsByShop: async (shop) => [...stored.values()].filter((session) => session.shop === shop),
  };
}

/** One turn after the other per shop; taking it twice at once in one turn never ends, as the real one's would not. */
export function queueLock(): TokenLock {
  const last = new Map<ShopDomain, Promise<unknown>>();
  return {
    withSessionLock: (shop, work) => {
      const turn = (last.get(shop) ?? Promise.resolve()).then(work, work);
      last.set(
        shop,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

export function memoryLog(): Logger & { readonly lines: (LogFields & { readonly event: string })[] } {
  const lines: (LogFields & { readonly event: string })[] = [];
  const write = (event: string, fields: LogFields = {}) => void lines.push({ event, ...fields });
  return { lines, debug: write, info: write, warn: write, error: write };
}
