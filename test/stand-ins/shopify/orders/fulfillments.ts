/**
 * Fulfilling: the rules of fulfillmentCreate and its siblings, apart from GraphQL. The messages are Shopify's own
 * where they are known.
 */
import type { Fulfillment, FulfillmentEvent, FulfillmentOrder, Order, Tracking } from "./order-type";
import { beside, closeIfDone, isOver, openQuantity, putLine, type RoutingId } from "./fulfillment-orders";
import { fulfilledQuantity, settleFulfillmentState } from "./order-status";

export type Refusal = { readonly field: readonly string[] | null; readonly message: string };
export type Done<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

const refuse = (message: string, field: readonly string[] | null = ["fulfillment"]): Done<never> => ({
  ok: false,
  refusal: { field, message },
});

/** What is wanted of one fulfillment order; no lines means all that remains. */
export type WantedLines = {
  readonly fulfillmentOrderId: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[] | null;
};

export type FulfillmentWish = {
  readonly wanted: readonly WantedLines[];
  readonly tracking: readonly Tracking[];
  readonly notifyCustomer: boolean;
};

type NextId = (kind: "Fulfillment" | "FulfillmentLineItem" | "FulfillmentEvent") => string;

/** `ownerOf` finds the order of a fulfillment order among those the caller may see. Changes nothing when it refuses. */
export function createFulfillment(
  ownerOf: (fulfillmentOrderId: string) => Order | undefined,
  wish: FulfillmentWish,
  nextId: NextId,
  now: string,
): Done<{ readonly order: Order; readonly fulfillment: Fulfillment }> {
  const parts: { order: Order; fulfillmentOrder: FulfillmentOrder; taken: Map<string, number> }[] = [];
  if (wish.wanted.length === 0) return refuse("Line items by fulfillment order can't be blank");
  for (const { fulfillmentOrderId, lines } of wish.wanted) {
    const order = ownerOf(fulfillmentOrderId);
    const fulfillmentOrder = order?.fulfillmentOrders.find(({ id }) => id === fulfillmentOrderId);
    if (order === undefined || fulfillmentOrder === undefined)
      return refuse("Fulfillment order does not exist.");
    if (!["OPEN", "IN_PROGRESS"].includes(fulfillmentOrder.status)) {
      const status = fulfillmentOrder.status.toLowerCase();
      return refuse(`Fulfillment order ${fulfillmentOrderId} has an unfulfillable status= ${status}.`);
    }
    const taken = takeLines(fulfillmentOrder, lines);
    if (taken === undefined) return refuse("Invalid fulfillment order line item quantity requested.");
    parts.push({ order, fulfillmentOrder, taken });
  }

  const [first] = parts;
  if (first === undefined) return refuse("Line items by fulfillment order can't be blank");
  const { order } = first;
  if (parts.some((part) => part.order !== order)) {
    return refuse("All fulfillment orders must belong to the same order.");
  }
  if (distinct(parts.map((part) => part.fulfillmentOrder.location.id)).length > 1) {
    return refuse("All fulfillment orders must be assigned to a single location.");
  }
  const methods = distinct(parts.map((part) => part.fulfillmentOrder.deliveryMethod.methodType));
  if (methods.length > 1) {
    const found = methods.map((method) => `"${method.toLowerCase()}"`).join(", ");
    return refuse(
      `All fulfillment orders must have the same delivery method type. Multiple delivery method types [${found}] were found.`,
    );
  }

  const fulfillment: Fulfillment = {
    id: nextId("Fulfillment"),
    name: `${order.rest.name}.${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    location: first.fulfillmentOrder.location,
    createdAt: now,
    updatedAt: now,
    tracking: [...wish.tracking],
    notifyCustomer: wish.notifyCustomer,
    lines: [],
    events: [],
  };
  for (const { fulfillmentOrder, taken } of parts) {
    for (const line of fulfillmentOrder.lines) {
      const quantity = taken.get(line.id) ?? 0;
      if (quantity === 0) continue;
      line.remaining -= quantity;
      fulfillment.lines.push({
        id: nextId("FulfillmentLineItem"),
        lineItemId: line.lineItemId,
        fulfillmentOrderId: fulfillmentOrder.id,
        quantity,
      });
    }
    fulfillmentOrder.updatedAt = now;
    closeIfDone(fulfillmentOrder, now);
  }
  order.fulfillments.push(fulfillment);
  touch(order, now);
  return { ok: true, value: { order, fulfillment } };
}

/** Undefined when more is wanted than remains, or nothing. */
function takeLines(
  fulfillmentOrder: FulfillmentOrder,
  wanted: WantedLines["lines"],
): Map<string, number> | undefined {
  const taken = new Map<string, number>();
  if (wanted === null || wanted.length === 0) {
    for (const line of fulfillmentOrder.lines) taken.set(line.id, line.remaining);
  } else {
    for (const { id, quantity } of wanted) {
      const line = fulfillmentOrder.lines.find((one) => one.id === id);
      const total = (taken.get(id) ?? 0) + quantity;
      if (line === undefined || quantity <= 0 || total > line.remaining) return undefined;
      taken.set(id, total);
    }
  }
  return [...taken.values()].some((quantity) => quantity > 0) ? taken : undefined;
}

/**
 * What was fulfilled can be fulfilled again: by its fulfillment order if something of that was left, else by a new one at
 * the same place. What was given back meanwhile, or belongs to a cancelled order, stays as it is.
 */
export function cancelFulfillment(
  order: Order,
  fulfillment: Fulfillment,
  nextId: NextId & RoutingId,
  now: string,
): Done<Fulfillment> {
  if (fulfillment.status === "CANCELLED") return refuse("Fulfillment has already been cancelled.", ["id"]);
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = now;
  const again = new Map<FulfillmentOrder, FulfillmentOrder>();
  for (const { lineItemId, fulfillmentOrderId, quantity } of fulfillment.lines) {
    const before = order.fulfillmentOrders.find(({ id }) => id === fulfillmentOrderId);
    const wanted = Math.min(quantity, missing(order, lineItemId));
    if (before === undefined || wanted <= 0 || order.rest.cancelled_at !== null) continue;
    const entry = before.lines.find((one) => one.lineItemId === lineItemId);
    if (!isOver(before) && entry !== undefined) {
      entry.remaining += wanted;
      before.updatedAt = now;
      continue;
    }
    const made = again.get(before) ?? beside(before, nextId, now);
    if (!again.has(before)) order.fulfillmentOrders.push(made);
    again.set(before, made);
    putLine(made, lineItemId, wanted, nextId);
  }
  touch(order, now);
  return { ok: true, value: fulfillment };
}

/** What is sold of a line and neither fulfilled nor to be fulfilled. */
function missing(order: Order, lineItemId: string): number {
  const sold = order.rest.line_items.find(({ id }) => id === lineItemId)?.current_quantity ?? 0;
  return sold - fulfilledQuantity(order, lineItemId) - openQuantity(order, lineItemId);
}

export function addFulfillmentEvent(
  order: Order,
  fulfillment: Fulfillment,
  event: { readonly status: string; readonly happenedAt: string | null; readonly message: string | null },
  nextId: NextId,
  now: string,
): Done<FulfillmentEvent> {
  if (fulfillment.status === "CANCELLED") {
    return refuse("Fulfillment has been cancelled.", ["fulfillmentEvent", "fulfillmentId"]);
  }
  const added: FulfillmentEvent = {
    id: nextId("FulfillmentEvent"),
    status: event.status,
    happenedAt: event.happenedAt ?? now,
    createdAt: now,
    message: event.message,
  };
  fulfillment.events.push(added);
  fulfillment.updatedAt = now;
  touch(order, now);
  return { ok: true, value: added };
}

export function updateTracking(
  order: Order,
  fulfillment: Fulfillment,
  tracking: readonly Tracking[],
  notifyCustomer: boolean,
  now: string,
): Done<Fulfillment> {
  if (fulfillment.status === "CANCELLED") return refuse("Fulfillment has been cancelled.", ["fulfillmentId"]);
  fulfillment.tracking = [...tracking];
  fulfillment.notifyCustomer = notifyCustomer;
  fulfillment.updatedAt = now;
  touch(order, now);
  return { ok: true, value: fulfillment };
}

/** The latest event's status, else FULFILLED (`Fulfillment.displayStatus`). */
export function displayStatus(fulfillment: Fulfillment): string {
  if (fulfillment.status === "CANCELLED") return "CANCELED";
  const latest = [...fulfillment.events].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt)).at(-1);
  return latest?.status ?? "FULFILLED";
}

function touch(order: Order, now: string): void {
  settleFulfillmentState(order);
  order.rest.updated_at = now;
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
