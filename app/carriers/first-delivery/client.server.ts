import type { CarrierError, CreationOutcome, ParcelReport, PreparedCreation } from "~/shipping/ports/carrier";
import type { PickupOutcome, PrintedDocument, RequestedPickup } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { fail, ok, type Result } from "~/shipping/result";
import { accountOf } from "../kit/account.server";
import { type BadAnswer, failedCall, failedCreation } from "../kit/bad-answer";
import type { Caller, CallFailure } from "../kit/caller";
import type { RateLimiter } from "../kit/rate-limiter";
import { bulkOutcomes } from "./bulk";
import { strange } from "./errors";
import { type Asked, createExchange, limits } from "./exchange.server";
import { isOfHost, printableType, readLink } from "./links";
import { type KeptLocalities, noLocalities, readLocalities } from "./localities";
import type { FirstDeliverySettings } from "./settings";
import { readCreated } from "./shipment";
import { type FilterPage, readEtat, readPage } from "./tracking";
import { cancelResult, type FilterBody, personalWordsOf, pickupResult } from "./wire";

/** The calls of the document, one method each, and the links it gives. */
export interface FirstDeliveryClient {
  /** "Ajouter une commande": sends the prepared bytes once. */
  create(settings: FirstDeliverySettings, creation: PreparedCreation): Promise<CreationOutcome>;
  /** "Ajouter plusieurs commandes": at most 100, in one request. One outcome for each, in their order. */
  createMany(
    settings: FirstDeliverySettings,
    creations: readonly PreparedCreation[],
  ): Promise<readonly CreationOutcome[]>;
  /** When `createMany` would be let through; null: now. */
  bulkTurn(settings: FirstDeliverySettings): Promise<Date | null>;
  /** "Filtrer les commande": one page. */
  filter(settings: FirstDeliverySettings, body: FilterBody): Promise<Result<FilterPage, CarrierError>>;
  /** The same, as it was answered. */
  askFilter(settings: FirstDeliverySettings, body: FilterBody): Promise<Asked>;
  /** "Consulter l'état d'une commande": one parcel; null where it answers about no such parcel. */
  etat(settings: FirstDeliverySettings, barCode: string): Promise<Result<ParcelReport | null, CarrierError>>;
  /** "Annuler des commandes": at most 100 barcodes. Answers those that were really treated, as the carrier lists them. */
  cancel(
    settings: FirstDeliverySettings,
    barCodes: readonly string[],
  ): Promise<Result<readonly string[], CallFailure | BadAnswer>>;
  /** "Créer une demande d’enlèvement". */
  pickup(settings: FirstDeliverySettings, barCodes: readonly string[]): Promise<PickupOutcome>;
  /** "Imprimer décharge": the paper of a pick-up by its number. */
  requestPrint(
    settings: FirstDeliverySettings,
    pickup: string,
  ): Promise<Result<RequestedPickup, CarrierError>>;
  /** What a link of theirs opens. Only of the host that we talk to, and no redirect is followed. */
  print(settings: FirstDeliverySettings, link: string): Promise<Result<PrintedDocument, CarrierError>>;
  /** `GET /localities` (public, unconfirmed); none where the host has no such list, or it could not be read. */
  localities(settings: FirstDeliverySettings): Promise<KeptLocalities>;
}

/** "Vous ne pouvez ajouter que 100 commandes à la fois"; "Cette méthode accepte au maximum 100 commandes à la fois". */
export const mostAtOnce = 100;

const carrier = "first-delivery" as const;

