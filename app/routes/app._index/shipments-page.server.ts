import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import type { World } from "~/use-cases/world";
import { rowOf } from "../app/rows.server";
import type { ShipmentsPage } from "~/ui/shipment-row";
import { shipmentViews, statesIn, type ShipmentView } from "~/ui/shipment-views";

const query = z.object({
  view: z.enum(shipmentViews).catch("all"),
  /** A cursor: whatever the store made of it, never long. */
  after: z.string().max(200).nullable().catch(null),
});

/** What the address asks for; anything unknown is the whole list from its start. */
export function readQuery(request: Request): z.infer<typeof query> {
  const { searchParams } = new URL(request.url);
  return query.parse({ view: searchParams.get("view"), after: searchParams.get("after") });
}

/** A screen's worth: more would only be scrolled past. */
const pageSize = 50;

/**
 * One page of the list.
 *
 * @param after the cursor an earlier page named as its `next`; null for the first page
 */
export async function readShipmentsPage(
  world: World,
  shop: ShopDomain,
  view: ShipmentView,
  after: string | null,
): Promise<ShipmentsPage> {
  if (view === "notShipping") return unshippedOrders(world, shop, after);
  const states = statesIn(view);
  const { shipments, next } = await world.store.shipments.page(shop, {
    ...(states ? { states } : {}),
    ...(after === null ? {} : { after }),
    limit: pageSize,
  });
  return { kind: "shipments", rows: shipments.map(rowOf), next };
}

async function unshippedOrders(world: World, shop: ShopDomain, after: string | null): Promise<ShipmentsPage> {
  const orders = await listOrders(world, shop);
  // A shop that has just uninstalled has nothing to show.
  const unshipped = orders.ok ? orders.value.filter(({ state }) => state === "not_shipped") : [];
  const start = Math.max(0, Number.parseInt(after ?? "0", 10) || 0);
  const rows = unshipped
    .slice(start, start + pageSize)
    .map(({ id, name, problem }) => ({ id, name, problem }));
  const end = start + rows.length;
  return { kind: "orders", rows, next: end < unshipped.length ? String(end) : null };
}
