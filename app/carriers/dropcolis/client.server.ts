import type {
  CarrierError,
  CreatedParcel,
  CreationOutcome,
  PreparedCreation,
} from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { fail, ok, type Result } from "~/shipping/result";
import { accountOf } from "../kit/account.server";
import { type BadAnswer, failedCall, failedCreation } from "../kit/bad-answer";
import type { Caller, CallFailure } from "../kit/caller";
import type { HttpRequest } from "../kit/http";
import type { CallLimit } from "../kit/rate-limiter";
import { createBackOff } from "./back-off";
import { readAnswer, type Reading, strangeAnswer, wordsOf } from "./errors";
import type { DropcolisSettings } from "./settings";
import { readCreated } from "./shipment";
import { signRequest } from "./signature.server";
import { order, type Order, personalWordsOf } from "./wire";

/** The six calls of the document, one method each, and the replay of one. */
export interface DropcolisClient {
  /** `POST /v1/orders`: sends the prepared bytes once, under their key. */
  create(settings: DropcolisSettings, creation: PreparedCreation): Promise<CreationOutcome>;
  /** The same call with the same bytes and key, signed anew: "vous obtiendrez la reponse originale". */
  replay(
    settings: DropcolisSettings,
    creation: PreparedCreation,
  ): Promise<{ readonly kind: "created"; readonly parcel: CreatedParcel } | CallFailure | BadAnswer>;
  /** `GET /v1/orders/{order_id}`; null where they have no such order. */
  get(settings: DropcolisSettings, orderId: string): Promise<Result<Order | null, CarrierError>>;
  /** `GET /v1/orders`, one page of it: `query` is what its answer before said of the next, "" of the first. */
  listPage(settings: DropcolisSettings, query: string): Promise<Answered>;
  /** `POST /v1/rates/quote`: nothing is created. */
  quote(settings: DropcolisSettings, body: string): Promise<Answered>;
  /** `POST /v1/webhooks/test`: they post a test to the address that stands in their dashboard. */
  testWebhook(settings: DropcolisSettings): Promise<Answered>;
  /** `POST /v1/orders/{order_id}/cancel`, with a reason. */
  cancel(settings: DropcolisSettings, orderId: string, reason: string): Promise<Answered>;
  /** The error of a call that does no harm when it is made again: 5xx and no answer come back after 1, 2, 4 seconds. */
  failed(operation: Operation, settings: DropcolisSettings, failure: CallFailure | BadAnswer): CarrierError;
}

export type Answered = Reading | CallFailure;
/** An answer that did not do what was asked. */
export type Refused = Extract<Reading, { kind: "bad-answer" }>;

/** *(assumed)* No limit is documented, but a 429 is; each call has one here, so that it holds everybody back. */
export const limits = {
  "rates/quote": { calls: 10, perMilliseconds: 1_000 },
  create: { calls: 10, perMilliseconds: 1_000 },
  get: { calls: 10, perMilliseconds: 1_000 },
  list: { calls: 1, perMilliseconds: 1_000 },
  cancel: { calls: 5, perMilliseconds: 1_000 },
  "webhooks/test": { calls: 1, perMilliseconds: 1_000 },
} as const satisfies Record<string, CallLimit>;

/** In the carrier's own names. */
export type Operation = keyof typeof limits;

/** How long a call waits for its turn before it is put off. */
const maxWaitMilliseconds = 3_000;

const carrier = "dropcolis" as const;

interface Wanted {
  readonly operation: Operation;
  readonly method: "GET" | "POST";
  /** What follows the base address, with `/v1`. */
  readonly path: string;
  readonly body: string | null;
  readonly idempotencyKey?: string | null;
}

