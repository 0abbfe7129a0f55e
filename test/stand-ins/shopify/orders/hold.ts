/** Holding, releasing and rescheduling fulfillment orders. */
import { z } from "zod";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { beside, isLater, isOver, transfer } from "./fulfillment-orders";
import { allOf, chooseLines, isWhole, lineChoice } from "./line-choice";
import { holdInput, newHold } from "./new-order";
import { idInput } from "./order-input";
import type { FulfillmentOrder, Order } from "./order-type";

/** Which fulfillment order; without it, every one that is not over. */
export const which = { fulfillmentOrder: idInput.optional() };

/** true, a reason, or {reason, notes, fulfillmentOrder, lines}; false releases. */
export const holdChange = z.union([
  z.boolean(),
  z.string(),
  z.object({
    reason: z.string().optional(),
    notes: z.string().nullable().optional(),
    ...which,
    /** Only these: the rest goes to a fulfillment order of its own that stays open. */
    lines: z.array(lineChoice).min(1).optional(),
  }),
]);
export type HoldChange = z.output<typeof holdChange>;

export const releaseChange = z.union([z.literal(true), z.object(which)]);
export type ReleaseChange = z.output<typeof releaseChange>;

export function hold(
  shops: Shops,
  order: Order,
  change: Exclude<HoldChange, false>,
  now: string,
): readonly Happening[] | string {
  const { lines, fulfillmentOrder: id } =
    typeof change === "object" ? change : { lines: undefined, fulfillmentOrder: undefined };
  const open = openOnes(order, id);
  if (open.length === 0) return "nothing of this order is open to hold";
  const among = lines === undefined ? open : open.filter(({ status }) => status !== "ON_HOLD");
  const chosen = lines === undefined ? among.map(allOf) : chooseLines(order, lines, among);
  if (typeof chosen === "string") return chosen;
  const reason =
    typeof change === "object" ? holdInput.parse({ reason: change.reason, notes: change.notes }) : change;
  return chosen.map((part): Happening => {
    const held = part.fulfillmentOrder;
    let remaining: FulfillmentOrder | null = null;
    if (lines !== undefined && !isWhole(part)) {
      remaining = beside(held, shops.nextId, now);
      remaining.status = held.status;
      const kept = new Map(part.lines.map((line) => [line.id, line.quantity]));
      const rest = allOf(held)
        .lines.map((line) => ({ ...line, quantity: line.quantity - (kept.get(line.id) ?? 0) }))
        .filter(({ quantity }) => quantity > 0);
      transfer({ fulfillmentOrder: held, lines: rest }, remaining, shops.nextId, now);
      order.fulfillmentOrders.push(remaining);
    }
    held.holds.push(newHold(shops, reason));
    held.status = "ON_HOLD";
    held.updatedAt = now;
    const routing = { kind: "held", held, remaining, lines: part.lines } as const;
    return { topic: "fulfillment_orders/placed_on_hold", order, fulfillmentOrder: held, routing };
  });
}

/** Lifts all holds; what is scheduled for later is scheduled again. */
export function release(order: Order, id: string | undefined, now: string): readonly Happening[] {
  const held = openOnes(order, id).filter(({ status }) => status === "ON_HOLD");
  return held.map((fulfillmentOrder): Happening => {
    fulfillmentOrder.holds = [];
    fulfillmentOrder.status = isLater(fulfillmentOrder.fulfillAt, now) ? "SCHEDULED" : "OPEN";
    fulfillmentOrder.updatedAt = now;
    return { topic: "fulfillment_orders/hold_released", order, fulfillmentOrder };
  });
}

/** A moment that has passed opens. */
export function reschedule(order: Order, fulfillAt: string, now: string): readonly Happening[] {
  return openOnes(order, undefined).map((fulfillmentOrder): Happening => {
    fulfillmentOrder.fulfillAt = fulfillAt;
    if (fulfillmentOrder.status !== "ON_HOLD") {
      fulfillmentOrder.status = isLater(fulfillAt, now) ? "SCHEDULED" : "OPEN";
    }
    fulfillmentOrder.updatedAt = now;
    return { topic: "fulfillment_orders/rescheduled", order, fulfillmentOrder };
  });
}

export function openOnes(order: Order, id: string | undefined): readonly FulfillmentOrder[] {
  return order.fulfillmentOrders.filter((one) => !isOver(one) && (id === undefined || one.id === id));
}
