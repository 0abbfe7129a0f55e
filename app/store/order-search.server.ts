import { orderId, type OrderId, type ShopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { StoredOrder } from "~/shipping/ports/store";
import type { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import type { PrismaTransaction } from "./database.server";
import { orderOfRow } from "./order-row.server";
import { comparablePhone } from "./search-words";
import type { Vault } from "./vault.server";

const newestFirst = [
  { createdAt: "desc" },
  { shopifyId: "desc" },
] satisfies Prisma.OrderOrderByWithRelationInput[];

/**
 * Orders whose shopper has this phone, or all of these words in the name, newest first. Both are found by their keyed
 * hashes, so whole words only, however written. A question that is neither finds nothing.
 */
export async function searchOrders(
  access: Access,
  vault: Vault,
  shop: ShopDomain,
  question: string,
  limit: number,
): Promise<readonly OrderId[]> {
  const phone = vault.hashes.phoneQuery(shop, question);
  const words = vault.hashes.nameQueries(shop, question);
  const either: Prisma.OrderWhereInput[] = [];
  if (phone.length > 0) either.push({ phoneHashes: { hasSome: phone } });
  if (words.length > 0) either.push({ AND: words.map((word) => ({ nameHashes: { hasSome: word } })) });
  if (either.length === 0) return [];
  const rows = await access.client().order.findMany({
    where: { shop, OR: either },
    orderBy: newestFirst,
    take: limit,
    select: { shopifyId: true },
  });
  return rows.map((row) => orderId.parse(row.shopifyId));
}

/**
 * Orders with one of this one's phones, created within so many hours of it, itself left out. Whoever looks for the same
 * phone waits for the end of this transaction.
 */
export async function ordersWithPhonesOf(
  access: Access,
  vault: Vault,
  shop: ShopDomain,
  order: ShippingOrder,
  hours: number,
): Promise<readonly StoredOrder[]> {
  const client = access.lockingClient();
  const phones = [...new Set(order.phones.map(comparablePhone).filter((phone) => phone !== null))].sort();
  for (const phone of phones) await lockPhone(client, shop, phone);
  const hashes = phones.flatMap((phone) => vault.hashes.phoneQuery(shop, phone));
  if (hashes.length === 0) return [];
  const milliseconds = hours * 3_600_000;
  const rows = await client.order.findMany({
    where: {
      shop,
      phoneHashes: { hasSome: hashes },
      createdAt: {
        gte: new Date(order.createdAt.getTime() - milliseconds),
        lte: new Date(order.createdAt.getTime() + milliseconds),
      },
      shopifyId: { not: order.id },
    },
    orderBy: newestFirst,
  });
  return rows.map((row) => orderOfRow(vault, shop, row));
}

/** Sorted by the caller, so that two orders with the same two phones cannot hold what the other waits for. */
async function lockPhone(tx: PrismaTransaction, shop: ShopDomain, phone: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phone\n${shop}\n${phone}`}, 0))`;
}
