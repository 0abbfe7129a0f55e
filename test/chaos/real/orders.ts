import { z } from "zod";
import type { Random } from "../random";
import { markets } from "../scenario/markets";
import { orderPlan } from "../scenario/orders";
import type { PlayedCarrier } from "../simulation/carriers";

/** An order that is about to be placed. */
export interface NewOrder {
  readonly n: number;
  readonly shop: string;
  readonly carrier: PlayedCarrier;
  readonly name: string;
  /** As the Shopify stand-in takes it. */
  readonly given: Readonly<Record<string, unknown>>;
  /** National digits alone. */
  readonly phone: string;
  readonly sku: string;
  /** What is owed is the courier's to collect. */
  readonly isCashOnDelivery: boolean;
  /** What no log may hold. */
  readonly personal: readonly string[];
}

const withAddress = z.looseObject({ order: z.looseObject({ shipping_address: z.looseObject({}) }) });

/** The nth order of a run, as a shopper of the carrier's market places it; its phone is no other's. */
export function newOrder(
  random: Random,
  { shop, carrier, n }: { readonly shop: string; readonly carrier: PlayedCarrier; readonly n: number },
): NewOrder {
  const name = `#${String(10_000 + n)}`;
  const plan = orderPlan(random, { shop: 0, carrier, name, at: 0, isVague: false, phones: new Set() });
  const { national, typed } = phoneOf(carrier, n);
  const given = withAddress.parse(plan.given);
  const { order } = given;
  return {
    n,
    shop,
    carrier,
    name,
    phone: national,
    sku: plan.sku,
    isCashOnDelivery: plan.isCashOnDelivery,
    personal: [national, ...plan.personal.filter((word) => word !== plan.phone)],
    given: { ...given, order: { ...order, shipping_address: { ...order.shipping_address, phone: typed } } },
  };
}

/** Not such as Shopify's ids have in them: these stand in logs. */
const prefixes: Readonly<Record<PlayedCarrier, string>> = {
  "first-delivery": "22",
  dropcolis: "438555",
  ecotrack: "55",
  delivety: "27",
};

/** With one phone for two, the second order would be asked about as a twin. */
function phoneOf(carrier: PlayedCarrier, n: number): { readonly national: string; readonly typed: string } {
  const { countryCode } = markets[carrier];
  const prefix = prefixes[carrier];
  const length = countryCode === "TN" ? 8 : countryCode === "DZ" ? 9 : 10;
  const national = `${prefix}${String(n).padStart(length - prefix.length, "0")}`;
  return { national, typed: countryCode === "DZ" ? `0${national}` : national };
}
