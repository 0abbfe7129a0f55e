import type { ShopDomain } from "~/shipping/ids";
import type { StoredOrder } from "~/shipping/ports/store";
import type { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { orderOfRow } from "./order-row.server";
import type { Vault } from "./vault.server";

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
): Promise<readonly StoredOrder[]> {
  const phone = vault.hashes.phoneQuery(shop, question);
  const words = vault.hashes.nameQueries(shop, question);
  const either: Prisma.OrderWhereInput[] = [];
  if (phone.length > 0) either.push({ phoneHashes: { hasSome: phone } });
  if (words.length > 0) either.push({ AND: words.map((word) => ({ nameHashes: { hasSome: word } })) });
  if (either.length === 0) return [];
  const rows = await access.client().order.findMany({
    where: { shop, OR: either },
    orderBy: [{ createdAt: "desc" }, { shopifyId: "desc" }],
    take: limit,
  });
  return rows.map((row) => orderOfRow(vault, shop, row));
}
