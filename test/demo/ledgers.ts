import { z } from "zod";
import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import type { InstalledShop } from "./installed-shop";
import { orderLine } from "./lines";
import type { DemoShop } from "./shop";
import { isOf, type LedgerFulfillment, type LedgerParcel, type Ledgers } from "./verdict";

const shopifyLedger = z.object({
  fulfillments: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      status: z.string(),
      trackingNumber: z.string().nullable(),
      events: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * What the three parties say right now: Navette by its command line, Shopify and the carrier by their own ledgers.
 *
 * @param shops all of the demo's: a carrier has the parcels of several
 */
export async function readLedgers(
  installation: Installation,
  shops: readonly InstalledShop[],
  { shop, shipments }: InstalledShop,
): Promise<Ledgers> {
  const others = shops.filter(
    (other) => other.shop.carrier === shop.carrier && other.shop.domain !== shop.domain,
  );
  const [orders, ours, all, fulfillments, ...theirs] = await Promise.all([
    installation.operator("orders", [shop.domain]),
    shipments.next(),
    parcelsAt(installation, shop.carrier),
    fulfillmentsOf(installation, shop),
    ...others.map((other) => other.shipments.next()),
  ]);
  // Those that are another shop's are left to it.
  const parcels = all.filter((parcel) => !theirs.flat().some((shipment) => isOf(parcel, shipment)));
  return { orders: z.array(orderLine).parse(orders), shipments: ours, parcels, fulfillments };
}

async function parcelsAt(installation: Installation, carrier: string): Promise<readonly LedgerParcel[]> {
  const ledger = await installation.carriers.get(carrier)?.control.get("ledger");
  return demoCarrier(carrier)
    .parcels(ledger)
    .map((parcel) => ({ carrier, ...parcel }));
}

async function fulfillmentsOf(
  installation: Installation,
  shop: DemoShop,
): Promise<readonly LedgerFulfillment[]> {
  const answer = await installation.shopify.get(`fulfillments?shop=${shop.domain}`);
  return shopifyLedger.parse(answer).fulfillments.map(({ status, events, ...fulfillment }) => ({
    ...fulfillment,
    active: status !== "CANCELLED",
    events: events.map((event) => event.status),
  }));
}
