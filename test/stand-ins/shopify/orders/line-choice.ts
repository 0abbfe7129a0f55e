/** How a change names lines of an order, and where they are found among its fulfillment orders. */
import { z } from "zod";
import { idInput } from "./order-input";
import type { FulfillmentOrder, Order, RestLineItem } from "./order-type";

/** By id (number, digits, global id) or by SKU. */
export const lineKey = { id: idInput.optional(), sku: z.string().optional() };

/** Some of a line; without a quantity, all of it that is open. */
export const lineChoice = z
  .object({ ...lineKey, quantity: z.int().min(1).optional() })
  .refine(({ id, sku }) => id !== undefined || sku !== undefined, "a line is named by id or sku");
export type LineChoice = z.output<typeof lineChoice>;

type LineKey = { readonly id?: string | undefined; readonly sku?: string | undefined };

/** The line that is named, or what is wrong. */
export function namedLine(order: Order, { id, sku }: LineKey): RestLineItem | string {
  const line = order.rest.line_items.find((one) => (id === undefined ? one.sku === sku : one.id === id));
  return line ?? `no line is ${id ?? sku ?? "unnamed"}`;
}

/** Lines of one fulfillment order, by the ids of its own entries. */
export type ChosenLines = {
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly lines: readonly { readonly id: string; readonly lineItemId: string; readonly quantity: number }[];
};

/** Everything that remains of a fulfillment order. */
export function allOf(fulfillmentOrder: FulfillmentOrder): ChosenLines {
  const lines = fulfillmentOrder.lines
    .filter(({ remaining }) => remaining > 0)
    .map(({ id, lineItemId, remaining }) => ({ id, lineItemId, quantity: remaining }));
  return { fulfillmentOrder, lines };
}

/**
 * Finds what is wanted among these fulfillment orders, each line from the first that holds it. Changes nothing; says
 * what is wrong when they hold less.
 */
export function chooseLines(
  order: Order,
  wanted: readonly LineChoice[],
  among: readonly FulfillmentOrder[],
): readonly ChosenLines[] | string {
  const taken = new Map<string, number>();
  for (const choice of wanted) {
    const line = namedLine(order, choice);
    if (typeof line === "string") return line;
    const entries = among.flatMap(({ lines }) => lines.filter(({ lineItemId }) => lineItemId === line.id));
    const open = entries.reduce((sum, { id, remaining }) => sum + remaining - (taken.get(id) ?? 0), 0);
    let left = choice.quantity ?? open;
    if (left === 0 || left > open) return `only ${open} of ${line.title} can be taken`;
    for (const { id, remaining } of entries) {
      const quantity = Math.min(left, remaining - (taken.get(id) ?? 0));
      taken.set(id, (taken.get(id) ?? 0) + quantity);
      left -= quantity;
    }
  }
  return among.flatMap((fulfillmentOrder) => {
    const lines = fulfillmentOrder.lines.flatMap(({ id, lineItemId }) => {
      const quantity = taken.get(id) ?? 0;
      return quantity === 0 ? [] : [{ id, lineItemId, quantity }];
    });
    return lines.length === 0 ? [] : [{ fulfillmentOrder, lines }];
  });
}

/** Whether nothing else of the fulfillment order remains, and nothing of it was fulfilled before. */
export function isWhole({ fulfillmentOrder, lines }: ChosenLines): boolean {
  const chosen = new Map(lines.map(({ id, quantity }) => [id, quantity]));
  return fulfillmentOrder.lines.every(
    ({ id, total, remaining }) => total === remaining && (chosen.get(id) ?? 0) === remaining,
  );
}
