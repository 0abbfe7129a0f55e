import { z } from "zod";
import type { Installation } from "./installation";
import { orderLine, shipmentLine, type Ledgers } from "./verdict";
import type { DemoShop } from "./shop";

const firstDeliveryLedger = z.object({
  parcels: z.array(
    z.object({ barCode: z.string(), reference: z.string(), Produit: z.object({ prix: z.number() }) }),
  ),
});
const shopifyLedger = z.object({
  fulfillments: z.array(
    z.object({
      orderId: z.string(),
      status: z.string(),
      trackingNumber: z.string().nullable(),
      events: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** What the three parties say right now: Navette by its command line, Shopify and the carrier by their own ledgers. */
export async function readLedgers(installation: Installation, shop: DemoShop): Promise<Ledgers> {
  const [orders, shipments, carrier, fulfillments] = await Promise.all([
    installation.operator("orders", [shop.domain]),
    installation.operator("shipments", [shop.domain]),
    installation.firstDelivery.get("ledger"),
    installation.shopify.get(`fulfillments?shop=${shop.domain}`),
  ]);
  return {
    orders: z.array(orderLine).parse(orders),
    shipments: z.array(shipmentLine).parse(shipments),
    parcels: firstDeliveryLedger.parse(carrier).parcels.map((parcel) => ({
      carrier: "first-delivery",
      number: parcel.barCode,
      reference: parcel.reference,
      collects: parcel.Produit.prix.toFixed(3),
    })),
    fulfillments: shopifyLedger.parse(fulfillments).fulfillments.map((fulfillment) => ({
      orderId: fulfillment.orderId,
      trackingNumber: fulfillment.trackingNumber,
      active: fulfillment.status !== "CANCELLED",
      events: fulfillment.events.map((event) => event.status),
    })),
  };
}
