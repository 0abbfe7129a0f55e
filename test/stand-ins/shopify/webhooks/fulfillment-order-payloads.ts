/** The bodies of fulfillment_orders/…, each topic with a shape of its own (shopify.dev, "Webhooks", sample payloads). */
import { gid } from "../ids";
import { allOf, type ChosenLines } from "../orders/line-choice";
import type { FulfillmentOrder, Order } from "../orders/order-type";
import type { RoutingEvent } from "../orders/routing-event";

/** A topic that is sent by hand, with nothing having happened, tells of the order's first fulfillment order. */
export function fulfillmentOrderPayload(
  topic: string,
  order: Order,
  happened: {
    readonly fulfillmentOrder?: FulfillmentOrder | undefined;
    readonly routing?: RoutingEvent | undefined;
  },
): unknown {
  const one = happened.fulfillmentOrder ?? order.fulfillmentOrders[0];
  if (one === undefined) return undefined;
  const { lines } = allOf(one);
  switch (topic) {
    case "fulfillment_orders/placed_on_hold":
      return held(happened.routing ?? { kind: "held", held: one, remaining: null, lines });
    case "fulfillment_orders/moved":
      return moved(
        happened.routing ?? { kind: "moved", original: one, moved: one, from: one.location, lines },
      );
    case "fulfillment_orders/split":
      return split(happened.routing ?? { kind: "split", original: one, made: one, lines });
    case "fulfillment_orders/merged":
      return merged(happened.routing ?? { kind: "merged", made: one, from: [allOf(one)] });
    case "fulfillment_orders/rescheduled":
      return { fulfillment_order: { ...brief(one), fulfill_at: one.fulfillAt } };
    case "fulfillment_orders/cancelled":
      return { fulfillment_order: brief(one), replacement_fulfillment_order: null };
    default:
      return { fulfillment_order: brief(one) };
  }
}

function held(event: RoutingEvent): unknown {
  if (event.kind !== "held") return undefined;
  const holds = event.held.holds.map((hold) => ({
    id: gid("FulfillmentHold", hold.id),
    reason: hold.reason.toLowerCase(),
    reason_notes: hold.reasonNotes,
    held_by_requesting_app: false,
    handle: hold.handle,
    held_by_app: null,
  }));
  return {
    fulfillment_order: { ...brief(event.held), fulfillment_holds: holds },
    remaining_fulfillment_order: event.remaining && brief(event.remaining),
    held_fulfillment_order_line_items: quantities(event.lines),
    created_fulfillment_hold: holds.at(-1) ?? null,
  };
}

function moved(event: RoutingEvent): unknown {
  if (event.kind !== "moved") return undefined;
  return {
    original_fulfillment_order: placed(event.original),
    moved_fulfillment_order: placed(event.moved),
    destination_location_id: gid("Location", event.moved.location.id),
    fulfillment_order_line_items_requested: quantities(event.lines),
    source_location: { id: gid("Location", event.from.id) },
  };
}

function split(event: RoutingEvent): unknown {
  if (event.kind !== "split") return undefined;
  return {
    fulfillment_order: brief(event.original),
    remaining_fulfillment_order: brief(event.made),
    split_line_items: quantities(event.lines),
    replacement_fulfillment_order: null,
  };
}

function merged(event: RoutingEvent): unknown {
  if (event.kind !== "merged") return undefined;
  return {
    merge_intents: event.from.map(({ fulfillmentOrder, lines }) => ({
      fulfillment_order_id: gid("FulfillmentOrder", fulfillmentOrder.id),
      fulfillment_order_line_items: quantities(lines),
    })),
    fulfillment_order_merges: [{ fulfillment_order: brief(event.made) }],
  };
}

const brief = ({ id, status }: FulfillmentOrder) => ({
  id: gid("FulfillmentOrder", id),
  status: status.toLowerCase(),
});

const placed = (one: FulfillmentOrder) => ({
  ...brief(one),
  assigned_location_id: gid("Location", one.location.id),
});

const quantities = (lines: ChosenLines["lines"]) =>
  lines.map(({ id, quantity }) => ({ id: gid("FulfillmentOrderLineItem", id), quantity }));
