import { formatAmount, type Money } from "~/shipping/money";
import type { JournalEntry } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import type { HistoryLine, ParcelView } from "~/ui/order-view";
import type { AmountView, ShipmentRow } from "~/ui/shipment-row";

/** What screens get to see of a shipment and its history. */
export const rowOf = (shipment: Shipment): ShipmentRow => ({
  id: shipment.id,
  orderId: shipment.orderId,
  orderName: shipment.orderName,
  carrier: shipment.carrier,
  state: shipment.state,
  carrierState: shipment.carrierState,
  trackingNumber: shipment.trackingNumber,
  trackingUrl: shipment.trackingUrl,
  collect: shipment.collect && amountOf(shipment.collect),
  problem: shipment.problem,
});

const amountOf = (amount: Money): AmountView => ({
  amount: formatAmount(amount),
  currency: amount.currency,
});

export const parcelOf = (shipment: Shipment): ParcelView => ({
  ...rowOf(shipment),
  reference: shipment.reference,
  pieces: shipment.lines.reduce((sum, line) => sum + line.quantity, 0),
  place: shipment.place && { region: shipment.place.region, locality: shipment.place.locality },
  labelUrl: shipment.labelUrl,
  cost: shipment.cost && amountOf(shipment.cost),
  estimatedDelivery: shipment.estimatedDelivery?.toISOString() ?? null,
  isFulfilled: shipment.fulfillmentId !== null,
  sentAt: shipment.sentAt?.toISOString() ?? null,
  updatedAt: shipment.updatedAt.toISOString(),
});

export const historyLineOf = (entry: JournalEntry): HistoryLine => ({
  at: entry.at.toISOString(),
  actor: entry.actor,
  event: entry.event,
  values: entry.values,
  words: entry.words,
});
