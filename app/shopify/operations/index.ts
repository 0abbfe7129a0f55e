import { createFulfillment } from "./create-fulfillment";
import { createFulfillmentEvent } from "./create-fulfillment-event";
import { findOrderByName } from "./find-order-by-name";
import { fulfillmentEvents } from "./fulfillment-events";
import { orderDiscounts } from "./order-discounts";
import { orderOfFulfillmentOrder } from "./order-of-fulfillment-order";
import {
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
  orderDiscounts,
  orderOfFulfillmentOrder,
  findOrderByName,
  createFulfillment,
  fulfillmentEvents,
  createFulfillmentEvent,
] as const;
