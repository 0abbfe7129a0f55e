/** Everything that staff do to an order here, where it belongs on the order's page. */
import { address } from "./address";
import { cancelFulfillment } from "./cancel-fulfillment";
import { cancelOrder } from "./cancel-order";
import { edit } from "./edit";
import type { StaffForm } from "./form";
import { fulfill } from "./fulfill";
import { hold } from "./hold";
import { markAsPaid } from "./mark-as-paid";
import { merge } from "./merge";
import { move } from "./move";
import { openNow } from "./open-now";
import { refund } from "./refund";
import { release } from "./release";
import { split } from "./split";

export const ORDER_FORMS: readonly StaffForm[] = [edit, refund, markAsPaid, merge, cancelOrder];
export const ADDRESS_FORMS: readonly StaffForm[] = [address];
export const FULFILLMENT_ORDER_FORMS: readonly StaffForm[] = [fulfill, release, openNow, hold, split, move];
export const FULFILLMENT_FORMS: readonly StaffForm[] = [cancelFulfillment];

const ALL = [...ORDER_FORMS, ...ADDRESS_FORMS, ...FULFILLMENT_ORDER_FORMS, ...FULFILLMENT_FORMS];

export function formNamed(name: string | undefined): StaffForm | undefined {
  return ALL.find((form) => form.name === name);
}
