import type { StoredOrder, Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";

/** The goods are the order's again: its fulfillment goes, or, where none stands, the order is planned again. */
export async function takeBackInShopify(tx: Transaction, shipment: Shipment): Promise<void> {
  const { shop, id, orderId } = shipment;
  if (standsInShopify(shipment, await tx.orders.find(shop, orderId))) {
    await tx.jobs.send("cancel-fulfillment", { shop, shipmentId: id }, { key: id });
  } else {
    await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
  }
}

/** Whether it has a fulfillment that nobody has cancelled, as far as the order was read. */
export function standsInShopify({ fulfillmentId }: Shipment, stored: StoredOrder | null): boolean {
  if (fulfillmentId === null) return false;
  return stored?.order.fulfillments.find(({ id }) => id === fulfillmentId)?.active ?? true;
}
