/** The root of mutations that are played. What the merchant's rules refuse comes back as userErrors. */
import { digitsOf, typeOfGid } from "../ids";
import {
  addFulfillmentEvent,
  cancelFulfillment,
  createFulfillment,
  type Refusal,
  updateTracking,
} from "../orders/fulfillments";
import { fromMinor } from "../money";
import type { Order, Tracking } from "../orders/order-type";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { fulfillmentEventObject, fulfillmentObject } from "./objects/fulfillment";
import { appNamespace, canMarkAsPaid, metafieldObject, orderObject } from "./objects/order";
import { notPlayed } from "./order-search";

type Maybe<Value> = Value | null | undefined;

type TrackingInput = {
  readonly company?: Maybe<string>;
  readonly number?: Maybe<string>;
  readonly numbers?: Maybe<readonly string[]>;
  readonly url?: Maybe<string>;
  readonly urls?: Maybe<readonly string[]>;
};

type FulfillmentInput = {
  readonly lineItemsByFulfillmentOrder: readonly {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems?: Maybe<readonly { readonly id: string; readonly quantity: number }[]>;
  }[];
  readonly notifyCustomer?: Maybe<boolean>;
  readonly trackingInfo?: Maybe<TrackingInput>;
};

type EventInput = {
  readonly fulfillmentId: string;
  readonly status: string;
  readonly happenedAt?: Maybe<string>;
  readonly message?: Maybe<string>;
};

type MetafieldInput = {
  readonly ownerId: string;
  readonly namespace?: Maybe<string>;
  readonly key: string;
  readonly type?: Maybe<string>;
  readonly value: string;
};

