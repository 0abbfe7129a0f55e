import type { ShipmentState } from "~/shipping/shipment";

export interface SentCounts {
  /** The carrier has the parcel. */
  readonly shipped: number;
  /** Nobody knows yet; it is being asked. */
  readonly uncertain: number;
  readonly refused: number;
}

const unsure: ReadonlySet<string> = new Set<ShipmentState>(["sending", "uncertain"]);
const unsent: ReadonlySet<string> = new Set<ShipmentState | "not_shipped">([
  "not_shipped",
  "waiting",
  "asking",
  "cancelled",
  "failed",
]);

/** What came of shipments that somebody asked to go. */
export function countSent(states: readonly (ShipmentState | "not_shipped")[]): SentCounts {
  const uncertain = states.filter((state) => unsure.has(state)).length;
  const refused = states.filter((state) => unsent.has(state)).length;
  return { shipped: states.length - uncertain - refused, uncertain, refused };
}
