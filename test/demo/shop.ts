import type { Sample } from "./samples/sample";
import { tunisianSamples } from "./samples/tunisia";

/** A shop of the demo, with its carrier and its orders. */
export interface DemoShop {
  readonly domain: string;
  readonly country: string;
  readonly carrier: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly samples: readonly Sample[];
}

export const demoShops: readonly DemoShop[] = [
  {
    domain: "navette-demo-tn.myshopify.com",
    country: "Tunisia",
    carrier: "first-delivery",
    settings: { token: "demo-token-first-delivery" },
    samples: tunisianSamples,
  },
];
