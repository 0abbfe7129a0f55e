import type { CarrierError } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { fail, ok, type Result } from "~/shipping/result";
import { type BadAnswer, failedCall } from "../kit/bad-answer";
import type { Caller, CallFailure, CallOutcome } from "../kit/caller";
import { errorForLack, lacksCall } from "./absent-call";
import { accountAt } from "./account.server";
import { type Operation, requestOf, type Said } from "./calls";
import { type EcotrackBadAnswer, readAnswer, type Reading, saysYes, strange, wordsOf } from "./errors";
import { usualLimit } from "./host-limits.server";
import type { EcotrackSettings } from "./settings";

/** Why a call was not done, with what the carrier's own files need beside the error. */
export interface Undone {
  readonly error: CarrierError;
  readonly standing: BadAnswer["standing"] | null;
  readonly status: number | null;
  readonly field: string | null;
  /** ECOTRACK's own number. */
  readonly code: number | null;
  /** It may have been done all the same, and nobody heard. */
  readonly isLost: boolean;
}

export type Failure = EcotrackBadAnswer | CallFailure;

/** How any call is made and its answer read: one token, one limit, one way of refusing. */
export interface Asking {
  /** The answer as it came. */
  readonly send: (
    operation: Operation,
    settings: EcotrackSettings,
    said: Said,
    personal?: readonly string[],
  ) => Promise<CallOutcome>;
  /** The answer, read. `personal` must not come back in the carrier's words. */
  readonly ask: (
    operation: Operation,
    settings: EcotrackSettings,
    said: Said,
    personal?: readonly string[],
  ) => Promise<Reading | CallFailure>;
  /** Asks, and reads what was answered; what cannot be read is the host's fault, and says so. */
  readonly read: <Value>(
    operation: Operation,
    settings: EcotrackSettings,
    parameters: Readonly<Record<string, string>>,
    reading: (body: unknown) => Value | null,
  ) => Promise<Result<Value, CarrierError>>;
  /** Tells the host to do something; only a yes of its own counts as one. */
  readonly tell: (
    operation: Operation,
    settings: EcotrackSettings,
    parameters: Readonly<Record<string, string>>,
    personal?: readonly string[],
  ) => Promise<Result<null, Undone>>;
  readonly errorOf: (operation: Operation, failure: Failure) => CarrierError;
}

const carrier = "ecotrack" as const;

/** What somebody waits for is put off soon; what reads page after page waits its minute out, or it would never end. */
const patience = { short: 5_000, long: 62_000 };
const patient: ReadonlySet<Operation> = new Set<Operation>([
  "orders",
  "statuses",
  "history",
  "wilayas",
  "communes",
  "desks",
]);

/** What a host may lack without being of no use: its error then says that it does. */
const optional: ReadonlySet<Operation> = new Set<Operation>(["label", "fees"]);

/** A 429 without Retry-After *(the platform's have one)*: the shortest window. */
const busyMilliseconds = 60_000;

export function createAsking({ caller, clock }: { caller: Caller; clock: Clock }): Asking {
  const send: Asking["send"] = (operation, settings, said, personal = []) =>
    caller.call({
      operation,
      account: accountAt(settings.host, settings.token),
      limit: usualLimit,
      maxWaitMilliseconds: patient.has(operation) ? patience.long : patience.short,
      busyMilliseconds,
      wordsOf: (answer) => wordsOf(answer, [settings.token, ...personal]),
      request: requestOf(settings, operation, said),
    });

  const ask: Asking["ask"] = async (operation, settings, said, personal = []) => {
    const outcome = await send(operation, settings, said, personal);
    return outcome.kind === "answer" ? readAnswer(outcome, [settings.token, ...personal]) : outcome;
  };

  const errorOf: Asking["errorOf"] = (operation, failure) => {
    const error = aboutHost(failure, failedCall({ carrier, operation }, failure, clock.now()));
    const isLacking = failure.kind === "bad-answer" && lacksCall(failure);
    return isLacking && optional.has(operation) ? errorForLack(operation, error) : error;
  };

  return {
    send,
    ask,
    errorOf,
    async read(operation, settings, parameters, reading) {
      const answer = await ask(operation, settings, { parameters });
      if (answer.kind !== "done") return fail(errorOf(operation, answer));
      const value = reading(answer.body);
      return value === null ? fail(errorOf(operation, strange(answer.status))) : ok(value);
    },
    async tell(operation, settings, parameters, personal) {
      const answer = await ask(operation, settings, { parameters }, personal);
      if (answer.kind === "done" && saysYes(answer.body)) return ok(null);
      const failure = answer.kind === "done" ? strange(answer.status) : answer;
      const error = errorOf(operation, failure);
      const isLost = failure.kind === "no-answer";
      if (failure.kind !== "bad-answer") {
        return fail({ error, standing: null, status: null, field: null, code: null, isLost });
      }
      const { standing, status, field, code } = failure;
      return fail({ error, standing, status, field, code, isLost: standing === "unsure" });
    },
  };
}

/** A host that has moved is mended in the settings: the words show the new address. */
export const aboutHost = (failure: { readonly kind: string }, error: CarrierError): CarrierError =>
  failure.kind === "redirected" ? { ...error, field: "host" } : error;
