/** How many of each line: the fields, and what was typed into them. */
import type { FulfillmentOrder, Order } from "../../orders/order-type";
import { html, type Html } from "../html";
import { countField, group } from "./fields";

/** A line of the order, by its own id, and how many of it the form is about. */
export type CountedLine = { readonly id: string; readonly label: string; readonly most: number };

export type LineQuantity = { readonly id: string; readonly quantity: number };

/** What is left of a fulfillment order. */
export function remainingLines(order: Order, { lines }: FulfillmentOrder): readonly CountedLine[] {
  return lines
    .filter((line) => line.remaining > 0)
    .map((line) => ({
      id: line.lineItemId,
      label: lineLabel(order, line.lineItemId),
      most: line.remaining,
    }));
}

/** What the shopper still gets of the order. */
export function currentLines(order: Order): readonly CountedLine[] {
  return order.rest.line_items
    .filter((line) => line.current_quantity > 0)
    .map((line) => ({ id: line.id, label: lineLabel(order, line.id), most: line.current_quantity }));
}

export function lineLabel(order: Order, lineItemId: string): string {
  const line = order.rest.line_items.find(({ id }) => id === lineItemId);
  return [line?.name ?? lineItemId, line?.sku].filter(Boolean).join(" · ");
}

/** `start` is what each field begins with; `mayGrow` leaves the end open. */
export function quantityFields(
  words: { readonly quantities: string; readonly of: string },
  lines: readonly CountedLine[],
  start: "none" | "all",
  mayGrow = false,
): Html {
  return group(
    words.quantities,
    ...lines.map(
      ({ id, label, most }) =>
        html`${countField(
          `${label} (${words.of} ${String(most)})`,
          fieldOf(id),
          start === "all" ? most : 0,
          mayGrow ? null : most,
        )}`,
    ),
  );
}

/** Of every line, 0 where nothing was typed; undefined where one is not possible. */
export function typedQuantities(
  typed: URLSearchParams,
  lines: readonly CountedLine[],
  mayGrow = false,
): readonly LineQuantity[] | undefined {
  const read = lines.map(({ id, most }) => {
    const text = typed.get(fieldOf(id))?.trim() || "0";
    const quantity = /^\d{1,6}$/.test(text) ? Number(text) : -1;
    return { id, quantity: !mayGrow && quantity > most ? -1 : quantity };
  });
  return read.some(({ quantity }) => quantity < 0) ? undefined : read;
}

export const chosen = (lines: readonly LineQuantity[]): readonly LineQuantity[] =>
  lines.filter(({ quantity }) => quantity > 0);

/** Whether the quantities are all there is of the lines. */
export function isAll(lines: readonly CountedLine[], quantities: readonly LineQuantity[]): boolean {
  return lines.every(({ id, most }) => quantities.find((one) => one.id === id)?.quantity === most);
}

const fieldOf = (lineItemId: string): string => `quantity-${lineItemId}`;
