import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "~/shopify/operations";
import type { RunningStandIn } from "../kit";
import { giveOrder, type GivenOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "./test-shop";

/**
 * The app's own operations against the stand-in, on an order where every list has something in it: a list that is empty
 * would hide a field that is not played. An operation that is new fails here until it is played and its variables are
 * named below.
 */
let shopify: RunningStandIn;
let order: GivenOrder;
let fulfillmentId: string;

beforeAll(async () => {
  shopify = await startShopify({ shop: SHOP });
  order = await giveOrder(shopify, {
    order: {
      ...TUNISIAN_ORDER,
      customer: { first_name: "Amine", phone: "+21620123456" },
      discount_codes: [
        { code: "SOUK10", amount: "10", type: "percentage" },
        { code: "MERCI5", amount: "5", type: "fixed_amount" },
      ],
      tags: "cod",
      note_attributes: [{ name: "étage", value: "3" }],
    },
    locations: ["Tunis", { name: "Sousse", address1: "3 rue Ibn Khaldoun", city: "Sousse" }],
    deliver_after: "2026-11-20T18:00:00Z",
  });
  await run(named("createFulfillment"));
  const { fulfillments } = (await shopify.control.get("fulfillments")) as {
    readonly fulfillments: readonly { readonly id: string }[]; // the control's documented answer
  };
  fulfillmentId = fulfillments[0]?.id ?? "none";
  await run(named("createFulfillmentEvent"));
  await shopify.control.post(`orders/${order.id}?silent=1`, { hold: { reason: "INCORRECT_ADDRESS" } });
});
afterAll(() => shopify.close());

const fulfillmentOrderGid = (index: number): string =>
  `gid://shopify/FulfillmentOrder/${order.fulfillmentOrders[index]?.id ?? "none"}`;
const orderId = () => ({ id: `gid://shopify/Order/${order.id}` });

const variables: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
  readOrder: orderId,
  orderLinesPage: orderId,
  orderFulfillmentOrdersPage: orderId,
  orderFulfillments: orderId,
  orderDiscounts: orderId,
  fulfillmentLinesPage: () => ({ id: `gid://shopify/Fulfillment/${fulfillmentId}` }),
  fulfillmentStatus: () => ({ id: `gid://shopify/Fulfillment/${fulfillmentId}` }),
  fulfillmentOrderLinesPage: () => ({ id: fulfillmentOrderGid(0) }),
  orderOfFulfillmentOrder: () => ({ id: fulfillmentOrderGid(0) }),
  listOrders: () => ({
    query: "updated_at:>='2020-01-01T00:00:00Z' AND status:open AND -fulfillment_status:fulfilled",
  }),
  findOrderByName: () => ({ query: `name:"${order.name}"` }),
  fulfillmentEvents: () => ({ id: `gid://shopify/Fulfillment/${fulfillmentId}` }),
  createFulfillmentEvent: () => ({
    event: { fulfillmentId: `gid://shopify/Fulfillment/${fulfillmentId}`, status: "IN_TRANSIT" },
  }),
  cancelFulfillment: () => ({ id: `gid://shopify/Fulfillment/${fulfillmentId}` }),
  createFulfillment: () => ({
    fulfillment: {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: fulfillmentOrderGid(0) }],
      trackingInfo: { company: "First Delivery", number: "FD1", url: "https://track.example/FD1" },
    },
  }),
};

type AppOperation = (typeof operations)[number];

function named(name: string): AppOperation {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`the app has no operation ${name}: leave it out here too`);
  return found;
}

/** Asks one operation; returns its one root field's answer. Throws where the stand-in, or the app's reader, balks. */
async function run(operation: AppOperation): Promise<unknown> {
  const asked = variables[operation.name];
  if (asked === undefined) throw new Error(`name the variables of ${operation.name} in this file`);
  const { data, errors } = await graphql(shopify, operation.document, asked());
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  return Object.values(operation.answer.parse(data))[0];
}

/** The cancellation comes last: the others look at what it takes away. */
const inTurn = [...operations].sort(
  (one, other) => Number(one.name === "cancelFulfillment") - Number(other.name === "cancelFulfillment"),
);

describe("every operation of the app is played", () => {
  it.each(inTurn)("$name", async (operation) => {
    const answer = await run(operation);
    expect(answer).not.toBeNull();
    expect(listsAlwaysEmpty(answer)).toEqual([]);
  });
});

/** The lists with nothing in them wherever they occur; what a mutation refuses is not expected to be any. */
function listsAlwaysEmpty(answer: unknown): readonly string[] {
  const lengths = new Map<string, number>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null || value instanceof Date) return;
    if (!Array.isArray(value)) {
      for (const [key, held] of Object.entries(value)) walk(held, `${path}.${key}`);
      return;
    }
    lengths.set(path, Math.max(lengths.get(path) ?? 0, value.length));
    for (const held of value) walk(held, path);
  };
  walk(answer, "");
  return [...lengths].flatMap(([path, length]) =>
    length === 0 && !path.endsWith(".userErrors") ? [path] : [],
  );
}