/** `happened` hears of what Shopify would announce by webhook. */
export function createMutations(
  shops: Shops,
  domain: string,
  happened: (happenings: readonly Happening[]) => void,
) {
  const { nextId } = shops;
  const changedFulfillment = (order: Order, topic: string, id: string): void => {
    const fulfillment = order.fulfillments.find((one) => one.id === id);
    if (fulfillment === undefined) return;
    happened([
      { topic, order, fulfillment },
      { topic: "orders/updated", order },
    ]);
  };

  return {
    fulfillmentCreate({ fulfillment: input }: { readonly fulfillment: FulfillmentInput }) {
      const made = createFulfillment(
        (id) => shops.findFulfillmentOrder(domain, id)?.order,
        {
          wanted: input.lineItemsByFulfillmentOrder.map((group) => ({
            fulfillmentOrderId: digitsOf(group.fulfillmentOrderId) ?? "",
            lines:
              group.fulfillmentOrderLineItems?.map(({ id, quantity }) => ({
                id: digitsOf(id) ?? "",
                quantity,
              })) ?? null,
          })),
          tracking: readTracking(input.trackingInfo),
          notifyCustomer: input.notifyCustomer ?? false,
        },
        nextId,
        shops.now(),
      );
      if (!made.ok) return { fulfillment: null, userErrors: [userError(made.refusal)] };
      const { order, fulfillment } = made.value;
      const done =
        order.rest.fulfillment_status === "fulfilled" ? "orders/fulfilled" : "orders/partially_fulfilled";
      happened([
        { topic: "fulfillments/create", order, fulfillment },
        { topic: done, order },
        { topic: "orders/updated", order },
      ]);
      return { fulfillment: fulfillmentObject(order, fulfillment), userErrors: [] };
    },

    fulfillmentEventCreate({ fulfillmentEvent: input }: { readonly fulfillmentEvent: EventInput }) {
      const found = shops.findFulfillment(domain, digitsOf(input.fulfillmentId) ?? "");
      if (found === undefined) {
        const missing = {
          field: ["fulfillmentEvent", "fulfillmentId"],
          message: "Fulfillment does not exist.",
        };
        return { fulfillmentEvent: null, userErrors: [userError(missing)] };
      }
      const event = {
        status: input.status,
        happenedAt: input.happenedAt ?? null,
        message: input.message ?? null,
      };
      const made = addFulfillmentEvent(found.order, found.thing, event, nextId, shops.now());
      if (!made.ok) return { fulfillmentEvent: null, userErrors: [userError(made.refusal)] };
      changedFulfillment(found.order, "fulfillments/update", found.thing.id);
      return { fulfillmentEvent: fulfillmentEventObject(made.value), userErrors: [] };
    },

    fulfillmentCancel({ id }: { readonly id: string }) {
      const found = shops.findFulfillment(domain, digitsOf(id) ?? "");
      if (found === undefined) return notFound("fulfillment", "id", "Fulfillment not found.");
      const done = cancelFulfillment(found.order, found.thing, nextId, shops.now());
      if (!done.ok) return { fulfillment: null, userErrors: [userError(done.refusal)] };
      changedFulfillment(found.order, "fulfillments/update", found.thing.id);
      return { fulfillment: fulfillmentObject(found.order, found.thing), userErrors: [] };
    },

    fulfillmentTrackingInfoUpdate(args: {
      readonly fulfillmentId: string;
      readonly trackingInfoInput: TrackingInput;
      readonly notifyCustomer?: Maybe<boolean>;
    }) {
      const found = shops.findFulfillment(domain, digitsOf(args.fulfillmentId) ?? "");
      if (found === undefined) return notFound("fulfillment", "fulfillmentId", "Fulfillment does not exist.");
      const tracking = readTracking(args.trackingInfoInput);
      const { order, thing } = found;
      const done = updateTracking(order, thing, tracking, args.notifyCustomer ?? false, shops.now());
      if (!done.ok) return { fulfillment: null, userErrors: [userError(done.refusal)] };
      changedFulfillment(order, "fulfillments/update", thing.id);
      return { fulfillment: fulfillmentObject(order, thing), userErrors: [] };
    },

    orderMarkAsPaid({ input }: { readonly input: { readonly id: string } }) {
      const order = shops.orderOf(domain, digitsOf(input.id) ?? "");
      if (order === undefined) return notFound("order", "id", "Order does not exist");
      if (!canMarkAsPaid(order)) return notFound("order", "id", "Order cannot be marked as paid.");
      order.rest.financial_status = "paid";
      order.rest.total_outstanding = fromMinor(0n, order.rest.currency);
      order.presentmentOutstanding = null;
      order.rest.updated_at = shops.now();
      happened([
        { topic: "orders/paid", order },
        { topic: "orders/updated", order },
      ]);
      return { order: orderObject(order), userErrors: [] };
    },

    tagsAdd: (args: TagsArgs) => changeTags(args, (held, given) => [...new Set([...held, ...given])]),
    tagsRemove: (args: TagsArgs) =>
      changeTags(args, (held, given) => held.filter((tag) => !given.includes(tag))),

    metafieldsSet({ metafields }: { readonly metafields: readonly MetafieldInput[] }) {
      const owners = metafields.map(({ ownerId }) =>
        typeOfGid(ownerId) === "Order" ? shops.orderOf(domain, digitsOf(ownerId) ?? "") : undefined,
      );
      const missing = owners.findIndex((owner) => owner === undefined);
      if (missing >= 0) {
        const field = ["metafields", String(missing), "ownerId"];
        const error = { __typename: "MetafieldsSetUserError", field, message: "Owner does not exist." };
        return { metafields: null, userErrors: [{ ...error, code: "INVALID", elementIndex: missing }] };
      }
      const set = metafields.flatMap((input, index) => {
        const owner = owners[index];
        return owner === undefined ? [] : [metafieldObject(setMetafield(owner, input), owner)];
      });
      return { metafields: set, userErrors: [] };
    },
  };

  function changeTags(
    { id, tags }: TagsArgs,
    change: (held: readonly string[], given: readonly string[]) => readonly string[],
  ) {
    if (typeOfGid(id) !== "Order") throw notPlayed(`tags of ${id}`);
    const order = shops.orderOf(domain, digitsOf(id) ?? "");
    if (order === undefined) return notFound("node", "id", "Order does not exist");
    const split = (text: string): string[] =>
      text
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean);
    const after = change(split(order.rest.tags), tags.flatMap(split)).join(", ");
    if (after !== order.rest.tags) {
      order.rest.tags = after;
      order.rest.updated_at = shops.now();
      happened([{ topic: "orders/updated", order }]);
    }
    return { node: orderObject(order), userErrors: [] };
  }

  function setMetafield(owner: Order, input: MetafieldInput): Order["metafields"][number] {
    const now = shops.now();
    const namespace = appNamespace(input.namespace);
    const held = owner.metafields.find((one) => one.namespace === namespace && one.key === input.key);
    if (held !== undefined) {
      return Object.assign(held, { value: input.value, type: input.type ?? held.type, updatedAt: now });
    }
    const made = {
      id: nextId("Metafield"),
      namespace,
      key: input.key,
      type: input.type ?? "single_line_text_field",
      value: input.value,
      createdAt: now,
      updatedAt: now,
    };
    owner.metafields.push(made);
    return made;
  }
}

type TagsArgs = { readonly id: string; readonly tags: readonly string[] };

function userError({ field, message }: Refusal) {
  return { __typename: "UserError", field, message };
}

function notFound(payload: string, field: string, message: string) {
  return { [payload]: null, userErrors: [userError({ field: [field], message })] };
}

/** One number, or several with their addresses in the same order. */
function readTracking(input: Maybe<TrackingInput>): readonly Tracking[] {
  if (!input) return [];
  const company = input.company ?? null;
  const numbers = input.numbers ?? (input.number ? [input.number] : []);
  const urls = input.urls ?? (input.url ? [input.url] : []);
  const count = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
  return Array.from({ length: count }, (_, index) => ({
    company,
    number: numbers[index] ?? null,
    url: urls[index] ?? null,
  }));
}
