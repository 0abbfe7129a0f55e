import { z } from "zod";
import type { CreationOutcome, PreparedCreation } from "~/shipping/ports/carrier";
import type { HttpAnswer } from "../kit/http";
import { readJson } from "../kit/read-json";
import { errorForLack, lacksCall } from "./absent-call";
import { type EcotrackBadAnswer, readAnswer, readEntry, refusedFields, strange } from "./errors";
import { readCreated } from "./shipment";

/** `create/orders` (public, unconfirmed): "at most 100". */
export const mostOrders = 100;

/** `{"orders":{"0":{…}}}`, each with its prepared bytes as they are. */
export const batchBody = (creations: readonly Pick<PreparedCreation, "body">[]): string =>
  `{"orders":{${creations.map(({ body }, index) => `"${index}":${body}`).join(",")}}}`;

/** PHP writes results keyed 0, 1, 2 as a list. */
const batchAnswer = z.object({ results: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });
export const isBatchAnswer = (body: unknown): boolean => batchAnswer.safeParse(body).success;

/** A creation turned down only because another one of the same request was: soon, without it. */
const withoutTheOthersMilliseconds = 5_000;

interface Making {
  readonly now: Date;
  readonly notCreated: (operation: "batch", failure: EcotrackBadAnswer) => CreationOutcome;
}

/**
 * An answer to `create/orders` → an outcome for each creation, in their order. `results` are paired by our reference, else,
 * where none of the references is a key, by place. What is not surely paired is uncertain, and settled by asking.
 */
export function outcomesOf(
  answer: HttpAnswer,
  secrets: readonly string[],
  creations: readonly PreparedCreation[],
  making: Making,
): readonly CreationOutcome[] {
  const { status } = answer;
  const body = readJson(answer.text);
  const told = batchAnswer.safeParse(body);
  // Results are facts, whatever the rest of the answer says; but after a 5xx nobody knows what became of them.
  if (told.success && status < 500) {
    return pairedOutcomes(told.data.results, status, secrets, creations, making);
  }
  const reading = readAnswer(answer, secrets);
  const bad = reading.kind === "done" ? strange(status) : reading;
  // Whoever says it, and in whatever form: there is no such call here. All in the same words, each goes alone then.
  if (lacksCall(bad)) return creations.map(() => lacking(making.notCreated("batch", refused(bad))));
  if (bad.standing !== "refused") return creations.map(() => making.notCreated("batch", bad));
  return refusedTogether(body, bad, secrets, creations, making);
}

function pairedOutcomes(
  results: unknown[] | Record<string, unknown>,
  status: number,
  secrets: readonly string[],
  creations: readonly PreparedCreation[],
  { notCreated }: Making,
): readonly CreationOutcome[] {
  const entries = new Map(Object.entries(results));
  const isByReference = creations.some(({ reference }) => entries.has(reference));
  const read = creations.map(({ reference }, index) => {
    const entry = entries.get(isByReference ? reference : String(index));
    return names(entry, reference) ? entry : undefined;
  });
  const trackings = read.map((entry) => readCreated(entry)?.trackingNumber ?? null);
  return read.map((entry, index): CreationOutcome => {
    const no = readEntry(entry, status, secrets);
    const parcel = readCreated(entry);
    if (no && !parcel) return notCreated("batch", no);
    // One number for two parcels: which of them has it, nobody knows.
    const isOnlyOne = trackings.filter((tracking) => tracking === trackings[index]).length === 1;
    const isSure = parcel !== null && no === null && isOnlyOne;
    return isSure ? { kind: "created", parcel } : notCreated("batch", strange(status));
  });
}

/** An entry that names another reference than ours is somebody else's. */
function names(entry: unknown, reference: string): boolean {
  const named = z.object({ reference: z.string() }).safeParse(entry);
  return !named.success || named.data.reference.trim() === reference;
}

/** Turned down as a whole, by fields that may name an order (`orders.3.telephone`): it alone is to blame. */
function refusedTogether(
  body: unknown,
  bad: EcotrackBadAnswer,
  secrets: readonly string[],
  creations: readonly PreparedCreation[],
  { now, notCreated }: Making,
): readonly CreationOutcome[] {
  const byOrder = refusedFields(body, bad.status, secrets);
  if (byOrder.size === 0) return creations.map(() => notCreated("batch", bad));
  return creations.map((_creation, index) => {
    const its = byOrder.get(index);
    if (its) return notCreated("batch", its);
    const innocent = notCreated("batch", { ...bad, words: null, field: null });
    return putOff(innocent, new Date(now.getTime() + withoutTheOthersMilliseconds));
  });
}

const refused = (bad: EcotrackBadAnswer): EcotrackBadAnswer => ({ ...bad, standing: "refused" });

const lacking = (outcome: CreationOutcome): CreationOutcome =>
  outcome.kind === "not-created" ? { ...outcome, error: errorForLack("batch", outcome.error) } : outcome;

/** Surely not made, and through no fault of the parcel's: it goes again by itself. */
const putOff = (outcome: CreationOutcome, retryAt: Date): CreationOutcome =>
  outcome.kind === "not-created"
    ? { ...outcome, error: { ...outcome.error, kind: "unavailable", retryAt } }
    : outcome;
