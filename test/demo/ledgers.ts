import { z } from "zod";
import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import { orderLine, shipmentLine, type Ledgers } from "./verdict";
import type { DemoShop } from "./shop";

const shopifyLedger = z.object({
  fulfillments: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      status: z.string(),
      events: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** What the three parties say right now: Navette by its command line, Shopify and the carrier by their own ledgers. */
export async function readLedgers(installation: Installation, shop: DemoShop): Promise<Ledgers> {
  const [orders, shipments, carrier, fulfillments] = await Promise.all([
    installation.operator("orders", [shop.domain]),
    installation.operator("shipments", [shop.domain]),
    installation.carriers.get(shop.carrier)?.control.get("ledger"),
    installation.shopify.get(`fulfillments?shop=${shop.domain}`),
  ]);
  return {
    orders: z.array(orderLine).parse(orders),
    shipments: z.array(shipmentLine).parse(shipments),
    parcels: demoCarrier(shop.carrier)
      .parcels(carrier)
      .map((parcel) => ({ carrier: shop.carrier, ...parcel })),
    fulfillments: shopifyLedger.parse(fulfillments).fulfillments.map((fulfillment) => ({
      id: fulfillment.id,
      orderId: fulfillment.orderId,
      active: fulfillment.status !== "CANCELLED",
      events: fulfillment.events.map((event) => event.status),
    })),
  };
}
