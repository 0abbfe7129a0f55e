/** The orders that a Dropcolis stand-in keeps, and how they move. */
import { createHash } from "node:crypto";
import type { Clock } from "../kit";
import { rateOf } from "./rates";
import { CANCELLABLE, JOURNEY } from "./states";
import type { OrderBody } from "./validate";

export type Order = {
  readonly orderId: string;
  readonly account: string;
  readonly body: OrderBody;
  readonly trackingUrl: string;
  readonly rateCents: number;
  readonly estimatedDelivery: Date;
  readonly createdAt: Date;
  updatedAt: Date;
  /** One of the table, or any text a test made up. */
  state: string;
  readonly history: { readonly state: string; readonly at: Date }[];
  /** Why it failed, who cancelled it and the like: what events tell beside the state. */
  told: Told;
  /** Moved by hand, or not on a journey. */
  walking: boolean;
};

export type Told = {
  readonly nextAttempt?: string | null | undefined;
  readonly reason?: string | undefined;
  readonly cancelledBy?: string | undefined;
};

export type Orders = {
  add(account: string, body: OrderBody, host: string): Order;
  /** The order of this account; another's is not found. */
  find(account: string, orderId: string): Order | undefined;
  findAnyones(id: string): Order | undefined;
  byPartnerId(account: string, partnerOrderId: string): Order | undefined;
  of(account: string): readonly Order[];
  all(): readonly Order[];
  move(order: Order, state: string, at: Date, told?: Told): void;
  /** From now on orders walk by themselves (or stand still), one step every `stepMs`. */
  setJourney(journey: { auto: boolean; stepMs: number }): void;
  /** Takes every step that is due. */
  walk(): void;
};

/** @param moved told of every change of state, as it happens */
export function createOrders(clock: Clock, moved: (order: Order) => void): Orders {
  const orders = new Map<string, Order>();
  let journey = { auto: false, stepMs: 60_000, since: clock.now() };

  function move(order: Order, state: string, at: Date, told: Told = {}): void {
    order.state = state;
    order.updatedAt = at;
    order.told = told;
    order.history.push({ state, at });
    moved(order);
  }

  function walk(): void {
    if (!journey.auto) return;
    for (const order of orders.values()) {
      const start = Math.max(order.createdAt.getTime(), journey.since.getTime());
      const due = Math.floor((clock.now().getTime() - start) / journey.stepMs);
      while (order.walking) {
        const step = JOURNEY.findIndex((state) => state === order.state) + 1;
        const next = JOURNEY[step];
        if (step === 0 || step > due || next === undefined) break;
        move(order, next, new Date(start + step * journey.stepMs));
      }
    }
  }

  return {
    walk,
    move,
    setJourney(wanted) {
      journey = { ...wanted, since: clock.now() };
    },
    add(account, body, host) {
      const number = createHash("sha256")
        .update(`order ${orders.size + 1}`)
        .digest("hex")
        .slice(0, 16);
      const orderId = `dc_${number}`;
      const now = clock.now();
      const { cents, deliveredBy } = rateOf(body, now);
      const order: Order = {
        orderId,
        account,
        body,
        trackingUrl: `http://${host}/track/${orderId}`,
        rateCents: cents,
        estimatedDelivery: deliveredBy,
        createdAt: now,
        updatedAt: now,
        state: JOURNEY[0],
        history: [{ state: JOURNEY[0], at: now }],
        told: {},
        walking: true,
      };
      orders.set(orderId, order);
      return order;
    },
    find(account, orderId) {
      const order = orders.get(orderId);
      return order?.account === account ? order : undefined;
    },
    findAnyones: (id) =>
      orders.get(id) ?? [...orders.values()].find(({ body }) => body.partner_order_id === id),
    byPartnerId: (account, id) =>
      [...orders.values()].find((order) => order.account === account && order.body.partner_order_id === id),
    of: (account) => [...orders.values()].filter((order) => order.account === account).reverse(),
    all: () => [...orders.values()],
  };
}

export const mayCancel = (order: Order): boolean => CANCELLABLE.has(order.state);
