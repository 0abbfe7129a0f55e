import type { ShipmentState } from "~/shipping/shipment";
import type { ShipmentView } from "./shipment-views";

/** What of the list stands in its address: never what was searched for. */
export interface ListPlace {
  readonly view: ShipmentView;
  /** Narrowed to these; none: everything the view shows. */
  readonly states: readonly ShipmentState[];
  readonly after: string | null;
}

export function addressOf({ view, states, after }: ListPlace): string {
  const query = new URLSearchParams();
  if (view !== "all") query.set("view", view);
  if (states.length > 0) query.set("states", states.join(","));
  if (after !== null) query.set("after", after);
  return query.size === 0 ? "/app" : `/app?${query.toString()}`;
}
