import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { failedChange, refusedInWords } from "../kit/change";
import type { Answered, DropcolisClient } from "./client.server";
import { strangeAnswer } from "./errors";
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
): Promise<ChangeOutcome> {
  const { client, clock } = parts;
  const orderId = parcel.carrierId ?? parcel.trackingNumber;
  if (orderId === null) return refusedInWords(call, "Dropcolis n'a donné aucun identifiant à cette commande");

  const read = await client.cancel(settings, orderId, reasonOf(reason));
  if (read.kind === "done") {
    const told = order.pick({ status: true }).safeParse(read.body);
    // "if status == 200: Order cancelled successfully"; a status in it that says otherwise is looked into.
    if (!told.success || isCancelled(told.data.status)) return { kind: "done" };
  }
  // A 200 that tells another status is neither cancelled nor refused.
  const failed = failedChange(
    call,
    read.kind === "done" ? strangeAnswer(read.status) : aboutCancel(read),
    clock.now(),
  );
  if (read.kind !== "done" && failed.kind === "unknown") return failed;

  const asked = await client.get(settings, orderId);
  if (!asked.ok) return { kind: "unknown", error: asked.error };
  return asked.value && isCancelled(asked.value.status) ? { kind: "done" } : failed;
}

/** A 409 means "ID de commande en double" to a creation alone. */
const aboutCancel = (failure: Exclude<Answered, { kind: "done" }>): typeof failure =>
  failure.kind === "bad-answer" ? { ...failure, refusal: "rejected" } : failure;
