import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { PrismaTransaction } from "./database.server";

/**
 * One transaction at a time per order, until it ends. An advisory lock rather than a row's: it works before the order
 * has a row, and no empty row must be put there and hidden from every list. Two orders whose keys meet in the 64-bit
 * hash only wait for each other.
 */
export async function lockOrder(tx: PrismaTransaction, shop: ShopDomain, id: OrderId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`order\n${shop}\n${id}`}, 0))`;
}
