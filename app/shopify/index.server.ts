import type { FulfillmentId, FulfillmentOrderId, ShopDomain } from "~/shipping/ids";
import type { NewFulfillment, Shopify, ShopifyError } from "~/shipping/ports/shopify";
import { ok, type Result } from "~/shipping/result";
import { endlessList, rejected, uncertain } from "./errors";
import { gid } from "./gid";
import { type AdminApi, type AdminApiOptions, createAdminApi } from "./graphql.server";
import { cancelFulfillment, fulfillmentStatus, nothingToCancel } from "./operations/cancel-fulfillment";
import {
  createFulfillment,
  type LinesToSend,
  mostLinesInOneFulfillment,
  toFulfillmentInput,
} from "./operations/create-fulfillment";
import { createFulfillmentEvent } from "./operations/create-fulfillment-event";
import { findOrderByName, orderNameQuery, orderWithName } from "./operations/find-order-by-name";
import { fulfillmentEvents, toEventStatuses } from "./operations/fulfillment-events";
import { listOrders, ordersQuery } from "./operations/list-orders";
import { orderOfFulfillmentOrder } from "./operations/order-of-fulfillment-order";
import type { UserErrors } from "./operations/parts";
import { allPages, fulfillmentOrderLines, readWholeOrder } from "./read-order.server";

/** The core's view of Shopify, on the Admin API. */
export function createShopify(options: AdminApiOptions): Shopify {
  const admin = createAdminApi(options);
  const unclear = () => uncertain(null, new Date(options.clock.now().getTime() + 30_000));

  async function askToCancel(shop: ShopDomain, id: FulfillmentId): Promise<Result<null, ShopifyError>> {
    const answer = await admin.ask(shop, cancelFulfillment, { id: gid("Fulfillment", id) });
    if (!answer.ok) return answer;
    const cancelled = answer.value.fulfillmentCancel;
    if (cancelled === null) return unclear();
    if (cancelled.userErrors.length > 0) return refusedBecause(cancelled.userErrors);
    return cancelled.fulfillment === null ? unclear() : ok(null);
  }

  return {
    readOrder: (shop, id) => readWholeOrder(admin, shop, id),

    async orderOfFulfillmentOrder(shop, id) {
      const answer = await admin.ask(shop, orderOfFulfillmentOrder, { id: gid("FulfillmentOrder", id) });
      return answer.ok ? ok(answer.value.fulfillmentOrder?.orderId ?? null) : answer;
    },

    async findOrderByName(shop, name) {
      const answer = await admin.ask(shop, findOrderByName, { query: orderNameQuery(name) });
      return answer.ok ? ok(orderWithName(answer.value, name)) : answer;
    },

    async listOrders(shop, question) {
      const query = ordersQuery(question);
      const answer = await admin.ask(shop, listOrders, { query, after: question.after });
      if (!answer.ok) return answer;
      const { nodes, pageInfo } = answer.value.orders;
      if (pageInfo.hasNextPage && pageInfo.endCursor === question.after) return endlessList();
      return ok({ orders: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null });
    },

    async createFulfillment(shop, fulfillment) {
      const lines = await linesToSend(admin, shop, fulfillment);
      if (!lines.ok) return lines;
      const input = toFulfillmentInput(fulfillment, lines.value);
      const answer = await admin.ask(shop, createFulfillment, input);
      if (!answer.ok) return answer;
      const created = answer.value.fulfillmentCreate;
      if (created === null) return unclear();
      if (created.userErrors.length > 0) return refusedBecause(created.userErrors);
      return created.fulfillment === null ? unclear() : ok<FulfillmentId>(created.fulfillment.id);
    },

    async cancelFulfillment(shop, id) {
      const cancelled = await askToCancel(shop, id);
      if (cancelled.ok || cancelled.error.kind !== "rejected") return cancelled;
      // Refused because it is over already, or for a reason.
      const present = await admin.ask(shop, fulfillmentStatus, { id: gid("Fulfillment", id) });
      if (!present.ok) return present;
      return nothingToCancel(present.value) ? ok(null) : cancelled;
    },

    async fulfillmentEvents(shop, id) {
      const events = await allPages<{ status: string }>(null, async (after) => {
        const answer = await admin.ask(shop, fulfillmentEvents, { id: gid("Fulfillment", id), after });
        return answer.ok ? ok(answer.value.fulfillment?.events ?? null) : answer;
      });
      if (!events.ok) return events;
      return events.value === null
        ? rejected("Shopify has no such fulfillment")
        : ok(toEventStatuses(events.value));
    },

    async createFulfillmentEvent(shop, event) {
      const answer = await admin.ask(shop, createFulfillmentEvent, {
        event: {
          fulfillmentId: gid("Fulfillment", event.fulfillmentId),
          status: event.status,
          happenedAt: event.happenedAt.toISOString(),
          ...(event.estimatedDelivery && { estimatedDeliveryAt: event.estimatedDelivery.toISOString() }),
        },
      });
      if (!answer.ok) return answer;
      const created = answer.value.fulfillmentEventCreate;
      if (created === null) return unclear();
      if (created.userErrors.length > 0) return refusedBecause(created.userErrors);
      return created.fulfillmentEvent === null ? unclear() : ok(null);
    },
  };
}

const refusedBecause = (errors: UserErrors) => rejected(errors.map(({ message }) => message).join("; "));

/** The lines of each fulfillment order as Shopify takes them. */
async function linesToSend(
  admin: AdminApi,
  shop: ShopDomain,
  { fulfillmentOrders }: NewFulfillment,
): Promise<Result<LinesToSend, ShopifyError>> {
  const all: LinesToSend[number][] = [];
  for (const { id, lines } of fulfillmentOrders) {
    const sent = await linesOfOne(admin, shop, id, lines);
    if (!sent.ok) return sent;
    all.push(sent.value);
  }
  return ok(all);
}

/**
 * More lines than one input array can hold are left out altogether, which means all that remains: only where they are
 * exactly that.
 */
async function linesOfOne(
  admin: AdminApi,
  shop: ShopDomain,
  id: FulfillmentOrderId,
  lines: NewFulfillment["fulfillmentOrders"][number]["lines"],
): Promise<Result<LinesToSend[number], ShopifyError>> {
  if (lines.length <= mostLinesInOneFulfillment) return ok(lines);
  const present = await fulfillmentOrderLines(admin, shop, id, null);
  if (!present.ok) return present;
  const wanted = new Map(lines.map((line) => [line.id, line.quantity]));
  const remaining = (present.value ?? []).filter(({ remainingQuantity }) => remainingQuantity > 0);
  const isAll =
    remaining.length === wanted.size &&
    remaining.every((line) => wanted.get(line.id) === line.remainingQuantity);
  return isAll
    ? ok("all")
    : rejected(
        `Shopify takes at most ${mostLinesInOneFulfillment} lines, or all that remain, in one fulfillment`,
      );
}
