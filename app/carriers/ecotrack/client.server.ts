import type { CarrierError, CreationOutcome, ParcelReport } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { fail, ok, type Result } from "~/shipping/result";
import { type BadAnswer, failedCall, failedCreation } from "../kit/bad-answer";
import type { Caller, CallFailure } from "../kit/caller";
import { accountAt } from "./account.server";
import { type Operation, requestOf, type Said } from "./calls";
import { type EcotrackBadAnswer, readAnswer, type Reading, saysYes, wordsOf } from "./errors";
import { usualLimit } from "./host-limits.server";
import { readCommunes, readDesks, readWilayas, type Reference } from "./reference";
import type { EcotrackSettings } from "./settings";
import { readCreated } from "./shipment";
import { type Days, type OrdersPage, readOrdersPage, readStatuses, readTrackingInfo } from "./tracking";

/** Why a call was not done, with what the carrier's own files need beside the error. */
export interface Undone {
  readonly error: CarrierError;
  readonly standing: BadAnswer["standing"] | null;
  readonly status: number | null;
  readonly field: string | null;
  /** ECOTRACK's own number. */
  readonly code: number | null;
}

/** The calls that we use, one method each. */
export interface EcotrackClient {
  /** `create/order`: sends the prepared bytes once. `personal` must not come back in the carrier's words. */
  create(settings: EcotrackSettings, body: string, personal: readonly string[]): Promise<CreationOutcome>;
  /** `get/orders`: one page of 40. */
  orders(settings: EcotrackSettings, days: Days, page: number): Promise<Result<OrdersPage, CarrierError>>;
  /** `get/orders/status`: up to 100 parcels, by tracking. */
  statuses(
    settings: EcotrackSettings,
    trackings: readonly string[],
  ): Promise<Result<ReadonlyMap<string, ParcelReport>, CarrierError>>;
  /** `get/tracking/info`: one parcel; null where the host knows no such parcel. */
  history(settings: EcotrackSettings, tracking: string): Promise<Result<ParcelReport | null, CarrierError>>;
  /** `update/order`. `personal` must not come back in the carrier's words. */
  update(
    settings: EcotrackSettings,
    parameters: Readonly<Record<string, string>>,
    personal: readonly string[],
  ): Promise<Result<null, Undone>>;
  /** `delete/order`. */
  delete(settings: EcotrackSettings, tracking: string): Promise<Result<null, Undone>>;
  /** `valid/order`, asking for a collection. */
  validate(settings: EcotrackSettings, tracking: string): Promise<Result<null, Undone>>;
  /** `validate/token`, then the three lists. */
  lists(settings: EcotrackSettings): Promise<Result<Reference, CarrierError>>;
}

const carrier = "ecotrack" as const;

/** What somebody waits for is put off soon; what reads page after page waits its minute out, or it would never end. */
const patience = { short: 5_000, long: 62_000 };
const patienceOf: Readonly<Record<Operation, number>> = {
  create: patience.short,
  update: patience.short,
  delete: patience.short,
  validate: patience.short,
  token: patience.short,
  orders: patience.long,
  statuses: patience.long,
  history: patience.long,
  wilayas: patience.long,
  communes: patience.long,
  desks: patience.long,
};

/** A 429 without Retry-After *(the platform's have one)*: the shortest window. */
const busyMilliseconds = 60_000;

