import type { ShipmentLine } from "../lines";
import type { OrderOptions, Play, Stage } from "./sample";

/** What several shops' stories have in common. */

type Change = Readonly<Record<string, unknown>>;
type IsWanted = (shipment: ShipmentLine) => boolean;

export const inState =
  (...states: string[]): IsWanted =>
  ({ state }) =>
    states.includes(state);

export const hasProblem =
  (code: string): IsWanted =>
  ({ problem }) =>
    problem?.code === code;

export const isFulfilled: IsWanted = ({ state, fulfillmentId }) =>
  state !== "cancelled" && fulfillmentId !== null;

/** Long before the shop switched automatic shipping on. */
export const longAgo = { created_at: "2026-10-01T09:00:00Z" };

/** An order that the carrier has and Shopify shows as fulfilled. */
export interface Sent {
  readonly id: string;
  readonly name: string;
  readonly shipment: ShipmentLine;
}

/** The order goes out as always, and then `next` happens. */
export const onceSent =
  (next: (stage: Stage, sent: Sent) => Promise<void>, options: OrderOptions = {}): Play =>
  async (stage, order, name) => {
    const id = await stage.create(order, options);
    await next(stage, { id, name, shipment: await stage.shipment(name, isFulfilled) });
  };

/**
 * The order has no phone, so nothing can be sent. The changes happen while it waits; then the phone comes, and it goes by
 * itself.
 */
export const whileItWaits =
  (phone: string, ...changes: readonly Change[]): Play =>
  async (stage, order, name) => {
    const id = await stage.create(order);
    await stage.shipment(name, hasProblem("phone_missing"));
    for (const change of changes) await stage.change(id, change);
    await stage.change(id, { shipping_address: { phone } });
  };

/** Held by Shopify or by staff; meanwhile `changes`; released at the end. */
export const whileItIsHeld =
  (...changes: readonly Change[]): Play =>
  async (stage, order, name) => {
    const id = await stage.create(order, { hold: true });
    await stage.shipment(name, hasProblem("on_hold"));
    for (const change of changes) await stage.change(id, change);
    await stage.change(id, { release: true });
  };

/** Shopify has the order; we meet it when staff do something with it. */
export const firstMetWith =
  (change: Change): Play =>
  async (stage, order) => {
    const id = await stage.create(order, { webhook: null });
    await stage.change(id, change);
  };

/** Cancelled in Shopify once the carrier has the parcel, which gives it back. */
export const cancelledInTime = onceSent(async (stage, { id, name }) => {
  await stage.change(id, { cancelled_at: true, cancel_reason: "customer" });
  await stage.shipment(name, inState("cancelled"));
});

/** As before, but the carrier refuses, or takes no cancellations. */
export const cancelledTooLate = (
  problem: string,
  before: (stage: Stage, sent: Sent) => Promise<void>,
): Play =>
  onceSent(async (stage, sent) => {
    await before(stage, sent);
    await stage.change(sent.id, { cancelled_at: true, cancel_reason: "customer" });
    await stage.shipment(sent.name, hasProblem(problem));
  });

/** Changed once the carrier has the parcel, which cannot be told by us: staff see it. */
export const changedAfterwards = (change: Change, options: OrderOptions = {}): Play =>
  onceSent(async (stage, { id, name }) => {
    await stage.change(id, change);
    await stage.shipment(name, hasProblem("changed_after_sending"));
  }, options);

/** Cancelled at the carrier, and not by us. */
export const cancelledThere = (cancel: (stage: Stage, sent: Sent) => Promise<void>): Play =>
  onceSent(async (stage, sent) => {
    await cancel(stage, sent);
    await stage.followed(sent.name, hasProblem("ship_again"));
  });

/** The same, and staff ship it again once they know why. */
export const shippedAgain = (cancel: (stage: Stage, sent: Sent) => Promise<void>): Play =>
  onceSent(async (stage, sent) => {
    await cancel(stage, sent);
    await stage.followed(sent.name, hasProblem("ship_again"));
    await stage.operator("ship", [stage.shop, sent.name]);
  });

/** The twin of an order that is on its way: same phone, same goods; `answer` is what staff say of it. */
export const twinOf =
  (first: string, answer?: "ship" | "skip", options: OrderOptions = {}): Play =>
  async (stage, order, name) => {
    await stage.shipment(first, () => true);
    await stage.create(order, options);
    await stage.shipment(name, hasProblem("twin_order"));
    if (answer) await stage.operator("answer", [stage.shop, name], { twin: answer });
  };

export const shippedByHand: Play = async (stage, order, name) => {
  await stage.create(order);
  await stage.shipment(name, inState("waiting"));
  await stage.operator("ship", [stage.shop, name]);
};
