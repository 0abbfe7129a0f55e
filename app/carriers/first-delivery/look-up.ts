import type { LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { FirstDeliveryClient } from "./client.server";
import { carriesReference } from "./designation";
import { readPages } from "./pages";
import type { FirstDeliverySettings } from "./settings";
import { readStatus } from "./statuses";
import { daysAround } from "./tracking";
import type { FilterItem } from "./wire";

/** Only a look-up that began this long after the attempt ended may prove that there is nothing. */
const proofMilliseconds = 60_000;

/** When a look-up that could not prove anything is worth another. */
const againMilliseconds = 60_000;

/**
 * Asks whether a creation arrived: pages `filter` over the days around the attempt, in every state, and matches our
 * reference as the last word of the designation. A page that failed leaves it unknown; rows that could not be read or
 * that moved between pages keep it from proving absence.
 */
export async function lookUpReference(
  parts: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const { client, clock } = parts;
  const beganAt = clock.now();
  const window = daysAround(question.attemptStartedAt, question.attemptEndedAt);
  const barCodes = new Set<string>();
  const matches: FilterItem[] = [];
  let pages = 0;
  let announced = 0;
  let unreadable = 0;
  let reachedEnd = false;

  for await (const page of readPages(client, settings, window)) {
    if (!page.ok) {
      // What was found before the failure is found all the same.
      if (matches.length > 0) break;
      return { kind: "unknown", error: page.error };
    }
    const { items, last, totalCount } = page.value;
    pages += 1;
    if (pages === 1) announced = totalCount ?? 0;
    unreadable += page.value.unreadable;
    for (const item of items) {
      barCodes.add(item.barCode);
      if (carriesReference(item.Product?.designation ?? "", question.reference)) matches.push(item);
    }
    // One match settles it, but a deleted twin must not hide a living parcel further down.
    if (matches.some((item) => !isDeleted(item))) break;
    reachedEnd = last;
  }

  const found = matches.find((item) => !isDeleted(item)) ?? matches[0];
  if (found) {
    const { carrierState } = readStatus(found.state);
    const parcel = { trackingNumber: found.barCode, trackingUrl: null, labelUrl: null, carrierState };
    return { kind: "found", parcel };
  }

  // A row that left the list between two pages pulls the next one over the edge, unseen: then fewer are counted.
  const sawAll = reachedEnd && unreadable === 0 && (pages === 1 || barCodes.size >= announced);
  const provableAt = new Date(question.attemptEndedAt.getTime() + proofMilliseconds);
  const lateEnough = beganAt.getTime() >= provableAt.getTime();
  if (sawAll && lateEnough) return { kind: "absent", provesAbsence: true, askAgainAt: null };
  const askAgainAt = lateEnough ? new Date(clock.now().getTime() + againMilliseconds) : provableAt;
  return { kind: "absent", provesAbsence: false, askAgainAt };
}

const isDeleted = (item: FilterItem): boolean => readStatus(item.state).state === "cancelled";
