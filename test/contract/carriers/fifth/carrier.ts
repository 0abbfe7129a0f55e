import { z } from "zod";
import { accountOf } from "~/carriers/kit/account.server";
import { failedCall, failedCreation, standingOf, type BadAnswer } from "~/carriers/kit/bad-answer";
import { createCaller, type CallOutcome } from "~/carriers/kit/caller";
import { causeOfSilence } from "~/carriers/kit/check";
import type { HttpAnswer, HttpClient } from "~/carriers/kit/http";
import type { RateLimiter } from "~/carriers/kit/rate-limiter";
import { readJson } from "~/carriers/kit/read-json";
import { carrierWords } from "~/carriers/kit/words";
import { currencyCode, formatAmount } from "~/shipping/money";
import type { Carrier, CarrierConnection, CarrierFacts, Parcel } from "~/shipping/ports/carrier";
import type { ConnectionCheck } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { problemOf } from "~/shipping/problem";
import { fail, ok } from "~/shipping/result";
import type { CarrierName } from "~/shipping/shipment";

/** A fifth carrier, as small as one can be: it creates parcels and says whether a token is good. */
export const name = "medina-courier" as CarrierName; // not in carrierNames: step 1 of the README, for real ones

const settings = z.strictObject({ host: z.url(), token: z.string().regex(/^\S+$/) });

const facts: CarrierFacts = {
  name,
  displayName: "Médina Courier",
  countries: ["TN"],
  currency: currencyCode.parse("TND"),
  delivers: ["SHIPPING"],
  place: "none",
  overdueAfterHours: null,
  trackingNumber: null,
  calls: { documented: ["parcels", "me"], public: [], links: [], webhooks: [] },
};

const refused = z.object({ message: z.string(), field: z.string().nullish() });

export interface FifthDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createFifthCarrier(dependencies: FifthDependencies): Carrier {
  const { clock } = dependencies;
  const caller = createCaller({ carrier: name, ...dependencies });
  const call = (connection: CarrierConnection, operation: string, body: string | null) => {
    const { host, token } = settings.parse(connection.settings);
    return caller.call({
      operation,
      account: accountOf(token),
      limit: { calls: 5, perMilliseconds: 1_000 },
      maxWaitMilliseconds: 5_000,
      busyMilliseconds: 10_000,
      request: {
        method: body === null ? "GET" : "POST",
        url: new URL(operation, `${host}/`).href,
        headers: { "content-type": "application/json", accept: "application/json", "x-token": token },
        body,
      },
    });
  };
  return {
    facts,
    settings,
    account: (stored) => accountOf(settings.parse(stored).token),
    typedAddress: (stored) => settings.parse(stored).host,
    prepare(parcel) {
      const [phone] = parcel.phones;
      if (phone === undefined) return fail(problemOf("phone_missing", { field: "phone" }));
      const body = JSON.stringify(documentOf(parcel, phone));
      return ok({ reference: parcel.reference, body, idempotencyKey: null });
    },
    async create(connection, { body }) {
      const outcome = await call(connection, "parcels", body);
      const bad = badAnswer(outcome, personalWordsOf(body));
      if (bad) return failedCreation({ carrier: name, operation: "create" }, bad, clock.now());
      // It tells no number and no state.
      const parcel = { trackingNumber: null, trackingUrl: null, labelUrl: null, carrierState: null };
      return { kind: "created", parcel };
    },
    async check(connection): Promise<ConnectionCheck> {
      const outcome = await call(connection, "me", null);
      const bad = badAnswer(outcome, []);
      if (!bad) return { kind: "works", proves: "credentials" };
      const error = failedCall({ carrier: name, operation: "check" }, bad, clock.now());
      if (bad.kind !== "bad-answer") return { kind: "fails", cause: causeOfSilence(bad), error };
      const cause = bad.standing === "denied" ? "key" : "not-the-carrier";
      return { kind: "fails", cause, error };
    },
    // Nobody can be asked about a parcel: staff say how it fares.
    toldByStaff: true,
  };
}

const documentOf = ({ reference, recipientName, order, collect }: Parcel, phone: string) => ({
  reference,
  name: recipientName,
  phone: phone.replace(/^\+/, ""),
  address: order.shippingAddress?.address1 ?? "",
  amount: formatAmount(collect),
});

const personal = z.object({ name: z.string(), phone: z.string(), address: z.string() });
const personalWordsOf = (body: string): readonly string[] => {
  const read = personal.safeParse(readJson(body));
  return read.success ? Object.values(read.data).filter((word) => word !== "") : [];
};

/** Null: done. Their own refusals say so in JSON; anything else leaves it open. */
function badAnswer(
  outcome: CallOutcome,
  secrets: readonly string[],
): Exclude<CallOutcome, HttpAnswer> | BadAnswer | null {
  if (outcome.kind !== "answer") return outcome;
  const { status, text } = outcome;
  const standing = standingOf(status);
  const isTheirs = readJson(text) !== undefined;
  if (standing === "done" && isTheirs) return null;
  const said = refused.safeParse(readJson(text)).data;
  return {
    kind: "bad-answer",
    standing: standing === "denied" || (standing === "refused" && said) ? standing : "unsure",
    status,
    words: carrierWords(said?.message ?? null, secrets),
    field: said?.field ?? null,
  };
}
