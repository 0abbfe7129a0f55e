import type { CarrierError, CreatedParcel, CreationOutcome } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { failedCreation } from "../kit/bad-answer";
import type { Caller, CallPlan } from "../kit/caller";
import type { CallLimit } from "../kit/rate-limiter";
import { movedWords, readAnswer, wordsOf } from "./errors";
import { type DelivetySettings, secretsOf } from "./settings";
import { personalWordsOf, withToken } from "./wire";

/** The one call of the document. */
export interface DelivetyClient {
  /** "Requête Post": pushes the prepared document once. Who calls it twice has two orders in the kitchen. */
  create(settings: DelivetySettings, account: string, body: string): Promise<CreationOutcome>;
}

/** "plus de 10 requêtes par seconde sur l'ensemble des URL web-hook de votre entreprise" are too many. */
export const limit: CallLimit = { calls: 10, perMilliseconds: 1_000 };

/** How long a push waits for its turn before it is put off. */
const maxWaitMilliseconds = 5_000;

/**
 * How long to keep away after a 426 that names no time *(assumed)*. "Ne pas réduire votre nombre de requêtes peut
 * entraîner une restriction temporaire" says no length either: each 426 in a row doubles it.
 */
const firstBackOff = 10_000;
const longestBackOff = 5 * 60_000;

const carrier = "delivety" as const;
const call = { carrier, operation: "create" };

/** There is nothing that the kitchen tells of it. */
const pushed: CreatedParcel = {
  trackingNumber: null,
  trackingUrl: null,
  labelUrl: null,
  carrierState: null,
};

export function createDelivetyClient({ caller, clock }: { caller: Caller; clock: Clock }): DelivetyClient {
  /** Times in a row that an account was told to slow down; of this process, the block itself is everybody's. */
  const refusals = new Map<string, number>();
  const backOffOf = (account: string): number =>
    Math.min(firstBackOff * 2 ** (refusals.get(account) ?? 0), longestBackOff);

  return {
    async create(settings, account, body) {
      const secrets = [...secretsOf(settings), ...personalWordsOf(body)];
      const plan: CallPlan = {
        operation: "create",
        account,
        limit,
        maxWaitMilliseconds,
        busyMilliseconds: backOffOf(account),
        wordsOf: (answer) => wordsOf(answer, secrets),
        request: {
          method: "POST",
          url: settings.hookUrl,
          headers: { "content-type": "application/json", accept: "application/json" },
          body: withToken(body, settings.accessToken),
        },
      };
      const outcome = await caller.call(plan);
      if (outcome.kind === "busy") refusals.set(account, (refusals.get(account) ?? 0) + 1);
      if (outcome.kind === "answer") {
        refusals.delete(account);
        const bad = readAnswer(outcome, secrets);
        return bad ? failedCreation(call, bad, clock.now()) : { kind: "created", parcel: pushed };
      }
      const failed = failedCreation(call, outcome, clock.now());
      return outcome.kind === "redirected" && failed.kind === "not-created"
        ? { ...failed, error: movedTo(failed.error, outcome.to) }
        : failed;
    },
  };
}

/** The new origin is shown (its path could be the hook's secret name), and what to do about it. */
const movedTo = (error: CarrierError, origin: string | null): CarrierError => ({
  ...error,
  words: `${error.status} → ${origin ?? "?"}. ${movedWords}`,
});