export function createEcotrackClient({ caller, clock }: { caller: Caller; clock: Clock }): EcotrackClient {
  async function ask(
    operation: Operation,
    settings: EcotrackSettings,
    said: Said,
    personal: readonly string[] = [],
  ): Promise<Reading | CallFailure> {
    const secrets = [settings.token, ...personal];
    const outcome = await caller.call({
      operation,
      account: accountAt(settings.host, settings.token),
      limit: usualLimit,
      maxWaitMilliseconds: patienceOf[operation],
      busyMilliseconds,
      wordsOf: (answer) => wordsOf(answer, secrets),
      request: requestOf(settings, operation, said),
    });
    return outcome.kind === "answer" ? readAnswer(outcome, secrets) : outcome;
  }

  const errorOf = (operation: Operation, failure: EcotrackBadAnswer | CallFailure): CarrierError =>
    aboutHost(failure, failedCall({ carrier, operation }, failure, clock.now()));

  /** Asks, and reads what was answered; what cannot be read is the host's fault, and says so. */
  async function read<Value>(
    operation: Operation,
    settings: EcotrackSettings,
    parameters: Readonly<Record<string, string>>,
    reading: (body: unknown) => Value | null,
  ): Promise<Result<Value, CarrierError>> {
    const answer = await ask(operation, settings, { parameters });
    if (answer.kind !== "done") return fail(errorOf(operation, answer));
    const value = reading(answer.body);
    return value === null ? fail(errorOf(operation, strange(answer.status))) : ok(value);
  }

  async function tell(
    operation: "update" | "delete" | "validate",
    settings: EcotrackSettings,
    parameters: Readonly<Record<string, string>>,
    personal: readonly string[] = [],
  ): Promise<Result<null, Undone>> {
    const answer = await ask(operation, settings, { parameters }, personal);
    if (answer.kind === "done" && saysYes(answer.body)) return ok(null);
    const failure = answer.kind === "done" ? strange(answer.status) : answer;
    const error = errorOf(operation, failure);
    const { standing, status, field, code } =
      failure.kind === "bad-answer" ? failure : { standing: null, status: null, field: null, code: null };
    return fail({ error, standing, status, field, code });
  }

  return {
    async create(settings, body, personal) {
      const call = { carrier, operation: "create" };
      const answer = await ask("create", settings, { body }, personal);
      const parcel = answer.kind === "done" ? readCreated(answer.body) : null;
      if (parcel) return { kind: "created", parcel };
      // Success without a tracking: there may be a parcel, so it is asked for, not sent again.
      const failure = answer.kind === "done" ? strange(answer.status) : answer;
      const outcome = failedCreation(call, failure, clock.now());
      return outcome.kind === "created" ? outcome : { ...outcome, error: aboutHost(failure, outcome.error) };
    },
    orders: (settings, days, page) =>
      read("orders", settings, { page: String(page), ...days }, readOrdersPage),
    statuses: (settings, trackings) =>
      read("statuses", settings, { trackings: trackings.join(","), status: "all" }, readStatuses),
    async history(settings, tracking) {
      const answer = await ask("history", settings, { parameters: { tracking } });
      if (answer.kind === "done") return ok(readTrackingInfo(answer.body, tracking));
      if (answer.kind === "bad-answer" && answer.standing === "refused") return ok(null);
      return fail(errorOf("history", answer));
    },
    update: (settings, parameters, personal) => tell("update", settings, parameters, personal),
    delete: (settings, tracking) => tell("delete", settings, { tracking }),
    // Without the asking, only couriers with a daily round would come for it.
    validate: (settings, tracking) => tell("validate", settings, { tracking, ask_collection: "1" }),
    async lists(settings) {
      const token = await ask("token", settings, { parameters: {} });
      // A host may lack this call; then its lists say whether the token is good.
      const saysNothing =
        token.kind === "done" || (token.kind === "bad-answer" && token.standing !== "denied");
      if (!saysNothing) return fail(errorOf("token", token));

      const communes = await read("communes", settings, {}, readCommunes);
      if (!communes.ok) return communes;
      const wilayas = await ask("wilayas", settings, { parameters: {} });
      if (wilayas.kind !== "done" && !isAbsent(wilayas)) return fail(errorOf("wilayas", wilayas));
      const served = wilayas.kind === "done" ? readWilayas(wilayas.body) : wilayasIn(communes.value);
      if (!served) return fail(errorOf("wilayas", strange(200)));
      // For display alone: a host without them is served all the same.
      const desks = await ask("desks", settings, { parameters: {} });
      return ok({
        wilayas: served,
        communes: communes.value,
        desks: desks.kind === "done" ? readDesks(desks.body) : [],
      });
    },
  };
}

const strange = (status: number): EcotrackBadAnswer => ({
  kind: "bad-answer",
  standing: "unsure",
  status,
  words: null,
  field: null,
  code: null,
});

/** A host that has moved is mended in the settings: the words show the new address. */
const aboutHost = (failure: { readonly kind: string }, error: CarrierError): CarrierError =>
  failure.kind === "redirected" ? { ...error, field: "host" } : error;

/** A call that this host does not have. */
const isAbsent = (answer: Reading | CallFailure): boolean =>
  answer.kind === "bad-answer" && answer.status === 404;

/** A host that lists communes but no wilayas serves those that its communes are in. */
const wilayasIn = (communes: Reference["communes"]): Reference["wilayas"] =>
  [...new Set(communes.map(({ wilaya }) => wilaya))].map((id) => ({ id, name: String(id) }));
