import type { CarrierError, CreationOutcome, ParcelReport } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { fail, ok, type Result } from "~/shipping/result";
import { accountOf } from "../kit/account.server";
import { type BadAnswer, failedCall, failedCreation } from "../kit/bad-answer";
import type { Caller, CallFailure, CallPlan } from "../kit/caller";
import type { CallLimit } from "../kit/rate-limiter";
import { readAnswer, statusOf, wordsOf } from "./errors";
import type { FirstDeliverySettings } from "./settings";
import { readCreated } from "./shipment";
import { type FilterPage, readEtat, readPage } from "./tracking";
import { cancelResult, type FilterBody } from "./wire";

/** The calls of the document that we use, one method each. */
export interface FirstDeliveryClient {
  /** "Ajouter une commande": sends the prepared bytes once. `secrets` must not come back in the carrier's words. */
  create(
    settings: FirstDeliverySettings,
    body: string,
    personal: readonly string[],
  ): Promise<CreationOutcome>;
  /** "Filtrer les commande": one page. */
  filter(settings: FirstDeliverySettings, body: FilterBody): Promise<Result<FilterPage, CarrierError>>;
  /** "Consulter l'état d'une commande": one parcel; null where it answers about no such parcel. */
  etat(settings: FirstDeliverySettings, barCode: string): Promise<Result<ParcelReport | null, CarrierError>>;
  /** "Annuler des commandes": at most 100 barcodes. Answers those that were really treated, as the carrier lists them. */
  cancel(
    settings: FirstDeliverySettings,
    barCodes: readonly string[],
  ): Promise<Result<readonly string[], CallFailure | BadAnswer>>;
}

/** "Cette méthode accepte au maximum 100 commandes à la fois." */
export const mostCancelled = 100;

/**
 * Documented per user (token): `etat` one request per second, `filter` two per 10 seconds; the limiter adds what the
 * network's unevenness needs. `create` and `cancel-orders` have no documented limit *(assumed: 20 and 5 a second harm
 * nobody)*; they have one here so that a 429 holds everybody back.
 */
export const limits = {
  create: { calls: 20, perMilliseconds: 1_000 },
  filter: { calls: 2, perMilliseconds: 10_000 },
  etat: { calls: 1, perMilliseconds: 1_000 },
  "cancel-orders": { calls: 5, perMilliseconds: 1_000 },
} as const satisfies Record<string, CallLimit>;

/** Named after their paths. */
type Operation = keyof typeof limits;

/** How long a call waits for its turn before it is put off: a little more than one full window. */
const maxWait: Record<Operation, number> = {
  create: 2_000,
  filter: 12_000,
  etat: 3_000,
  "cancel-orders": 2_000,
};

/** *(assumed)* The document says "rejet temporaire" and no time: the longest documented window. */
const busyMilliseconds = 10_000;

const carrier = "first-delivery" as const;

export function createFirstDeliveryClient(parts: {
  caller: Caller;
  clock: Clock;
  baseUrl: string;
}): FirstDeliveryClient {
  const { caller, clock, baseUrl } = parts;

  async function post(
    operation: Operation,
    settings: FirstDeliverySettings,
    body: string,
    personal: readonly string[] = [],
  ): Promise<{ kind: "done"; status: number; result: unknown } | CallFailure | BadAnswer> {
    const secrets = [settings.token, ...personal];
    const plan: CallPlan = {
      operation,
      account: accountOf(settings.token),
      limit: limits[operation],
      maxWaitMilliseconds: maxWait[operation],
      busyMilliseconds,
      statusOf,
      wordsOf: (answer) => wordsOf(answer, secrets),
      request: {
        method: "POST",
        url: `${baseUrl}/${operation}`,
        headers: {
          authorization: `Bearer ${settings.token}`,
          "content-type": "application/json",
          accept: "application/json",
        },
        body,
      },
    };
    const outcome = await caller.call(plan);
    return outcome.kind === "answer" ? readAnswer(outcome, secrets) : outcome;
  }

  const strange = (status: number): BadAnswer => ({
    kind: "bad-answer",
    standing: "unsure",
    status,
    words: null,
    field: null,
  });

  return {
    async create(settings, body, personal) {
      const call = { carrier, operation: "create" };
      const read = await post("create", settings, body, personal);
      if (read.kind !== "done") return failedCreation(call, read, clock.now());
      const parcel = readCreated(read.result, baseUrl);
      // "Succès" without a barcode: there may be a parcel, so it is asked for, not sent again.
      return parcel ? { kind: "created", parcel } : failedCreation(call, strange(read.status), clock.now());
    },
    async filter(settings, body) {
      const call = { carrier, operation: "filter" };
      const read = await post("filter", settings, JSON.stringify(body));
      if (read.kind !== "done") return fail(failedCall(call, read, clock.now()));
      const page = readPage(read.result);
      return page ? ok(page) : fail(failedCall(call, strange(read.status), clock.now()));
    },
    async etat(settings, barCode) {
      const call = { carrier, operation: "etat" };
      const read = await post("etat", settings, JSON.stringify({ barCode }));
      if (read.kind === "done") return ok(readEtat(read.result, barCode));
      if (read.kind === "bad-answer" && read.standing === "refused") return ok(null);
      return fail(failedCall(call, read, clock.now()));
    },
    async cancel(settings, barCodes) {
      if (barCodes.length > mostCancelled) throw new Error("more barcodes than a call may cancel");
      const read = await post("cancel-orders", settings, JSON.stringify({ barCodes }));
      if (read.kind !== "done") return fail(read);
      const treated = cancelResult.safeParse(read.result);
      return treated.success ? ok(treated.data) : fail(strange(read.status));
    },
  };
}
