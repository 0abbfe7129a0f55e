import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { World } from "./world";

/** Takes a customer's personal data out of every order of theirs; amounts, states and journal stay. */
export async function eraseCustomer(
  world: World,
  shop: ShopDomain,
  customer: { readonly customerId: string | null; readonly orderIds: readonly OrderId[] },
): Promise<void> {
  const orders = await world.store.orders.ofCustomer(shop, customer);
  const ids = orders.map((stored) => stored.order.id);
  if (ids.length > 0) await world.store.orders.erasePersonalData(shop, ids, world.clock.now());
  world.logger.info("customer erased", { shop, count: ids.length });
}
