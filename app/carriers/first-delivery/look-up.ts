import type { CarrierError, LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { FirstDeliveryClient } from "./client.server";
import { referenceOf } from "./designation";
import { readPages } from "./pages";
import type { FirstDeliverySettings } from "./settings";
import { readStatus } from "./statuses";
import { daysAround, type DayWindow } from "./tracking";
import type { FilterItem } from "./wire";

/** Only a look-up that began this long after the attempt ended may prove that there is nothing; a bulk takes longer. */
const proofMilliseconds = 60_000;
const bulkProofMilliseconds = 120_000;

/** When a look-up that could not prove anything is worth another. */
const againMilliseconds = 60_000;

/** What reading the pages brought. */
interface Seen {
  readonly matches: ReadonlyMap<string, FilterItem>;
  /** Every row of the window was read. */
  readonly all: boolean;
  readonly error: CarrierError | null;
}

/**
 * Asks whether creations arrived, all of them by one reading: pages `filter` over the days around their attempts, in every
 * state, and matches each reference as the last word of a designation. A page that failed leaves those unknown that were
 * not found before it; rows that could not be read or that moved between pages keep it from proving absence.
 */
export async function lookUpReferences(
  parts: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
  questions: readonly LookUpQuestion[],
): Promise<readonly LookUpOutcome[]> {
  if (questions.length === 0) return [];
  const { client, clock } = parts;
  const beganAt = clock.now();
  const wanted = new Set<string>(questions.map(({ reference }) => reference));
  const seen = await readMatches(client, settings, windowOf(questions), wanted);
  return questions.map((question): LookUpOutcome => {
    const found = seen.matches.get(question.reference);
    if (found) {
      const { carrierState } = readStatus(found.state);
      const parcel = { trackingNumber: found.barCode, trackingUrl: null, labelUrl: null, carrierState };
      return { kind: "found", parcel };
    }
    if (seen.error) return { kind: "unknown", error: seen.error };
    const proof = question.inBatch ? bulkProofMilliseconds : proofMilliseconds;
    const provableAt = new Date(question.attemptEndedAt.getTime() + proof);
    const lateEnough = beganAt.getTime() >= provableAt.getTime();
    if (seen.all && lateEnough) return { kind: "absent", provesAbsence: true, askAgainAt: null };
    const askAgainAt = lateEnough ? new Date(clock.now().getTime() + againMilliseconds) : provableAt;
    return { kind: "absent", provesAbsence: false, askAgainAt };
  });
}

async function readMatches(
  client: FirstDeliveryClient,
  settings: FirstDeliverySettings,
  window: DayWindow,
  wanted: ReadonlySet<string>,
): Promise<Seen> {
  const matches = new Map<string, FilterItem>();
  const barCodes = new Set<string>();
  let pages = 0;
  let announced = 0;
  let unreadable = 0;
  let reachedEnd = false;
  for await (const page of readPages(client, settings, window)) {
    if (!page.ok) return { matches, all: false, error: page.error };
    const { items, last, totalCount } = page.value;
    pages += 1;
    if (pages === 1) announced = totalCount ?? 0;
    unreadable += page.value.unreadable;
    for (const item of items) {
      barCodes.add(item.barCode);
      const reference = referenceOf(item.Product?.designation ?? "");
      if (!wanted.has(reference)) continue;
      const before = matches.get(reference);
      // A deleted twin must not hide a living parcel, further down or further up.
      if (!before || (isDeleted(before) && !isDeleted(item))) matches.set(reference, item);
    }
    if ([...wanted].every((reference) => isLiving(matches.get(reference)))) break;
    reachedEnd = last;
  }
  // A row that left the list between two pages pulls the next one over the edge, unseen: then fewer are counted.
  const all = reachedEnd && unreadable === 0 && (pages === 1 || barCodes.size >= announced);
  return { matches, all, error: null };
}

function windowOf(questions: readonly LookUpQuestion[]): DayWindow {
  const started = questions.map(({ attemptStartedAt }) => attemptStartedAt.getTime());
  const ended = questions.map(({ attemptEndedAt }) => attemptEndedAt.getTime());
  return daysAround(new Date(Math.min(...started)), new Date(Math.max(...ended)));
}

const isDeleted = (item: FilterItem): boolean => readStatus(item.state).state === "cancelled";
const isLiving = (item: FilterItem | undefined): boolean => item !== undefined && !isDeleted(item);
