import { z } from "zod";
import type { Installation } from "./installation";
import { payload, type Purchase } from "./samples/payload";
import { longAgo } from "./samples/stories";
import type { Ledgers } from "./verdict";

/** Orders that a shop has open when it installs the app. */
export interface OldOrders {
  readonly count: number;
  readonly purchase: Omit<Purchase, "name">;
}

const made = z.object({ orders: z.array(z.object({ id: z.coerce.string() })) });

/** Puts them into the shop; returns their ids. */
export async function makeOldOrders(
  { shopify }: Installation,
  shop: string,
  { count, purchase }: OldOrders,
): Promise<readonly string[]> {
  const { name: _own, ...order } = payload({ name: "", ...purchase, more: { ...purchase.more, ...longAgo } });
  return made.parse(await shopify.post(`orders?shop=${shop}`, { count, order })).orders.map(({ id }) => id);
}

/** None of them may ship by itself, and each is listed with its reason. */
export function complaintsAboutOldOrders(
  ids: readonly string[],
  { orders, shipments, fulfillments }: Ledgers,
): readonly string[] {
  const listed = ids.filter((id) =>
    orders.some(
      (order) => order.id === id && order.state === "waiting" && order.problem?.code === "old_order",
    ),
  );
  const shipped = ids.filter(
    (id) =>
      shipments.some(({ orderId, trackingNumber }) => orderId === id && trackingNumber !== null) ||
      fulfillments.some(({ orderId }) => orderId === id),
  );
  return [
    ...(shipped.length === 0 ? [] : [`${String(shipped.length)} old orders shipped by surprise`]),
    ...(listed.length === ids.length
      ? []
      : [`${String(ids.length - listed.length)} of ${String(ids.length)} old orders are not listed as old`]),
  ];
}
