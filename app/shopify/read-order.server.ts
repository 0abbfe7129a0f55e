import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { ShopifyError } from "~/shipping/ports/shopify";
import { type Money, zero } from "~/shipping/money";
import type { ShippingOrder } from "~/shipping/order";
import { ok, type Result } from "~/shipping/result";
import { exactMoney } from "./amounts";
import { endlessList, unavailable } from "./errors";
import { gid } from "./gid";
import type { AdminApi } from "./graphql.server";
import { type DiscountNode, orderDiscounts } from "./operations/order-discounts";
import type { FulfillmentLineNode, FulfillmentNode } from "./operations/fulfillment";
import { isEnded } from "./operations/fulfillment";
import type { FulfillmentOrderLineNode, FulfillmentOrderNode } from "./operations/fulfillment-order";
import {
  fulfillmentLinesPage,
  fulfillmentOrderLinesPage,
  orderFulfillmentOrdersPage,
  orderFulfillments,
  orderLinesPage,
} from "./operations/order-pages";
import type { Page } from "./operations/parts";
import { fulfillmentsRead, type OrderNode, readOrder } from "./operations/read-order";
import { type OrderLists, toShippingOrder } from "./shipping-order";

/**
 * The order as it is now, however long: the first query brings an ordinary order whole, and what is longer is paged.
 * Null where Shopify does not have it (any more), also when it disappears between two pages.
 */
export async function readWholeOrder(
  admin: AdminApi,
  shop: ShopDomain,
  orderId: OrderId,
): Promise<Result<ShippingOrder | null, ShopifyError>> {
  const id = gid("Order", orderId);
  const first = await admin.ask(shop, readOrder, { id });
  if (!first.ok) return first;
  const order = first.value.order;
  if (order === null) return ok(null);
  // Kept under the id that was asked for, it would be another order's goods at this one's address.
  if (order.id !== orderId) return unavailable("Shopify answered with another order", null);

  const lines = await allPages(order.lineItems, async (after) => {
    const page = await admin.ask(shop, orderLinesPage, { id, after });
    return page.ok ? ok(page.value.order?.lineItems ?? null) : page;
  });
  if (!lines.ok) return lines;

  const fulfillmentOrders = await allPages(order.fulfillmentOrders, async (after) => {
    const page = await admin.ask(shop, orderFulfillmentOrdersPage, { id, after });
    return page.ok ? ok(page.value.order?.fulfillmentOrders ?? null) : page;
  });
  if (!fulfillmentOrders.ok) return fulfillmentOrders;

  const whole: { node: FulfillmentOrderNode; lines: readonly FulfillmentOrderLineNode[] }[] = [];
  for (const node of fulfillmentOrders.value ?? []) {
    const theirs = await fulfillmentOrderLines(admin, shop, node.id, node.lineItems);
    if (!theirs.ok) return theirs;
    if (theirs.value !== null) whole.push({ node, lines: theirs.value });
  }

  const fulfillments = await fulfillmentsOf(admin, shop, order);
  if (!fulfillments.ok) return fulfillments;

  const discounts = await discountsOf(admin, shop, order);
  if (!discounts.ok) return discounts;

  if (lines.value === null || fulfillmentOrders.value === null || discounts.value === null) return ok(null);
  return ok(
    toShippingOrder(order, {
      lines: lines.value,
      fulfillmentOrders: whole,
      fulfillments: fulfillments.value,
      ...discounts.value,
    }),
  );
}

/** All fulfillments with their lines; those of ended ones are of no interest. */
async function fulfillmentsOf(
  admin: AdminApi,
  shop: ShopDomain,
  order: OrderNode,
): Promise<Result<OrderLists["fulfillments"], ShopifyError>> {
  const firstPages = new Map(
    order.fulfillments.map(({ id, fulfillmentLineItems }) => [id, fulfillmentLineItems]),
  );
  let nodes: readonly FulfillmentNode[] = order.fulfillments;
  if (nodes.length >= fulfillmentsRead) {
    const all = await admin.ask(shop, orderFulfillments, { id: gid("Order", order.id) });
    if (!all.ok) return all;
    nodes = all.value.order?.fulfillments ?? nodes;
  }
  const whole: { node: FulfillmentNode; lines: readonly FulfillmentLineNode[] }[] = [];
  for (const node of nodes) {
    const lines = isEnded(node.status)
      ? ok([])
      : await allPages(firstPages.get(node.id) ?? null, async (after) => {
          const page = await admin.ask(shop, fulfillmentLinesPage, {
            id: gid("Fulfillment", node.id),
            after,
          });
          return page.ok ? ok(page.value.fulfillment?.fulfillmentLineItems ?? null) : page;
        });
    if (!lines.ok) return lines;
    if (lines.value !== null) whole.push({ node, lines: lines.value });
  }
  return ok(whole);
}

/** What was discounted: a second question, asked of the few orders that have an answer to it. */
async function discountsOf(
  admin: AdminApi,
  shop: ShopDomain,
  order: OrderNode,
): Promise<Result<Pick<OrderLists, "discounts" | "discountTotal"> | null, ShopifyError>> {
  const granted = order.totalDiscountsSet && exactMoney(order.totalDiscountsSet.presentmentMoney);
  if (order.totalDiscountsSet === null || granted?.minor === 0) {
    return ok({ discounts: [], discountTotal: zero(order.presentmentCurrencyCode) });
  }
  let discountTotal: Money | null = null;
  const discounts = await allPages<DiscountNode>(null, async (after) => {
    const page = await admin.ask(shop, orderDiscounts, { id: gid("Order", order.id), after });
    if (!page.ok) return page;
    if (page.value.order === null) return ok(null);
    discountTotal = exactMoney(page.value.order.currentTotalDiscountsSet.presentmentMoney);
    return ok(page.value.order.discountApplications);
  });
  if (!discounts.ok) return discounts;
  return ok(discounts.value && { discounts: discounts.value, discountTotal });
}

/** All lines of a fulfillment order, after the page already read; null where Shopify does not have it (any more). */
export const fulfillmentOrderLines = (
  admin: AdminApi,
  shop: ShopDomain,
  fulfillmentOrderId: string,
  first: Page<FulfillmentOrderLineNode> | null,
) =>
  allPages(first, async (after) => {
    const page = await admin.ask(shop, fulfillmentOrderLinesPage, {
      id: gid("FulfillmentOrder", fulfillmentOrderId),
      after,
    });
    return page.ok ? ok(page.value.fulfillmentOrder?.lineItems ?? null) : page;
  });

/**
 * The nodes of the page already read, if any, and of all that follow; null when a page says that there is nothing any
 * more. A list that comes back to where it was is a failure.
 */
export async function allPages<Node>(
  first: Page<Node> | null,
  pageAfter: (cursor: string | null) => Promise<Result<Page<Node> | null, ShopifyError>>,
): Promise<Result<readonly Node[] | null, ShopifyError>> {
  const nodes = [...(first?.nodes ?? [])];
  const asked = new Set<string | null>();
  let last = first;
  while (last === null || last.pageInfo.hasNextPage) {
    const cursor = last?.pageInfo.endCursor ?? null;
    if (asked.has(cursor)) return endlessList();
    asked.add(cursor);
    const page = await pageAfter(cursor);
    if (!page.ok) return page;
    if (page.value === null) return ok(null);
    nodes.push(...page.value.nodes);
    last = page.value;
  }
  return ok(nodes);
}
