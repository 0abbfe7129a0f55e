import type { Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";

/** The goods are the order's again: its fulfillment goes, or, where there is none yet, the order is planned again. */
export async function takeBackInShopify(tx: Transaction, shipment: Shipment): Promise<void> {
  const { shop, id, orderId } = shipment;
  if (shipment.fulfillmentId) {
    await tx.jobs.send("cancel-fulfillment", { shop, shipmentId: id }, { key: id });
  } else {
    await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
  }
}
