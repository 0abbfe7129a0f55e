import fc from "fast-check";
import { z } from "zod";
import { shopifyOrder } from "~/shopify/operations/shopify-order.fixture";
import { askedFor } from "./shop";
import { anyJson, changed, type Json, spoilt, writtenOut } from "./json";

/** What one call of the Admin API can come to. */
export type Exchange =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly retryAfter: string | null;
      readonly text: string;
    }
  | { readonly kind: "failure"; readonly code: string };

const list = (nodes: Json, endCursor: string | null = null): Json => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});
const order: Json = JSON.parse(JSON.stringify(shopifyOrder)) as Json; // it is JSON, typed by Shopify's schema
const withoutDiscount: Json = {
  ...(order as object),
  totalDiscountsSet: { presentmentMoney: { amount: "0.0", currencyCode: "TND" } },
};
const fulfillmentLine: Json = { quantity: 2, lineItem: { id: "gid://shopify/LineItem/1" } };
const fulfillment: Json = {
  id: "gid://shopify/Fulfillment/5",
  status: "SUCCESS",
  trackingInfo: [{ company: "First Delivery", number: "683377360858" }],
};

/** What Shopify answers to our operations, by the name of their first field. */
const answers: readonly Json[] = [
  { order },
  { order: withoutDiscount },
  { order: null },
  { order: { lineItems: list([]) } },
  { order: { fulfillmentOrders: list([]) } },
  { order: { ...(withoutDiscount as object), lineItems: list([], "more") } },
  {
    order: {
      ...(withoutDiscount as object),
      fulfillments: [{ ...(fulfillment as object), fulfillmentLineItems: list([fulfillmentLine], "more") }],
    },
  },
  { fulfillment: { fulfillmentLineItems: list([fulfillmentLine], "more") } },
  {
    order: {
      currentTotalDiscountsSet: { presentmentMoney: { amount: "2.5", currencyCode: "TND" } },
      discountApplications: list([{ code: "RAMADAN10", value: { percentage: 10 } }], "more"),
    },
  },
  { fulfillmentOrder: { orderId: "gid://shopify/Order/1001" } },
  { fulfillmentOrder: { lineItems: list([], "more") } },
  { orders: { nodes: [{ id: "gid://shopify/Order/1001", name: "#1001" }] } },
  { orders: list([{ id: "gid://shopify/Order/1001", updatedAt: "2026-11-20T09:00:00Z" }], "more") },
  { fulfillmentCreate: { fulfillment: { id: "gid://shopify/Fulfillment/5" }, userErrors: [] } },
  { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ["id"], message: "Not possible" }] } },
  { fulfillmentCancel: { fulfillment: { id: "gid://shopify/Fulfillment/5" }, userErrors: [] } },
  { fulfillment: { status: "CANCELLED" } },
  { fulfillment: { events: list([{ status: "CONFIRMED" }, { status: "DELIVERED" }], "more") } },
  {
    fulfillmentEventCreate: { fulfillmentEvent: { id: "gid://shopify/FulfillmentEvent/7" }, userErrors: [] },
  },
];

const cost: Json = {
  requestedQueryCost: 10,
  actualQueryCost: 3,
  throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 1_990, restoreRate: 100 },
};
const failures: readonly Json[] = [
  [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  [{ message: "Access denied", path: ["order"], extensions: { code: "ACCESS_DENIED" } }],
  [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
  [{ message: "Timeout", path: ["fulfillmentCreate", "fulfillment"], extensions: { code: "TIMEOUT" } }],
  "[API] Invalid API key or access token",
];

const envelopes: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: fc.constantFrom(...answers).map((data): Json => ({ data, extensions: { cost } })), weight: 8 },
  { arbitrary: fc.constantFrom(...failures).map((errors): Json => ({ errors })), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...answers), fc.constantFrom(...failures))
      .map(([data, errors]): Json => ({ data, errors, extensions: { cost } })),
    weight: 1,
  },
);

const exchanges: fc.Arbitrary<Exchange> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant("answer"),
      status: fc.oneof(
        { arbitrary: fc.constant(200), weight: 8 },
        {
          arbitrary: fc.constantFrom(302, 401, 402, 403, 404, 406, 423, 429, 430, 500, 502, 503, 504),
          weight: 2,
        },
        { arbitrary: fc.integer({ min: 200, max: 599 }), weight: 1 },
      ),
      retryAfter: fc.constantFrom(null, null, "2.0", "0", "-1", "1e300", "9".repeat(400), "soon"),
      text: spoilt(envelopes.chain((envelope) => changed(envelope, anyJson, 3)).map(writtenOut)).map((text) =>
        text.toWellFormed(),
      ),
    }),
    weight: 10,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("failure"),
      code: fc.constantFrom("ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "UND_ERR_SOCKET", "ETIMEDOUT"),
    }),
    weight: 1,
  },
);

/** One call after the other; after the last, nobody answers. */
export const scripts = fc.array(exchanges, { minLength: 1, maxLength: 8 });

/** fetch's own way of failing: the reason is in the cause. */
const networkFailure = (code: string): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

/** Statuses whose answers have no body. */
const bodiless = new Set([204, 205, 304]);

/** The answer, about the order that the request asks for. */
export function played(exchange: Exchange | undefined, request: string): Response {
  if (exchange === undefined) throw networkFailure("ECONNRESET");
  if (exchange.kind === "failure") throw networkFailure(exchange.code);
  const { status, retryAfter } = exchange;
  const text = exchange.text.replaceAll("shopify/Order/1001", `shopify/Order/${askedFor(request)}`);
  return new Response(bodiless.has(status) ? null : text, {
    status,
    headers: retryAfter === null ? {} : { "retry-after": retryAfter },
  });
}

/** Whether it surely did nothing: only then may a mutation go again. */
export function didNothing(exchange: Exchange | undefined): boolean {
  if (exchange === undefined) return false;
  if (exchange.kind === "failure") return exchange.code === "ECONNREFUSED" || exchange.code === "ENOTFOUND";
  const { status, text } = exchange;
  if (status === 200) return /throttled/i.test(text) && !hasContent(text);
  return (
    status === 401 || status === 429 || status === 430 || (status >= 300 && status < 400 && status !== 303)
  );
}

const data = z.object({ data: z.record(z.string(), z.unknown()) });

function hasContent(text: string): boolean {
  try {
    const read = data.safeParse(JSON.parse(text));
    return read.success && Object.values(read.data.data).some((field) => field !== null);
  } catch {
    return false;
  }
}
