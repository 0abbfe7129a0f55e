import { cancelFulfillment, fulfillmentStatus } from "./cancel-fulfillment";
import { createFulfillment } from "./create-fulfillment";
import { createFulfillmentEvent } from "./create-fulfillment-event";
import { findOrderByName } from "./find-order-by-name";
import { fulfillmentEvents } from "./fulfillment-events";
import { listOrders } from "./list-orders";
import { orderDiscounts } from "./order-discounts";
import { orderOfFulfillmentOrder } from "./order-of-fulfillment-order";
import {
  fulfillmentLinesPage,
  fulfillmentOrderLinesPage,
  orderFulfillmentOrdersPage,
  orderFulfillments,
  orderLinesPage,
} from "./order-pages";
import { readOrder } from "./read-order";

/** Everything the app asks of the Admin API: what a contract test holds against the real schema and our scopes. */
export const operations = [
  readOrder,
  orderLinesPage,
  orderFulfillmentOrdersPage,
  fulfillmentOrderLinesPage,
  orderFulfillments,
  fulfillmentLinesPage,
  orderDiscounts,
  orderOfFulfillmentOrder,
  findOrderByName,
  listOrders,
  createFulfillment,
  cancelFulfillment,
  fulfillmentStatus,
  fulfillmentEvents,
  createFulfillmentEvent,
] as const;
