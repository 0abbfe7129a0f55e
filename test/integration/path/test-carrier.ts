import type { CarrierName } from "~/shipping/shipment";
import type { Purchase } from "../../demo/samples/payload";
import { standIn as firstDeliveryStandIn } from "../../stand-ins/first-delivery";
import type { StandInModule } from "../../stand-ins/kit";

/** A carrier to install with: its stand-in, how a shop connects to it, and what such a shop sells. */
export interface TestCarrier {
  readonly name: CarrierName;
  readonly standIn: StandInModule;
  readonly options: Readonly<Record<string, string>>;
  /** The app's environment, given the stand-in's address. */
  environment(url: string): Readonly<Record<string, string>>;
  /** What the merchant types. */
  settings(url: string): Readonly<Record<string, unknown>>;
  readonly shopSettings?: Readonly<Record<string, unknown>>;
  /** What Shopify knows of the shop, as the control takes it. */
  readonly shop?: Readonly<Record<string, unknown>>;
  /** An order, where a test says nothing else of it. */
  readonly purchase: Omit<Purchase, "name">;
  readonly besides?: Readonly<Record<string, unknown>>;
  /** The phone of a test's nth order, where orders would otherwise be twins. */
  phoneOf?(nth: number): string;
}

export const firstDelivery: TestCarrier = {
  name: "first-delivery",
  standIn: firstDeliveryStandIn,
  options: { "no-limits": "true" },
  environment: (url) => ({ FIRST_DELIVERY_API_URL: `${url}/api/v2` }),
  settings: () => ({ token: "path-token" }),
  purchase: {
    buyer: {
      first: "Amel",
      last: "Trabelsi",
      phone: "+216 20 123 456",
      address1: "12 rue de Marseille",
      city: "Tunis",
      zip: "1000",
    },
    lines: [{ title: "Foulard", price: "38.5" }],
  },
};
