/** What staff do to fulfillments in the admin: mark as fulfilled, and cancel. */
import { z } from "zod";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { cancelFulfillment, createFulfillment } from "./fulfillments";
import { openOnes, which } from "./hold";
import { allOf, chooseLines, lineChoice } from "./line-choice";
import { idInput } from "./order-input";
import type { Order } from "./order-type";

/** true: all that is open, without tracking. */
export const fulfillChange = z.union([
  z.literal(true).transform(() => ({ tracked: false }) as const),
  z.object({
    ...which,
    lines: z.array(lineChoice).min(1).optional(),
    company: z.string().nullable().default(null),
    number: z.string().nullable().default(null),
    url: z.string().nullable().default(null),
    notifyCustomer: z.boolean().default(false),
  }),
]);
export type FulfillChange = z.output<typeof fulfillChange>;

/** Which fulfillment; true: every one that is not cancelled. */
export const cancelFulfillmentChange = z.union([z.literal(true), idInput]);
export type CancelFulfillmentChange = z.output<typeof cancelFulfillmentChange>;

/** One fulfillment for each fulfillment order that is open. */
export function fulfilByHand(
  shops: Shops,
  order: Order,
  change: FulfillChange,
  now: string,
): readonly Happening[] | string {
  const how = "tracked" in change ? undefined : change;
  const open = openOnes(order, how?.fulfillmentOrder).filter(({ status }) =>
    ["OPEN", "IN_PROGRESS"].includes(status),
  );
  if (open.length === 0) return "nothing of this order is open to fulfil";
  const chosen = how?.lines === undefined ? open.map(allOf) : chooseLines(order, how.lines, open);
  if (typeof chosen === "string") return chosen;
  const { company = null, number = null, url = null } = how ?? {};
  const tracking = company === null && number === null && url === null ? [] : [{ company, number, url }];
  const happenings: Happening[] = [];
  for (const { fulfillmentOrder, lines } of chosen) {
    const wanted = [{ fulfillmentOrderId: fulfillmentOrder.id, lines }];
    const wish = { wanted, tracking, notifyCustomer: how?.notifyCustomer ?? false };
    const made = createFulfillment(() => order, wish, shops.nextId, now);
    if (!made.ok) return made.refusal.message;
    happenings.push({ topic: "fulfillments/create", order, fulfillment: made.value.fulfillment });
  }
  const isDone = order.rest.fulfillment_status === "fulfilled";
  return [...happenings, { topic: isDone ? "orders/fulfilled" : "orders/partially_fulfilled", order }];
}

export function cancelByHand(
  shops: Shops,
  order: Order,
  id: CancelFulfillmentChange,
  now: string,
): readonly Happening[] | string {
  const meant = order.fulfillments.filter((one) => (id === true ? one.status === "SUCCESS" : one.id === id));
  if (meant.length === 0) return `this order has no fulfillment${id === true ? "" : ` ${id}`} to cancel`;
  const happenings: Happening[] = [];
  for (const fulfillment of meant) {
    const done = cancelFulfillment(order, fulfillment, shops.nextId, now);
    if (!done.ok) return done.refusal.message;
    happenings.push({ topic: "fulfillments/update", order, fulfillment });
  }
  return happenings;
}
