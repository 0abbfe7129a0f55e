import type { ShipmentState } from "~/shipping/shipment";

/** The tabs of the list. `notShipping` shows orders, the others shipments. */
export const shipmentViews = ["all", "toMend", "moving", "delivered", "ended", "notShipping"] as const;
export type ShipmentView = (typeof shipmentViews)[number];

/** Every state but in "all" is in exactly one of these. */
const statesOfView: Readonly<Record<Exclude<ShipmentView, "all" | "notShipping">, readonly ShipmentState[]>> =
  {
    toMend: ["waiting", "asking", "uncertain"],
    moving: ["sending", "created", "picked_up", "in_transit", "out_for_delivery", "attempted", "returning"],
    delivered: ["delivered"],
    ended: ["returned", "cancelled", "failed"],
  };

/** Which shipments the view shows; null: all of them. */
export const statesIn = (view: Exclude<ShipmentView, "notShipping">): readonly ShipmentState[] | null =>
  view === "all" ? null : statesOfView[view];

const everyState = Object.values(statesOfView).flat();
const noState: readonly ShipmentState[] = [];

/** The states the view can be narrowed to: none where there is no choice. */
export function statesOffered(view: ShipmentView): readonly ShipmentState[] {
  if (view === "notShipping") return noState;
  const states = statesIn(view) ?? everyState;
  return states.length > 1 ? states : noState;
}
