import { declarationOf } from "~/shipping/declaration";
import { dueFromSent } from "~/shipping/due-from-sent";
import type { Money } from "~/shipping/money";
import { isGivenUp, isUnsent } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import { readPhones } from "~/shipping/phones";
import { presentLines } from "~/shipping/present-lines";
import { readRecipient } from "~/shipping/recipient";
import type { Declaration, Shipment } from "~/shipping/shipment";

/**
 * What the carrier would be told of a parcel that was sent by the order as it is now; null where the order says too
 * little, or its shopper was erased.
 *
 * @param shipments all of the order; those not sent yet as they are planned now
 */
export function presentDeclaration(
  order: ShippingOrder,
  shipment: Shipment,
  shipments: readonly Shipment[],
): Declaration | null {
  const sent = shipments.filter(({ state }) => !isGivenUp(state) && !isUnsent(state));
  const planned = shipments.flatMap(({ state, collect }) => (isUnsent(state) && collect ? [collect] : []));
  const due = order.owed ? dueFromSent(order.owed, sent, planned) : [];
  const collect = due[sent.findIndex(({ id }) => id === shipment.id)] ?? shipment.collect;
  return collect && declared(order, shipment, sent, collect);
}

function declared(
  order: ShippingOrder,
  shipment: Shipment,
  sent: readonly Shipment[],
  collect: Money,
): Declaration | null {
  if (!order.shippingAddress) return null;
  const { name } = readRecipient(order);
  const [phone] = readPhones(order.phones, order.shippingAddress.country).phones;
  const others = sent.filter(({ id }) => id !== shipment.id);
  return declarationOf(order, {
    recipientName: name ?? "",
    phone: phone ?? "",
    collect,
    lines: presentLines(order, shipment, others),
  });
}
