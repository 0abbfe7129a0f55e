import type { CreationOutcome, PreparedCreation } from "~/shipping/ports/carrier";
import { readJson } from "../kit/read-json";
import { type BadAnswer, failedCreation } from "../kit/bad-answer";
import { carrierWords } from "../kit/words";
import { fieldOf, strange } from "./errors";
import type { Asked } from "./exchange.server";
import { readLink } from "./links";
import { type BulkError, bulkError, bulkResult, sentBody } from "./wire";

const call = { carrier: "first-delivery", operation: "bulk-create" } as const;

/**
 * An answer of `bulk-create` → what came of each order, in the order they were sent in. `result.barCodes[].index` names what
 * passed. What failed comes in `errors[]`, without an index, in the order of the missing ones; it is believed only if there
 * are as many and each echoes the very order it would be about. Whatever is not surely there, or surely refused, is uncertain.
 */
export function bulkOutcomes(
  read: Asked,
  creations: readonly PreparedCreation[],
  about: { readonly now: Date; readonly baseUrl: string; readonly secrets: readonly string[] },
): readonly CreationOutcome[] {
  const { now, baseUrl, secrets } = about;
  const uncertain = (status: number): CreationOutcome => failedCreation(call, strange(status), now);
  if (read.kind !== "done") return creations.map(() => failedCreation(call, sureFailure(read), now));
  const { status } = read;
  const result = bulkResult.safeParse(read.result);
  if (!result.success) return creations.map(() => uncertain(status));
  const { barCodes, link } = result.data;
  const byIndex = new Map(barCodes.map(({ index, barCode }) => [index, barCode]));
  const isContradictory =
    byIndex.size !== barCodes.length ||
    new Set(byIndex.values()).size !== barCodes.length ||
    barCodes.some(({ index }) => index >= creations.length);
  // Two orders with one barcode, or one with two, or one that we did not send: then no index says what it seems to say.
  if (isContradictory) return creations.map(() => uncertain(status));

  const missing = creations.flatMap((creation, index) => (byIndex.has(index) ? [] : [{ index, creation }]));
  const refusals = pairedRefusals(
    read.errors ?? [],
    missing.map(({ creation }) => creation),
  );
  const refusalOf = new Map(missing.map(({ index }, nth) => [index, refusals?.[nth]]));
  const labelUrl = readLink(link, baseUrl);
  return creations.map((_creation, index): CreationOutcome => {
    const barCode = byIndex.get(index);
    if (barCode !== undefined) {
      const parcel = { trackingNumber: barCode, trackingUrl: null, labelUrl, carrierState: null };
      return { kind: "created", parcel };
    }
    const refusal = refusalOf.get(index);
    if (!refusal) return uncertain(status);
    const message = refusal.errors.message ?? "";
    const words = carrierWords(message, secrets);
    const failure: BadAnswer = {
      kind: "bad-answer",
      standing: "refused",
      status,
      words,
      field: fieldOf(message),
    };
    return failedCreation(call, failure, now);
  });
}

/**
 * A whole request that failed. Only a refusal by its number (4xx) is one: "invalide" with a 500, or an error with a 2xx, may
 * come after some of the orders were made.
 */
function sureFailure(failure: Exclude<Asked, { kind: "done" }>): Exclude<Asked, { kind: "done" }> {
  if (failure.kind !== "bad-answer" || failure.standing !== "refused") return failure;
  return failure.status >= 400 && failure.status < 500 ? failure : { ...failure, standing: "unsure" };
}

/** The failures in the order of the orders that are missing; null where that cannot be said for sure. */
function pairedRefusals(
  errors: readonly unknown[],
  missing: readonly PreparedCreation[],
): readonly BulkError[] | null {
  if (errors.length !== missing.length) return null;
  const paired: BulkError[] = [];
  for (const [nth, creation] of missing.entries()) {
    const read = bulkError.safeParse(errors[nth]);
    if (!read.success || read.data.errors.isError === false) return null;
    if (!isEchoOf(read.data, creation)) return null;
    paired.push(read.data);
  }
  return paired;
}

const always = ["nom", "gouvernerat", "ville", "adresse", "telephone"] as const;

/** The same Client, and the same designation where it is echoed: that one ends with our reference. */
function isEchoOf(echo: BulkError, { body }: PreparedCreation): boolean {
  const sent = sentBody.safeParse(readJson(body));
  if (!sent.success) return false;
  const { Client, Produit } = sent.data;
  const designation = echo.Produit?.["designation"];
  return (
    always.every((key) => key in echo.Client && text(echo.Client[key]) === text(Client[key])) &&
    (designation === undefined || text(designation) === text(Produit["designation"]))
  );
}

/** Numbers come back as strings, and the other way round. */
const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
