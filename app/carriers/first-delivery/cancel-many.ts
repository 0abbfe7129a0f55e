import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { failedChange, notYet } from "../kit/change";
import { cancelCall, cancelParcel, judgeUntreated } from "./cancel";
import type { FirstDeliveryClient } from "./client.server";
import type { FirstDeliverySettings } from "./settings";

/** Each that the answer leaves out costs an `etat`, one a second: the others are asked for again a little later. */
const mostAsked = 15;
const soonMilliseconds = 5_000;

/**
 * `cancel-orders` for many barcodes at once. Done is what the answer lists; of the others each is asked for, as one alone
 * would be. A refusal of the whole request may be about one of them: then each is asked back alone.
 */
export async function cancelParcels(
  parts: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
  parcels: readonly SentParcel[],
): Promise<readonly ChangeOutcome[]> {
  const { client, clock } = parts;
  const barCodes = parcels.flatMap(({ trackingNumber }) => (trackingNumber === null ? [] : [trackingNumber]));
  const treated = await client.cancel(settings, barCodes);
  const failed = treated.ok ? null : failedChange(cancelCall, treated.error, clock.now());
  if (failed?.kind === "unknown") return parcels.map(() => failed);

  const outcomes: ChangeOutcome[] = [];
  let asked = 0;
  for (const parcel of parcels) {
    if (treated.ok && parcel.trackingNumber !== null && treated.value.includes(parcel.trackingNumber)) {
      outcomes.push({ kind: "done" });
    } else if (asked === mostAsked) {
      outcomes.push(soon(clock));
    } else {
      asked += 1;
      outcomes.push(
        failed
          ? await cancelParcel(parts, settings, parcel)
          : await judgeUntreated(parts, settings, parcel, null),
      );
    }
  }
  return outcomes;
}

function soon(clock: Clock): ChangeOutcome {
  const outcome = notYet(cancelCall, "First Delivery n'a pas encore été interrogé sur ce colis", clock.now());
  if (outcome.kind !== "unknown") return outcome;
  return {
    kind: "unknown",
    error: { ...outcome.error, retryAt: new Date(clock.now().getTime() + soonMilliseconds) },
  };
}
