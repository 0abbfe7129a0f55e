import type { OrderId, ShopDomain } from "~/shipping/ids";
import { shippingOrder } from "~/shipping/order";
import { place } from "~/shipping/places/place";
import type { StoredOrder } from "~/shipping/ports/store";
import { problem } from "~/shipping/problem";
import { comparablePhone, comparableWords } from "~/store/search-words";
import { newestFirst } from "./order-of-lists";
import { keyOf } from "./table";
import type { OrderRow, Tables } from "./tables";

const newest = newestFirst<OrderRow>(
  ({ stored }) => stored.order.createdAt,
  ({ stored }) => stored.order.id,
);

export const findOrder = (tables: Tables, shop: ShopDomain, id: OrderId): OrderRow | null =>
  tables.orders.get(keyOf(shop, id));

/** Newest first. */
export const ordersWhere = (tables: Tables, isWanted: (row: OrderRow) => boolean): readonly OrderRow[] =>
  tables.orders.where(isWanted).toSorted(newest);

/** Kept as the schemas read it back: what they do not know is dropped. */
export function putOrder(tables: Tables, shop: ShopDomain, stored: StoredOrder, erasedAt: Date | null): void {
  const order = shippingOrder.parse(stored.order);
  tables.orders.put(keyOf(shop, order.id), {
    shop,
    stored: {
      order,
      problem: stored.problem && problem.parse(stored.problem),
      placeAnswer: stored.placeAnswer && place.parse(stored.placeAnswer),
      payloadDigest: stored.payloadDigest,
      firstMetAt: stored.firstMetAt,
      twinAnswer: stored.twinAnswer,
    },
    phones: comparable(order.phones),
    words: comparableWords(order.shippingAddress?.name ?? ""),
    erasedAt,
  });
}

export const comparable = (phones: readonly string[]): readonly string[] => [
  ...new Set(phones.map(comparablePhone).filter((phone) => phone !== null)),
];
