import type { Order } from "../../stand-ins/shopify/orders/order-type";
import type { Owed } from "../oracle/ledgers";

/** What only somebody who watches all the time can say of Shopify's orders. */
export class Observer {
  readonly owed: Owed[] = [];
  /** All that was ever ordered of a line: what was refunded and then added again was ordered twice. */
  readonly most = new Map<string, number>();
  readonly #wanted = new Map<string, number>();

  look(orders: readonly Order[], at: number): void {
    for (const { rest } of orders) {
      const last = this.owed.findLast(({ order }) => order === rest.id);
      if (last?.amount !== rest.total_outstanding) {
        this.owed.push({ order: rest.id, at, amount: rest.total_outstanding });
      }
      for (const { id, current_quantity: wanted } of rest.line_items) {
        const more = Math.max(0, wanted - (this.#wanted.get(id) ?? 0));
        this.most.set(id, (this.most.get(id) ?? 0) + more);
        this.#wanted.set(id, wanted);
      }
    }
  }
}
