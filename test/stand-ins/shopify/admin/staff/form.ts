/** What every form of an order is: shown for one thing of the order, and read into a change of it. */
import { supportedActions } from "../../orders/fulfillment-orders";
import type { FulfillmentOrder, Order } from "../../orders/order-type";
import type { Shop } from "../../shops";
import type { Html } from "../html";
import type { Language } from "../words";
import type { StaffWord } from "./words";

export type Asked = {
  readonly language: Language;
  readonly shop: Shop;
  readonly order: Order;
  /** Id of the fulfillment order or fulfillment that it is about; null: the whole order. */
  readonly of: string | null;
};

/** A change as `POST /_control/orders/ID` takes it, or what is wrong with what was typed. */
export type Reading =
  | { readonly ok: true; readonly change: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly wrong: StaffWord };

export const changes = (change: Readonly<Record<string, unknown>>): Reading => ({ ok: true, change });
export const wrong = (word: StaffWord): Reading => ({ ok: false, wrong: word });

export type OpenForm = {
  /** Null: a button alone does it, from the order's page. */
  readonly fields: Html | null;
  /** It takes something away for good. */
  readonly isGrave?: boolean;
  read(typed: URLSearchParams): Reading;
};

export type StaffForm = {
  /** Of its address, `/admin/orders/ID/NAME`. */
  readonly name: string;
  readonly label: StaffWord;
  /** What is said once it is done. */
  readonly said: StaffWord;
  /** Null where nothing of the kind can be done with it now. */
  open(asked: Asked): OpenForm | null;
};

/** The fulfillment order that is asked about, where Shopify allows the action now (`FulfillmentOrderAction`). */
export function actionable({ order, of }: Asked, action: string): FulfillmentOrder | undefined {
  const found = order.fulfillmentOrders.find(({ id }) => id === of);
  return found && supportedActions(found).includes(action) ? found : undefined;
}
