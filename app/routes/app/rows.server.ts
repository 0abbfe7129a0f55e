import { formatAmount, type Money } from "~/shipping/money";
import type { ShippingOrder } from "~/shipping/order";
import type { Place } from "~/shipping/places/place";
import type { JournalEntry } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { regionByCode } from "~/shipping/places/regions";
import type { HistoryLine, ParcelView, PlaceView } from "~/ui/order-view";
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

/** What the order's page knows of a parcel before it asks what to do about it. */
export const parcelFactsOf = (
  shipment: Shipment,
  order: ShippingOrder,
): Omit<ParcelView, "actions" | "question" | "reasons" | "timeline" | "services"> => ({
  ...rowOf(shipment),
  reference: shipment.reference,
  pieces: shipment.lines.reduce((sum, line) => sum + line.quantity, 0),
  place: shipment.place && placeOf(shipment.place),
  labelUrl: shipment.labelUrl,
  cost: shipment.cost && amountOf(shipment.cost),
  estimatedDelivery: shipment.estimatedDelivery?.toISOString() ?? null,
  fulfillment: fulfillmentOf(shipment, order),
  sentAt: shipment.sentAt?.toISOString() ?? null,
  updatedAt: shipment.updatedAt.toISOString(),
});

/** Shopify's word counts, as far as its last snapshot has it. */
function fulfillmentOf({ fulfillmentId }: Shipment, order: ShippingOrder): ParcelView["fulfillment"] {
  if (fulfillmentId === null) return "none";
  const known = order.fulfillments.find(({ id }) => id === fulfillmentId);
  return known?.active === false ? "cancelled" : "written";
}

function placeOf({ country, region, regionCode, locality }: Place): PlaceView {
  const { fr, ar } = regionByCode(country, regionCode) ?? { fr: region, ar: region };
  return { region: { fr, ar }, locality };
}

export const historyLineOf = (entry: JournalEntry): HistoryLine => ({
  at: entry.at.toISOString(),
  actor: entry.actor,
  event: entry.event,
  values: entry.values,
  words: entry.words,
});
