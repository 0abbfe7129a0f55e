import type { Problem } from "./problem";
import { isGivenUp } from "./moves";
import { shipmentStates, type Shipment, type ShipmentState } from "./shipment";

/** Least advanced first, as the operator's contract has it. */
const advance = (state: ShipmentState): number => shipmentStates.indexOf(state);

/**
 * An order's state is its least advanced open shipment's; without one, its last parcel's end, or not_shipped with the
 * reason.
 */
export function orderState(
  shipments: readonly Shipment[],
  reason: Problem | null,
): { readonly state: ShipmentState | "not_shipped"; readonly problem: Problem | null } {
  const open = shipments.filter((shipment) => !isGivenUp(shipment.state));
  const [least] = open.toSorted((a, b) => advance(a.state) - advance(b.state));
  if (least) return { state: least.state, problem: least.problem };
  const last = shipments.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1);
  if (reason || !last) return { state: "not_shipped", problem: reason };
  return { state: last.state, problem: last.problem };
}
