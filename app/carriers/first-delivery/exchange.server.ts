import { accountOf } from "../kit/account.server";
import type { Caller, CallFailure, CallPlan } from "../kit/caller";
import type { HttpAnswer } from "../kit/http";
import type { CallLimit } from "../kit/rate-limiter";
import { type Reading, readAnswer, statusOf, wordsOf } from "./errors";
import { mostPrintedBytes } from "./links";
import type { FirstDeliverySettings } from "./settings";

/**
 * Documented per user (token): `bulk-create` one request in 10 seconds, `etat` one per second, `filter` two per 10 seconds;
 * the limiter adds what the network's unevenness needs. The others have no documented limit *(assumed: so many harm
 * nobody)*; they have one here so that a 429 holds everybody back.
 */
export const limits = {
  create: { calls: 20, perMilliseconds: 1_000 },
  "bulk-create": { calls: 1, perMilliseconds: 10_000 },
  filter: { calls: 2, perMilliseconds: 10_000 },
  etat: { calls: 1, perMilliseconds: 1_000 },
  "cancel-orders": { calls: 5, perMilliseconds: 1_000 },
  pickup: { calls: 5, perMilliseconds: 1_000 },
  "request-print": { calls: 5, perMilliseconds: 1_000 },
  localities: { calls: 1, perMilliseconds: 1_000 },
  print: { calls: 5, perMilliseconds: 1_000 },
} as const satisfies Record<string, CallLimit>;

/** Named after their paths; `print` is any of the three links. */
export type Operation = keyof typeof limits;

/** How long a call waits for its turn before it is put off: a little more than one full window. */
const maxWait: Record<Operation, number> = {
  create: 2_000,
  "bulk-create": 12_000,
  filter: 12_000,
  etat: 3_000,
  "cancel-orders": 2_000,
  pickup: 2_000,
  "request-print": 2_000,
  localities: 3_000,
  print: 2_000,
};

/** *(assumed)* The document says "rejet temporaire" and no time: the longest documented window. */
const busyMilliseconds = 10_000;

/** What of a call differs from one to the next. */
export interface Ask {
  readonly operation: Operation;
  /** Under the API's address; the operation's own name unless said. */
  readonly path?: string;
  /** Null: "Aucun corps". */
  readonly body: string | null;
  readonly method?: "GET" | "POST";
  /** What must not come back in the carrier's words. */
  readonly personal?: readonly string[];
}

export type Asked = Reading | CallFailure;

/** What every call of First Delivery's goes through, with its limit and its token. */
export interface Exchange {
  ask(settings: FirstDeliverySettings, ask: Ask): Promise<Asked>;
  /** Fetches a page that a link opens; the link has its own token, so ours stays here. */
  open(settings: FirstDeliverySettings, link: string): Promise<HttpAnswer | CallFailure>;
}

export function createExchange({ caller, baseUrl }: { caller: Caller; baseUrl: string }): Exchange {
  const planOf = (
    operation: Operation,
    settings: FirstDeliverySettings,
  ): Pick<CallPlan, "operation" | "account" | "limit" | "maxWaitMilliseconds" | "busyMilliseconds"> => ({
    operation,
    account: accountOf(settings.token),
    limit: limits[operation],
    maxWaitMilliseconds: maxWait[operation],
    busyMilliseconds,
  });
  return {
    async ask(settings, { operation, path = operation, body, method = "POST", personal = [] }) {
      const secrets = [settings.token, ...personal];
      const outcome = await caller.call({
        ...planOf(operation, settings),
        statusOf,
        wordsOf: (answer) => wordsOf(answer, secrets),
        request: {
          method,
          url: `${baseUrl}/${path}`,
          headers: {
            authorization: `Bearer ${settings.token}`,
            ...(body === null ? {} : { "content-type": "application/json" }),
            accept: "application/json",
          },
          body,
        },
      });
      return outcome.kind === "answer" ? readAnswer(outcome, secrets) : outcome;
    },
    open: (settings, link) =>
      caller.call({
        ...planOf("print", settings),
        request: {
          method: "GET",
          url: link,
          headers: { accept: "application/pdf, text/html, image/png" },
          body: null,
          binary: { maxBytes: mostPrintedBytes },
        },
      }),
  };
}
