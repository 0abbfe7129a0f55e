import type { LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { EcotrackClient } from "./client.server";
import { daysOf, readPages } from "./pages";
import type { EcotrackSettings } from "./settings";
import { readStatus } from "./statuses";
import type { OrderRow } from "./wire";

/** Only a look-up that began this long after the attempt ended may prove that there is nothing. */
const proofMilliseconds = 60_000;

/** When a look-up that could not prove anything is worth another. */
const againMilliseconds = 60_000;

/**
 * Asks whether a creation arrived: pages `get/orders` of the attempt's days and matches our `reference` exactly. A page
 * that failed leaves it unknown; rows that could not be read or that moved between pages keep it from proving absence.
 */
export async function lookUpReference(
  parts: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const { client, clock } = parts;
  const beganAt = clock.now();
  const days = daysOf(question.attemptStartedAt, question.attemptEndedAt);
  const trackings = new Set<string>();
  const matches: OrderRow[] = [];
  let pages = 0;
  let announced = 0;
  let unreadable = 0;
  let reachedEnd = false;

  for await (const page of readPages(client, settings, days)) {
    if (!page.ok) {
      // What was found before the failure is found all the same.
      if (matches.length > 0) break;
      return { kind: "unknown", error: page.error };
    }
    const { rows, last, total } = page.value;
    pages += 1;
    if (pages === 1) announced = total ?? 0;
    unreadable += page.value.unreadable;
    for (const row of rows) {
      trackings.add(row.tracking);
      if (row.reference === question.reference) matches.push(row);
    }
    // One match settles it, but a cancelled twin must not hide a living parcel further down.
    if (matches.some((row) => !isCancelled(row))) break;
    reachedEnd = last;
  }

  const found = matches.find((row) => !isCancelled(row)) ?? matches[0];
  if (found) {
    const parcel = { trackingNumber: found.tracking, trackingUrl: null, labelUrl: null };
    return { kind: "found", parcel: { ...parcel, carrierState: found.status } };
  }

  // A row that left the list between two pages pulls the next one over the edge, unseen: then fewer are counted.
  const sawAll = reachedEnd && unreadable === 0 && (pages === 1 || trackings.size >= announced);
  const provableAt = new Date(question.attemptEndedAt.getTime() + proofMilliseconds);
  const lateEnough = beganAt.getTime() >= provableAt.getTime();
  if (sawAll && lateEnough) return { kind: "absent", provesAbsence: true, askAgainAt: null };
  const askAgainAt = lateEnough ? new Date(clock.now().getTime() + againMilliseconds) : provableAt;
  return { kind: "absent", provesAbsence: false, askAgainAt };
}

const isCancelled = (row: OrderRow): boolean => readStatus(row.status ?? "").state === "cancelled";
