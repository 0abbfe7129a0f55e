import type { CarrierError, SentParcel } from "~/shipping/ports/carrier";
import type { ParcelStep } from "~/shipping/ports/carrier-services";
import { fail, ok, type Result } from "~/shipping/result";
import type { BadAnswer } from "../kit/bad-answer";
import type { DropcolisClient } from "./client.server";
import type { DropcolisSettings } from "./settings";
import { reportOf, trailOf } from "./tracking";
import type { Order } from "./wire";

/** "l'historique complet de toute commande" ("Suivre les commandes"), by the GET of the order. */
export async function historyOf(
  client: DropcolisClient,
  settings: DropcolisSettings,
  { carrierId, trackingNumber }: SentParcel,
): Promise<Result<readonly ParcelStep[], CarrierError>> {
  const orderId = carrierId ?? trackingNumber;
  const read = orderId === null ? ok(null) : await client.get(settings, orderId);
  if (!read.ok) return read;
  return read.value ? ok(stepsOf(read.value)) : fail(client.failed("get", settings, absent));
}

/** Every status with its time, oldest first, entries without one where they stood; the last bears why. */
export function stepsOf(read: Order): readonly ParcelStep[] {
  const { carrierState, state, at, words } = reportOf(read);
  const trail = trailOf(read);
  const last = { carrierState, state, at, ...(words === undefined ? {} : { words }) };
  // The history may lag behind the order's own status.
  return trail.at(-1)?.carrierState === carrierState ? [...trail.slice(0, -1), last] : [...trail, last];
}

const absent: BadAnswer = {
  kind: "bad-answer",
  standing: "refused",
  status: 404,
  words: "Dropcolis n'a pas cette commande",
  field: null,
};
