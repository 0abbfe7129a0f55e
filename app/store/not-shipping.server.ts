import { orderId, type ShopDomain } from "~/shipping/ids";
import type { StoredOrder } from "~/shipping/ports/store";
import { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { readCursor, writeCursor } from "./cursor";
import { orderOfRow } from "./order-row.server";
import type { Vault } from "./vault.server";

interface Key {
  readonly shopifyId: string;
  readonly createdAt: Date;
}

/**
 * Orders of which nothing ships and that say why, by cursor, newest first. One with a parcel that is not over is told by
 * its parcel.
 */
export async function notShippingOrders(
  access: Access,
  vault: Vault,
  shop: ShopDomain,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly orders: readonly StoredOrder[]; readonly next: string | null }> {
  const cursor = after === null ? null : readCursor(after, orderId);
  const beyond = cursor
    ? Prisma.sql`AND (o."createdAt", o."shopifyId") < (${cursor.createdAt}::timestamp, ${cursor.id})`
    : Prisma.empty;
  const keys = await access.client().$queryRaw<Key[]>`
    SELECT o."shopifyId", o."createdAt" FROM "Order" o
    WHERE o."shop" = ${shop} AND o."problem" IS NOT NULL ${beyond}
      AND NOT EXISTS (
        SELECT 1 FROM "Shipment" s
        WHERE s."shop" = o."shop" AND s."orderId" = o."shopifyId" AND s."state" NOT IN ('cancelled', 'failed')
      )
    ORDER BY o."createdAt" DESC, o."shopifyId" DESC
    LIMIT ${limit + 1}`;
  const page = keys.slice(0, limit);
  const rows = await access.client().order.findMany({
    where: { shop, shopifyId: { in: page.map(({ shopifyId }) => shopifyId) } },
    orderBy: [{ createdAt: "desc" }, { shopifyId: "desc" }],
  });
  const orders = rows.map((row) => orderOfRow(vault, shop, row));
  const last = page.at(-1);
  const next =
    keys.length > limit && last ? writeCursor({ createdAt: last.createdAt, id: last.shopifyId }) : null;
  return { orders, next };
}
