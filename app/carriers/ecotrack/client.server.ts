import type { CarrierError, CreationOutcome, ParcelReport, PreparedCreation } from "~/shipping/ports/carrier";
import type { Fee, ParcelStep, PrintedDocument, Remark } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { fail, ok, type Result } from "~/shipping/result";
import { failedCreation } from "../kit/bad-answer";
import { aboutHost, type Asking, type Failure, type Undone } from "./asking.server";
import { batchBody, outcomesOf } from "./batch";
import { strange } from "./errors";
import { readFees } from "./fees";
import { readLabel } from "./label";
import { readRemarks } from "./read-remarks";
import type { Reference } from "./reference";
import type { EcotrackSettings } from "./settings";
import { readCreated } from "./shipment";
import { readSteps } from "./steps";
import { syncLists } from "./sync-lists";
import { type Days, type OrdersPage, readOrdersPage, readStatuses, readTrackingInfo } from "./tracking";
import { personalWordsOf } from "./wire";

/** The calls that we use, one method each. */
export interface EcotrackClient {
  /** `create/order`: sends the prepared bytes once. */
  create(settings: EcotrackSettings, creation: PreparedCreation): Promise<CreationOutcome>;
  /** `create/orders`: sends up to 100 of them once, each outcome at its place. */
  createMany(
    settings: EcotrackSettings,
    creations: readonly PreparedCreation[],
  ): Promise<readonly CreationOutcome[]>;
  /** `get/orders`: one page of 40. */
  orders(settings: EcotrackSettings, days: Days, page: number): Promise<Result<OrdersPage, CarrierError>>;
  /** `get/orders/status`: up to 100 parcels, by tracking. */
  statuses(
    settings: EcotrackSettings,
    trackings: readonly string[],
  ): Promise<Result<ReadonlyMap<string, ParcelReport>, CarrierError>>;
  /** `get/tracking/info`: one parcel; null where the host knows no such parcel. */
  history(settings: EcotrackSettings, tracking: string): Promise<Result<ParcelReport | null, CarrierError>>;
  /** `get/tracking/info`: everything it says, oldest first. */
  steps(settings: EcotrackSettings, tracking: string): Promise<Result<readonly ParcelStep[], CarrierError>>;
  /** `get/maj`: oldest first. */
  remarks(settings: EcotrackSettings, tracking: string): Promise<Result<readonly Remark[], CarrierError>>;
  /** `add/maj`. */
  addRemark(settings: EcotrackSettings, tracking: string, content: string): Promise<Result<null, Undone>>;
  /** `ask/for/order/return`. */
  requestReturn(settings: EcotrackSettings, tracking: string): Promise<Result<null, Undone>>;
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
  /** `get/order/label`. */
  label(settings: EcotrackSettings, tracking: string): Promise<Result<PrintedDocument, CarrierError>>;
  /** `get/fees`. */
  fees(settings: EcotrackSettings): Promise<Result<readonly Fee[], CarrierError>>;
  /** `validate/token`, the three lists, and whether there is a `create/orders`. */
  lists(settings: EcotrackSettings): Promise<Result<Reference, CarrierError>>;
}

const carrier = "ecotrack" as const;

export function createEcotrackClient({ asking, clock }: { asking: Asking; clock: Clock }): EcotrackClient {
  const { ask, read, tell, errorOf } = asking;

  const notCreated = (operation: "create" | "batch", failure: Failure): CreationOutcome => {
    const outcome = failedCreation({ carrier, operation }, failure, clock.now());
    return outcome.kind === "created" ? outcome : { ...outcome, error: aboutHost(failure, outcome.error) };
  };

  return {
    async create(settings, { body }) {
      const answer = await ask("create", settings, { body }, personalWordsOf(body));
      const parcel = answer.kind === "done" ? readCreated(answer.body) : null;
      if (parcel) return { kind: "created", parcel };
      // Success without a tracking: there may be a parcel, so it is asked for, not sent again.
      return notCreated("create", answer.kind === "done" ? strange(answer.status) : answer);
    },
    async createMany(settings, creations) {
      const personal = creations.flatMap(({ body }) => personalWordsOf(body));
      const answer = await asking.send("batch", settings, { body: batchBody(creations) }, personal);
      if (answer.kind !== "answer") return creations.map(() => notCreated("batch", answer));
      const secrets = [settings.token, ...personal];
      return outcomesOf(answer, secrets, creations, { now: clock.now(), notCreated });
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
    steps: (settings, tracking) => read("steps", settings, { tracking }, readSteps),
    remarks: (settings, tracking) => read("remarks", settings, { tracking }, readRemarks),
    addRemark: (settings, tracking, content) => tell("addRemark", settings, { tracking, content }, [content]),
    requestReturn: (settings, tracking) => tell("requestReturn", settings, { tracking }),
    update: (settings, parameters, personal) => tell("update", settings, parameters, personal),
    delete: (settings, tracking) => tell("delete", settings, { tracking }),
    // Without the asking, only couriers with a daily round would come for it.
    validate: (settings, tracking) => tell("validate", settings, { tracking, ask_collection: "1" }),
    async label(settings, tracking) {
      const answer = await asking.send("label", settings, { parameters: { tracking } });
      const label = answer.kind === "answer" ? readLabel(answer, [settings.token]) : answer;
      return label.kind === "label" ? ok(label.document) : fail(errorOf("label", label));
    },
    fees: (settings) => read("fees", settings, {}, readFees),
    lists: (settings) => syncLists(asking, settings),
  };
}
