import type { CarrierError, LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { EcotrackClient } from "./client.server";
import { daysOf, readPages } from "./pages";
import type { EcotrackSettings } from "./settings";
import { readStatus } from "./statuses";
import type { OrderRow } from "./wire";

/** Only a look-up that began this long after the attempt ended may prove that there is nothing. */
const proofMilliseconds = 60_000;
/** A request of many is longer on its way through the host. */
const batchProofMilliseconds = 120_000;

/** When a look-up that could not prove anything is worth another. */
const againMilliseconds = 60_000;

interface Parts {
  readonly client: EcotrackClient;
  readonly clock: Clock;
}

/**
 * Asks whether a creation arrived: pages `get/orders` of the attempt's days and matches our `reference` exactly. A page
 * that failed leaves it unknown; rows that could not be read or that moved between pages keep it from proving absence.
 */
export async function lookUpReference(
  parts: Parts,
  settings: EcotrackSettings,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const read = await readFor(parts, settings, [question]);
  return answerTo(question, read, parts.clock, proofMilliseconds);
}

/** The same for all creations of one request, by reading the pages once. */
export async function lookUpReferences(
  parts: Parts,
  settings: EcotrackSettings,
  questions: readonly LookUpQuestion[],
): Promise<readonly LookUpOutcome[]> {
  if (questions.length === 0) return [];
  const read = await readFor(parts, settings, questions);
  return questions.map((question) => answerTo(question, read, parts.clock, batchProofMilliseconds));
}

interface Read {
  readonly beganAt: Date;
  readonly matches: readonly OrderRow[];
  /** What kept the rest from being read. */
  readonly error: CarrierError | null;
  /** To the last page, every row, and none slipped away between two pages. */
  readonly sawAll: boolean;
}

async function readFor(
  { client, clock }: Parts,
  settings: EcotrackSettings,
  questions: readonly LookUpQuestion[],
): Promise<Read> {
  const beganAt = clock.now();
  const wanted = new Set<string>(questions.map(({ reference }) => reference));
  const trackings = new Set<string>();
  const matches: OrderRow[] = [];
  let pages = 0;
  let announced = 0;
  let unreadable = 0;
  let reachedEnd = false;

  for await (const page of readPages(client, settings, daysOfAll(questions))) {
    if (!page.ok) return { beganAt, matches, error: page.error, sawAll: false };
    const { rows, last, total } = page.value;
    pages += 1;
    if (pages === 1) announced = total ?? 0;
    unreadable += page.value.unreadable;
    for (const row of rows) {
      trackings.add(row.tracking);
      if (row.reference === null || !wanted.has(row.reference)) continue;
      matches.push(row);
      // One match settles it, but a cancelled twin must not hide a living parcel further down.
      if (!isCancelled(row)) wanted.delete(row.reference);
    }
    if (wanted.size === 0) break;
    reachedEnd = last;
  }
  // A row that left the list between two pages pulls the next one over the edge, unseen: then fewer are counted.
  const sawAll = reachedEnd && unreadable === 0 && (pages === 1 || trackings.size >= announced);
  return { beganAt, matches, error: null, sawAll };
}

function daysOfAll(questions: readonly LookUpQuestion[]) {
  const began = questions.map(({ attemptStartedAt }) => attemptStartedAt.getTime());
  const ended = questions.map(({ attemptEndedAt }) => attemptEndedAt.getTime());
  return daysOf(new Date(Math.min(...began)), new Date(Math.max(...ended)));
}

function answerTo(
  { reference, attemptEndedAt }: LookUpQuestion,
  { beganAt, matches, error, sawAll }: Read,
  clock: Clock,
  proofAfter: number,
): LookUpOutcome {
  const bearing = matches.filter((row) => row.reference === reference);
  const found = bearing.find((row) => !isCancelled(row)) ?? bearing[0];
  // What was found before a page failed is found all the same.
  if (found) {
    const parcel = { trackingNumber: found.tracking, trackingUrl: null, labelUrl: null };
    return { kind: "found", parcel: { ...parcel, carrierState: found.status } };
  }
  if (error) return { kind: "unknown", error };
  const provableAt = new Date(attemptEndedAt.getTime() + proofAfter);
  const lateEnough = beganAt.getTime() >= provableAt.getTime();
  if (sawAll && lateEnough) return { kind: "absent", provesAbsence: true, askAgainAt: null };
  const askAgainAt = lateEnough ? new Date(clock.now().getTime() + againMilliseconds) : provableAt;
  return { kind: "absent", provesAbsence: false, askAgainAt };
}

const isCancelled = (row: OrderRow): boolean => readStatus(row.status ?? "").state === "cancelled";
