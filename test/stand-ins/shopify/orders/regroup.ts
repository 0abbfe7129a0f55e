/** Moving, splitting and merging fulfillment orders, by the rules in the descriptions of Shopify's own mutations. */
import { z } from "zod";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { beside, isOver, transfer } from "./fulfillment-orders";
import { openOnes, which } from "./hold";
import { allOf, type ChosenLines, chooseLines, isWhole, type LineChoice, lineChoice } from "./line-choice";
import { namedLocation } from "./new-order";
import { idInput } from "./order-input";
import type { FulfillmentOrder, Location, Order } from "./order-type";

/** Another location, by name, for everything open or for some of it. */
export const moveChange = z.union([
  z.string().transform((to) => ({ to, fulfillmentOrder: undefined, lines: undefined })),
  z.object({ to: z.string(), ...which, lines: z.array(lineChoice).min(1).optional() }),
]);
export type MoveChange = z.output<typeof moveChange>;

export const splitChange = z.union([
  z
    .array(lineChoice)
    .min(1)
    .transform((lines) => ({ lines, fulfillmentOrder: undefined })),
  z.object({ lines: z.array(lineChoice).min(1), fulfillmentOrder: idInput.optional() }),
]);
export type SplitChange = z.output<typeof splitChange>;

/**
 * `fulfillmentOrderMove`. A whole fulfillment order keeps its id and changes its place. A part of one, or what is left
 * of one that was fulfilled in part, goes to a new one; an open one that the new place already has is closed and its
 * lines are in the new one too.
 */
export function move(
  shops: Shops,
  order: Order,
  change: MoveChange,
  now: string,
): readonly Happening[] | string {
  const to = namedLocation(shops, order.shop ?? shops.likelyShop() ?? "", change.to);
  const among = openOnes(order, change.fulfillmentOrder).filter(({ location }) => location.id !== to.id);
  const chosen = choose(order, change.lines, among);
  if (typeof chosen === "string") return chosen;
  if (chosen.length === 0) return `nothing of this order can be moved to ${change.to}`;
  return chosen.map((part): Happening => {
    const original = part.fulfillmentOrder;
    const from = original.location;
    const moved = isWhole(part) ? original : moveSome(shops, order, part, to, now);
    if (moved === original) original.location = to;
    original.updatedAt = now;
    const routing = { kind: "moved", original, moved, from, lines: part.lines } as const;
    return { topic: "fulfillment_orders/moved", order, fulfillmentOrder: moved, routing };
  });
}

function moveSome(
  shops: Shops,
  order: Order,
  part: ChosenLines,
  to: Location,
  now: string,
): FulfillmentOrder {
  const { deliveryMethod, status, holds } = part.fulfillmentOrder;
  const there = order.fulfillmentOrders.find(
    (one) => one.status === "OPEN" && one.location.id === to.id && isSameWay(one, part.fulfillmentOrder),
  );
  const made = Object.assign(beside(part.fulfillmentOrder, shops.nextId, now), {
    location: to,
    deliveryMethod,
    status,
    holds: [...holds],
  });
  transfer(part, made, shops.nextId, now);
  if (there !== undefined) transfer(allOf(there), made, shops.nextId, now);
  order.fulfillmentOrders.push(made);
  return made;
}

/** `fulfillmentOrderSplit`: what is named goes to a new fulfillment order at the same place. */
export function split(
  shops: Shops,
  order: Order,
  change: SplitChange,
  now: string,
): readonly Happening[] | string {
  const among = openOnes(order, change.fulfillmentOrder).filter(({ status }) => status === "OPEN");
  const chosen = chooseLines(order, change.lines, among);
  if (typeof chosen === "string") return chosen;
  if (chosen.some(({ fulfillmentOrder, lines }) => isAllThatRemains(fulfillmentOrder, lines))) {
    return "a split leaves something: these are all the lines that remain";
  }
  return chosen.map((part): Happening => {
    const original = part.fulfillmentOrder;
    const made = beside(original, shops.nextId, now);
    transfer(part, made, shops.nextId, now);
    order.fulfillmentOrders.push(made);
    const routing = { kind: "split", original, made, lines: part.lines } as const;
    return { topic: "fulfillment_orders/split", order, fulfillmentOrder: original, routing };
  });
}

/** `fulfillmentOrderMerge`: what is open at one place becomes one new fulfillment order, the others are closed. */
export function merge(shops: Shops, order: Order, now: string): readonly Happening[] | string {
  const open = order.fulfillmentOrders.filter(({ status }) => status === "OPEN");
  const groups = Object.values(
    Object.groupBy(open, ({ location, deliveryMethod }) => `${location.id} ${deliveryMethod.methodType}`),
  ).flatMap((group = []) => {
    const [first] = group;
    return first === undefined || group.length < 2 ? [] : [{ first, group }];
  });
  if (groups.length === 0) return "no two fulfillment orders of one location are open";
  return groups.map(({ first, group }): Happening => {
    const made = beside(first, shops.nextId, now);
    const from = group.map(allOf);
    for (const part of from) transfer(part, made, shops.nextId, now);
    order.fulfillmentOrders.push(made);
    const routing = { kind: "merged", made, from } as const;
    return { topic: "fulfillment_orders/merged", order, fulfillmentOrder: made, routing };
  });
}

function choose(
  order: Order,
  lines: readonly LineChoice[] | undefined,
  among: readonly FulfillmentOrder[],
): readonly ChosenLines[] | string {
  return lines === undefined ? among.map(allOf) : chooseLines(order, lines, among);
}

const isSameWay = (one: FulfillmentOrder, other: FulfillmentOrder): boolean =>
  one.deliveryMethod.methodType === other.deliveryMethod.methodType && one !== other && !isOver(one);

function isAllThatRemains(one: FulfillmentOrder, lines: ChosenLines["lines"]): boolean {
  const sum = (quantities: readonly number[]): number => quantities.reduce((all, some) => all + some, 0);
  return sum(one.lines.map(({ remaining }) => remaining)) === sum(lines.map(({ quantity }) => quantity));
}