export function createFirstDeliveryClient(parts: {
  caller: Caller;
  rateLimiter: RateLimiter;
  clock: Clock;
  baseUrl: string;
}): FirstDeliveryClient {
  const { caller, rateLimiter, clock, baseUrl } = parts;
  const exchange = createExchange({ caller, baseUrl });

  const askFilter: FirstDeliveryClient["askFilter"] = (settings, body) =>
    exchange.ask(settings, { operation: "filter", body: JSON.stringify(body) });

  const bulkKey = ({ token }: FirstDeliverySettings): string => `${carrier}:${accountOf(token)}:bulk-create`;

  /**
   * A hundred orders may be long on their way, and the few that follow them quick: so the carrier's ten seconds are counted
   * again from its answer, before which it has certainly received them.
   */
  async function keepApart(settings: FirstDeliverySettings, read: Asked): Promise<void> {
    if (read.kind === "held" || read.kind === "busy" || read.kind === "never-sent") return;
    const { perMilliseconds } = limits["bulk-create"];
    await rateLimiter.block(bulkKey(settings), new Date(clock.now().getTime() + perMilliseconds));
  }

  function pickupOf(result: unknown): RequestedPickup | null {
    const read = pickupResult.safeParse(result);
    return read.success ? { number: read.data.number, printUrl: readLink(read.data.link, baseUrl) } : null;
  }

  return {
    askFilter,
    async create(settings, { body }) {
      const call = { carrier, operation: "create" };
      const read = await exchange.ask(settings, {
        operation: "create",
        body,
        personal: personalWordsOf(body),
      });
      if (read.kind !== "done") return failedCreation(call, read, clock.now());
      const parcel = readCreated(read.result, baseUrl);
      // "Succès" without a barcode: there may be a parcel, so it is asked for, not sent again.
      return parcel ? { kind: "created", parcel } : failedCreation(call, strange(read.status), clock.now());
    },
    async createMany(settings, creations) {
      if (creations.length > mostAtOnce) throw new Error("more orders than a request may create");
      const personal = creations.flatMap(({ body }) => personalWordsOf(body));
      // The very bytes that were prepared, one after the other.
      const body = `[${creations.map((creation) => creation.body).join(",")}]`;
      const read = await exchange.ask(settings, { operation: "bulk-create", body, personal });
      await keepApart(settings, read);
      return bulkOutcomes(read, creations, {
        now: clock.now(),
        baseUrl,
        secrets: [settings.token, ...personal],
      });
    },
    bulkTurn: (settings) => rateLimiter.nextTurn(bulkKey(settings), limits["bulk-create"]),
    async filter(settings, body) {
      const call = { carrier, operation: "filter" };
      const read = await askFilter(settings, body);
      if (read.kind !== "done") return fail(failedCall(call, read, clock.now()));
      const page = readPage(read.result);
      return page ? ok(page) : fail(failedCall(call, strange(read.status), clock.now()));
    },
    async etat(settings, barCode) {
      const call = { carrier, operation: "etat" };
      const read = await exchange.ask(settings, { operation: "etat", body: JSON.stringify({ barCode }) });
      if (read.kind === "done") return ok(readEtat(read.result, barCode));
      if (read.kind === "bad-answer" && read.standing === "refused") return ok(null);
      return fail(failedCall(call, read, clock.now()));
    },
    async cancel(settings, barCodes) {
      if (barCodes.length > mostAtOnce) throw new Error("more barcodes than a call may cancel");
      const read = await exchange.ask(settings, {
        operation: "cancel-orders",
        body: JSON.stringify({ barCodes }),
      });
      if (read.kind !== "done") return fail(read);
      const treated = cancelResult.safeParse(read.result);
      return treated.success ? ok(treated.data) : fail(strange(read.status));
    },
    async pickup(settings, barCodes) {
      const call = { carrier, operation: "pickup" };
      const read = await exchange.ask(settings, { operation: "pickup", body: JSON.stringify({ barCodes }) });
      const pickup = read.kind === "done" ? pickupOf(read.result) : null;
      if (pickup) return { kind: "requested", pickup };
      const failure = read.kind === "done" ? strange(read.status) : read;
      // A request stands to its carrier as a creation does: what was not surely refused may have been made.
      const outcome = failedCreation(call, failure, clock.now());
      if (outcome.kind === "created") throw new Error("a failure created something");
      return { kind: outcome.kind === "uncertain" ? "uncertain" : "refused", error: outcome.error };
    },
    async requestPrint(settings, number) {
      const call = { carrier, operation: "request-print" };
      const path = `request-print/${encodeURIComponent(number)}`;
      const read = await exchange.ask(settings, { operation: "request-print", path, body: null });
      if (read.kind !== "done") return fail(failedCall(call, read, clock.now()));
      const pickup = pickupOf(read.result);
      return pickup ? ok(pickup) : fail(failedCall(call, strange(read.status), clock.now()));
    },
    async print(settings, link) {
      const call = { carrier, operation: "print" };
      if (!isOfHost(link, baseUrl)) {
        return fail({ ...failedCall(call, strange(200), clock.now()), status: null, retryAt: null });
      }
      const answer = await exchange.open(settings, link);
      if (answer.kind !== "answer") return fail(failedCall(call, answer, clock.now()));
      const { status, bytes } = answer;
      const contentType = printableType(answer.headers["content-type"]);
      if (status === 200 && bytes && contentType) return ok({ contentType, body: bytes });
      // A link that is no longer good says nothing about our token.
      const standing = status >= 400 && status < 500 ? ("refused" as const) : ("unsure" as const);
      return fail(failedCall(call, { ...strange(status), standing }, clock.now()));
    },
    async localities(settings) {
      const read = await exchange.ask(settings, { operation: "localities", method: "GET", body: null });
      return read.kind === "done" ? readLocalities(read.result) : noLocalities;
    },
  };
}
