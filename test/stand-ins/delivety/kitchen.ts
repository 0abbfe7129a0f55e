/** The orders on the operator's dashboard: one for each accepted push, whatever its id says. */
import type { Clock } from "../kit";
import type { Order } from "./validate";

export type KitchenOrder = {
  readonly n: number;
  readonly key: string;
  readonly at: Date;
  /** The last word of the comment: where a client that wants its order found puts its reference. */
  readonly reference: string;
  /** The last word but one. */
  readonly name: string;
  readonly order: Omit<Order, "access_token">;
};

export type Kitchen = {
  add(key: string, order: Order): KitchenOrder;
  all(): readonly KitchenOrder[];
};

export function createKitchen(clock: Clock): Kitchen {
  const orders: KitchenOrder[] = [];
  return {
    all: () => orders,
    add(key, { access_token: _secret, ...order }) {
      const words = (order.comment ?? "").trim().split(/\s+/);
      const added: KitchenOrder = {
        n: orders.length + 1,
        key,
        at: clock.now(),
        reference: words.at(-1) ?? "",
        name: words.at(-2) ?? "",
        order,
      };
      orders.push(added);
      return added;
    },
  };
}

/** What the courier takes at the door, in major units: only what is not yet paid. Without `payment` nobody knows. */
export function collectedBy({ payment }: KitchenOrder["order"]): number | null {
  if (payment === undefined) return null;
  return payment.status === 1 && payment.type !== 3 ? payment.amount : 0;
}
