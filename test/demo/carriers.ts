import { z } from "zod";
import type { LedgerParcel } from "./verdict";

/** A carrier of the demo: its stand-in, how a shop connects to it, how its ledger is read. */
export interface DemoCarrier {
  readonly name: string;
  /** The app's environment, given the stand-in's address. */
  environment(url: string): Readonly<Record<string, string>>;
  /** What the merchant types. */
  settings(url: string): Readonly<Record<string, unknown>>;
  parcels(ledger: unknown): readonly Omit<LedgerParcel, "carrier">[];
  /** Whether its parcels walk by themselves. */
  readonly walks: boolean;
  /** The secret it signs what it pushes with. */
  readonly webhookSecret?: string;
}

const firstDelivery: DemoCarrier = {
  name: "first-delivery",
  environment: (url) => ({ FIRST_DELIVERY_API_URL: `${url}/api/v2` }),
  settings: () => ({ token: "demo-token-first-delivery" }),
  parcels: (ledger) =>
    z
      .object({
        parcels: z.array(z.object({ reference: z.string(), Produit: z.object({ prix: z.number() }) })),
      })
      .parse(ledger)
      .parcels.map(({ reference, Produit }) => ({ reference, collects: Produit.prix.toFixed(3) })),
  walks: true,
};

const dropcolisWebhookSecret = "whsec_demo_dropcolis";

const dropcolis: DemoCarrier = {
  name: "dropcolis",
  environment: (url) => ({ DROPCOLIS_API_URL: url }),
  settings: () => ({
    publicKey: "pk_test_dropcolis_partner",
    secretKey: "sk_test_secret_dropcolis_partner",
    webhookSecret: dropcolisWebhookSecret,
  }),
  parcels: (ledger) =>
    z
      .object({ parcels: z.array(z.object({ reference: z.string(), codCents: z.number().nullable() })) })
      .parse(ledger)
      .parcels.map(({ reference, codCents }) => ({
        reference,
        collects: ((codCents ?? 0) / 100).toFixed(2),
      })),
  walks: true,
  webhookSecret: dropcolisWebhookSecret,
};

const ecotrack: DemoCarrier = {
  name: "ecotrack",
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ host: url, token: "demo-token-ecotrack", validate: "at-once" }),
  parcels: (ledger) =>
    z
      .object({ parcels: z.array(z.object({ reference: z.string(), montant: z.coerce.number() })) })
      .parse(ledger)
      .parcels.map(({ reference, montant }) => ({ reference, collects: montant.toFixed(2) })),
  walks: true,
};

const delivety: DemoCarrier = {
  name: "delivety",
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ hookUrl: `${url}/hooks/catch/demo`, accessToken: "demo-token-delivety" }),
  parcels: (ledger) =>
    z
      .object({
        orders: z.array(
          z.object({
            reference: z.string(),
            payment: z.object({ status: z.number(), amount: z.number() }),
          }),
        ),
      })
      .parse(ledger)
      .orders.map(({ reference, payment }) => ({
        reference,
        // Status 1: still to be paid at the door.
        collects: (payment.status === 1 ? payment.amount : 0).toFixed(3),
      })),
  walks: false,
};

export const demoCarriers: readonly DemoCarrier[] = [firstDelivery, dropcolis, ecotrack, delivety];

export function demoCarrier(name: string): DemoCarrier {
  const found = demoCarriers.find((carrier) => carrier.name === name);
  if (!found) throw new Error(`the demo has no carrier ${name}`);
  return found;
}