export function createDropcolisClient(parts: {
  caller: Caller;
  clock: Clock;
  logger: Logger;
  baseUrl: string;
}): DropcolisClient {
  const { caller, clock, logger, baseUrl } = parts;
  const backOff = createBackOff();

  /** Signed with the present second: what is signed is what is sent, byte for byte. */
  function signed(settings: DropcolisSettings, wanted: Wanted): HttpRequest {
    const { method, body, idempotencyKey = null } = wanted;
    const url = new URL(baseUrl + wanted.path);
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const path = url.pathname + url.search;
    return {
      method,
      url: url.href,
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "x-api-key": settings.publicKey,
        "x-timestamp": timestamp,
        "x-signature": signRequest({ timestamp, method, path, body: body ?? "" }, settings.secretKey),
        ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
      },
      body,
    };
  }

  async function send(settings: DropcolisSettings, wanted: Wanted): Promise<Answered> {
    const { operation } = wanted;
    const account = accountOf(settings.publicKey);
    const key = `${account}:${operation}`;
    const personal = wanted.body === null ? [] : personalWordsOf(wanted.body);
    const secrets = [settings.secretKey, settings.publicKey, settings.webhookSecret ?? "", ...personal];
    const outcome = await caller.call({
      operation,
      account,
      limit: limits[operation],
      maxWaitMilliseconds,
      busyMilliseconds: backOff.next(key),
      wordsOf: (answer) => wordsOf(answer, secrets),
      request: signed(settings, wanted),
    });
    const read = outcome.kind === "answer" ? readAnswer(outcome, secrets) : outcome;
    if (read.kind === "busy" || read.kind === "no-answer" || isUnsure(read)) backOff.failed(key);
    else if (read.kind !== "held") backOff.worked(key);
    if (read.kind === "bad-answer" && read.requestId !== null) {
      // "Journalisez les ID de requete"
      const said = { carrier, operation, status: read.status, requestId: read.requestId };
      logger.warn("carrier-refused", read.code === null ? said : { ...said, code: read.code });
    }
    return read;
  }

  async function replay(
    settings: DropcolisSettings,
    { reference, body, idempotencyKey }: PreparedCreation,
  ): ReturnType<DropcolisClient["replay"]> {
    const read = await send(settings, {
      operation: "create",
      method: "POST",
      path: "/v1/orders",
      body,
      idempotencyKey,
    });
    if (read.kind !== "done") return read;
    const parcel = readCreated(read.body, reference);
    // A success that names no order of ours: there may be one, so it is asked for again.
    return parcel ? { kind: "created", parcel } : strangeAnswer(read.status);
  }

  function failed(
    operation: Operation,
    settings: DropcolisSettings,
    failure: CallFailure | BadAnswer,
  ): CarrierError {
    const now = clock.now();
    const error = failedCall({ carrier, operation }, failure, now);
    if (failure.kind !== "no-answer" && !isUnsure(failure)) return error;
    const wait = backOff.last(`${accountOf(settings.publicKey)}:${operation}`);
    return { ...error, retryAt: new Date(now.getTime() + wait) };
  }

  return {
    replay,
    async create(settings, creation) {
      const made = await replay(settings, creation);
      if (made.kind === "created") return made;
      return failedCreation({ carrier, operation: "create" }, notProvenByDuplicate(made), clock.now());
    },
    async get(settings, orderId) {
      const path = `/v1/orders/${encodeURIComponent(orderId)}`;
      const read = await send(settings, { operation: "get", method: "GET", path, body: null });
      if (read.kind === "bad-answer" && read.standing === "refused" && read.status === 404) return ok(null);
      if (read.kind !== "done") return fail(failed("get", settings, read));
      const parsed = order.safeParse(read.body);
      return parsed.success ? ok(parsed.data) : fail(failed("get", settings, strangeAnswer(read.status)));
    },
    listPage: (settings, query) =>
      send(settings, { operation: "list", method: "GET", path: `/v1/orders${query}`, body: null }),
    quote: (settings, body) =>
      send(settings, { operation: "rates/quote", method: "POST", path: "/v1/rates/quote", body }),
    // The samples disagree on what "no data" is ('' or '{}'); the second is JSON, as the header says.
    testWebhook: (settings) =>
      send(settings, { operation: "webhooks/test", method: "POST", path: "/v1/webhooks/test", body: "{}" }),
    failed,
    cancel: (settings, orderId, reason) =>
      send(settings, {
        operation: "cancel",
        method: "POST",
        path: `/v1/orders/${encodeURIComponent(orderId)}/cancel`,
        body: JSON.stringify({ reason }),
      }),
  };
}

const isUnsure = (read: Answered | BadAnswer): boolean =>
  read.kind === "bad-answer" && read.standing === "unsure";

/**
 * "409: ID de commande en double" says that they have an order under our reference, which nobody else uses: the opposite
 * of a refusal. It is settled like an answer that never came.
 */
const notProvenByDuplicate = (failure: CallFailure | BadAnswer): CallFailure | BadAnswer =>
  failure.kind === "bad-answer" && failure.refusal === "duplicate" && failure.standing === "refused"
    ? { ...failure, standing: "unsure" }
    : failure;
