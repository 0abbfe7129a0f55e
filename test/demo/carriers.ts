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
  /** Whether it tells nothing unless it is asked. */
  readonly isAsked: boolean;
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
        parcels: z.array(
          z.looseObject({
            reference: z.string(),
            barCode: z.string(),
            state: z.string(),
            Produit: z.looseObject({ prix: z.number() }),
          }),
        ),
      })
      .parse(ledger)
      .parcels.map((parcel) => ({
        reference: parcel.reference,
        trackingNumber: parcel.barCode,
        collects: parcel.Produit.prix.toFixed(3),
        cancelled: parcel.state === "Supprimé",
        told: JSON.stringify(parcel),
      })),
  walks: true,
  isAsked: true,
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
      .object({
        parcels: z.array(
          z.looseObject({
            reference: z.string(),
            orderId: z.string(),
            state: z.string(),
            codCents: z.number().nullable(),
          }),
        ),
      })
      .parse(ledger)
      .parcels.map((parcel) => ({
        reference: parcel.reference,
        trackingNumber: parcel.orderId,
        collects: ((parcel.codCents ?? 0) / 100).toFixed(2),
        cancelled: parcel.state === "cancelled",
        told: JSON.stringify(parcel),
      })),
  walks: true,
  isAsked: false,
  webhookSecret: dropcolisWebhookSecret,
};

const ecotrack: DemoCarrier = {
  name: "ecotrack",
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ host: url, token: "demo-token-ecotrack", validate: "at-once" }),
  parcels: (ledger) =>
    z
      .object({
        parcels: z.array(
          z.looseObject({
            reference: z.string(),
            tracking: z.string(),
            state: z.string(),
            deleted: z.boolean(),
            montant: z.coerce.number(),
          }),
        ),
      })
      .parse(ledger)
      .parcels.map((parcel) => ({
        reference: parcel.reference,
        trackingNumber: parcel.tracking,
        collects: parcel.montant.toFixed(2),
        cancelled: parcel.deleted || parcel.state === "annule",
        told: JSON.stringify(parcel),
      })),
  walks: true,
  isAsked: true,
};

const delivety: DemoCarrier = {
  name: "delivety",
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ hookUrl: `${url}/hooks/catch/demo`, accessToken: "demo-token-delivety" }),
  parcels: (ledger) =>
    z
      .object({
        orders: z.array(
          z.looseObject({
            reference: z.string(),
            payment: z.object({ status: z.number(), amount: z.number() }),
          }),
        ),
      })
      .parse(ledger)
      .orders.map((order) => ({
        reference: order.reference,
        trackingNumber: null,
        // Status 1: still to be paid at the door.
        collects: (order.payment.status === 1 ? order.payment.amount : 0).toFixed(3),
        cancelled: false,
        told: JSON.stringify(order),
      })),
  walks: false,
  isAsked: false,
};

export const demoCarriers: readonly DemoCarrier[] = [firstDelivery, dropcolis, ecotrack, delivety];

export function demoCarrier(name: string): DemoCarrier {
  const found = demoCarriers.find((carrier) => carrier.name === name);
  if (!found) throw new Error(`the demo has no carrier ${name}`);
  return found;
}
