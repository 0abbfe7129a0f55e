import type { CancelOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { type BadAnswer, failedCall } from "../kit/bad-answer";
import type { DropcolisClient } from "./client.server";
import type { DropcolisSettings } from "./settings";
import { readStatus } from "./statuses";
import { order } from "./wire";

const call = { carrier: "dropcolis", operation: "cancel" } as const;

/** The samples disagree on a cancel without a reason ('' or '{}'), so there always is one. */
const reasonOf = (reason: string): string => reason.trim() || "Annulé par l'expéditeur";

const isCancelled = (status: string): boolean => readStatus(status, false).state === "cancelled";

/**
 * Cancels an order while it is pending or accepted ("Cancellation Policy"), which only they can judge: a courier may have
 * been assigned a second ago. Where they refuse, the order itself is asked, because an answer to an earlier try may have
 * been lost.
 */
export async function cancelOrder(
  parts: { client: DropcolisClient; clock: Clock },
  settings: DropcolisSettings,
  parcel: SentParcel,
  reason: string,
): Promise<CancelOutcome> {
  const { client, clock } = parts;
  const orderId = parcel.carrierId ?? parcel.trackingNumber;
  if (orderId === null) {
    const nameless: BadAnswer = {
      kind: "bad-answer",
      standing: "refused",
      status: 404,
      words: null,
      field: null,
    };
    return { kind: "refused", error: { ...failedCall(call, nameless, clock.now()), status: null } };
  }
  const read = await client.cancel(settings, orderId, reasonOf(reason));
  if (read.kind === "done") {
    const told = order.pick({ status: true }).safeParse(read.body);
    // "if status == 200: Order cancelled successfully"; a status in it that says otherwise is looked into.
    if (!told.success || isCancelled(told.data.status)) return { kind: "cancelled" };
  }
  const failure: Exclude<typeof read, { kind: "done" }> =
    read.kind === "done"
      ? { kind: "bad-answer", standing: "unsure", status: read.status, words: null, field: null }
      : read;
  const error = failedCall(call, failure, clock.now());
  if (failure.kind !== "bad-answer") return { kind: "unknown", error };
  // Keys that are not good stay so until a person has acted.
  if (failure.standing === "denied") return { kind: "refused", error };
  if (failure.standing === "unsure" && read.kind !== "done") return { kind: "unknown", error };

  const asked = await client.get(settings, orderId);
  if (!asked.ok) return { kind: "unknown", error: asked.error };
  if (asked.value && isCancelled(asked.value.status)) return { kind: "cancelled" };
  return failure.standing === "refused" ? { kind: "refused", error } : { kind: "unknown", error };
}
