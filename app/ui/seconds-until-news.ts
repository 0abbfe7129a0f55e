import type { ShipmentsPage } from "./shipment-row";

const travelling = new Set([
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "returning",
]);

/** Soon while a call is under way or an order is awaited, slower while parcels travel or staff is asked. */
export function secondsUntilNews(page: ShipmentsPage): number | null {
  if (page.kind === "orders") return null;
  if (page.rows.length === 0) return 5;
  const states = page.rows.map(({ state }) => state);
  if (states.some((state) => state === "sending" || state === "uncertain")) return 4;
  return states.some((state) => state === "waiting" || state === "asking" || travelling.has(state))
    ? 10
    : null;
}
