import type { LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { failedCall } from "../kit/bad-answer";
import type { DropcolisClient } from "./client.server";
import { readPages } from "./pages";
import type { DropcolisSettings } from "./settings";
import { parcelOf } from "./shipment";
import { order, type Order } from "./wire";

/** When a look-up that knows no more than before is worth another. */
const againMilliseconds = 60_000;

/** *(assumed)* How long they remember an Idempotency-Key is not documented; a day is the custom, and we trust it no longer. */
const keyLifeMilliseconds = 24 * 60 * 60 * 1000;

const call = { carrier: "dropcolis", operation: "create" } as const;

/**
 * Settles a creation by sending the same bytes under the same key: what was made is answered as it was, what was not
 * is made now. A refusal proves that there is nothing, while the key is surely remembered: a key that was forgotten would
 * be judged anew. A 409 says that there is an order; which one, only their list may tell.
 */
export async function settleByReplay(
  parts: { client: DropcolisClient; clock: Clock },
  settings: DropcolisSettings,
  question: LookUpQuestion,
): Promise<LookUpOutcome> {
  const { client, clock } = parts;
  const read = await client.replay(settings, question.creation);
  if (read.kind === "created") return { kind: "found", parcel: read.parcel };

  const now = clock.now();
  const error = failedCall(call, read, now);
  if (read.kind !== "bad-answer" || read.standing !== "refused") return { kind: "unknown", error };

  const again = { ...error, retryAt: new Date(now.getTime() + againMilliseconds) };
  if (read.refusal === "duplicate") {
    const ownIn = (rows: readonly unknown[]): Order | undefined =>
      rows
        .flatMap((row) => order.safeParse(row).data ?? [])
        .find((listed) => listed.partner_order_id === question.reference);
    const { rows } = await readPages(client, settings, (page) => ownIn(page) !== undefined);
    const own = ownIn(rows);
    return own ? { kind: "found", parcel: parcelOf(own) } : { kind: "unknown", error: again };
  }
  const isRemembered = now.getTime() - question.attemptEndedAt.getTime() < keyLifeMilliseconds;
  return isRemembered ? { kind: "refused", error } : { kind: "unknown", error: again };
}
