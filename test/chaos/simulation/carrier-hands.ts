/** What happens to parcels, and what is in a carrier's books, in no carrier's words. */
import { z } from "zod";
import type { CarrierStep } from "../scenario/scenario";
import type { PlayedCarrier } from "./carriers";
import { control, type Party } from "./party";

/** A parcel as the carrier has it. */
export interface BookedParcel {
  readonly carrier: string;
  readonly reference: string;
  /** Null where the carrier gives none. */
  readonly number: string | null;
  /** Decimal, as many digits as the currency has; null: nobody knows. */
  readonly collects: string | null;
  /** False once it was taken back or deleted. */
  readonly alive: boolean;
  /** The carrier's own word of its state. */
  readonly state: string;
  /** All that is written on it, without what only separates digits. */
  readonly text: string;
}

interface Hands {
  parcels(entities: unknown): readonly Omit<BookedParcel, "text">[];
  /** The control's body that brings a step about; null where this carrier knows no such step. */
  step(parcel: Pick<BookedParcel, "number">, to: CarrierStep): Readonly<Record<string, unknown>> | null;
}

const firstDelivery: Hands = {
  parcels: (entities) =>
    z
      .object({
        parcels: z.array(
          z.object({
            barCode: z.string(),
            reference: z.string(),
            state: z.string(),
            Produit: z.object({ prix: z.number() }),
          }),
        ),
      })
      .parse(entities)
      .parcels.map(({ barCode, reference, state, Produit }) => ({
        carrier: "first-delivery",
        reference,
        number: barCode,
        collects: Produit.prix.toFixed(3),
        alive: state !== "Supprimé",
        state,
      })),
  step: ({ number }, to) => {
    const states: Partial<Record<CarrierStep, number | string>> = {
      "picked-up": 103,
      "in-transit": 1,
      attempted: 20,
      delivered: 2,
      returning: 5,
      returned: 30,
      cancelled: 6,
      unknown: "Égaré au tri",
    };
    return to in states ? { barCode: number, state: states[to] } : null;
  },
};

const dropcolis: Hands = {
  parcels: (entities) =>
    z
      .object({
        parcels: z.array(
          z.object({ reference: z.string(), orderId: z.string(), state: z.string(), codCents: z.number() }),
        ),
      })
      .parse(entities)
      .parcels.map(({ reference, orderId, state, codCents }) => ({
        carrier: "dropcolis",
        reference,
        number: orderId,
        collects: (codCents / 100).toFixed(2),
        alive: state !== "cancelled",
        state,
      })),
  step: ({ number }, to) => {
    const states: Partial<Record<CarrierStep, Readonly<Record<string, unknown>>>> = {
      "picked-up": { state: "picked_up" },
      "in-transit": { state: "in_transit" },
      "out-for-delivery": { state: "out_for_delivery" },
      attempted: { state: "failed", nextAttempt: "2026-12-02T13:00:00Z", reason: "Absent" },
      delivered: { state: "delivered" },
      cancelled: { state: "cancelled", cancelledBy: "carrier", reason: "Hors zone" },
      unknown: { state: "lost_in_sorting" },
    };
    return to in states ? { id: number, ...states[to] } : null;
  },
};

const ecotrack: Hands = {
  parcels: (entities) =>
    z
      .object({
        parcels: z.array(
          z.object({
            tracking: z.string(),
            reference: z.string(),
            montant: z.coerce.number(),
            state: z.string(),
            deleted: z.boolean(),
          }),
        ),
      })
      .parse(entities)
      .parcels.map(({ tracking, reference, montant, state, deleted }) => ({
        carrier: "ecotrack",
        reference,
        number: tracking,
        collects: montant.toFixed(2),
        alive: !deleted && state !== "annule",
        state,
      })),
  step: ({ number }, to) => {
    const states: Partial<Record<CarrierStep, string>> = {
      "picked-up": "vers_hub",
      "in-transit": "vers_wilaya",
      "out-for-delivery": "en_livraison",
      attempted: "suspendu",
      delivered: "livre_non_encaisse",
      returning: "retour_chez_livreur",
      returned: "retour_recu",
      cancelled: "annule",
      unknown: "en_mer",
    };
    return to in states ? { tracking: number, state: states[to] } : null;
  },
};

const delivety: Hands = {
  parcels: (entities) =>
    z
      .object({
        orders: z.array(z.object({ reference: z.string(), collects: z.number().nullable() })),
      })
      .parse(entities)
      .orders.map(({ reference, collects }) => ({
        carrier: "delivety",
        reference,
        number: null,
        collects: collects === null ? null : collects.toFixed(3),
        alive: true,
        state: "",
      })),
  step: () => null,
};

const hands: Readonly<Record<PlayedCarrier, Hands>> = {
  "first-delivery": firstDelivery,
  dropcolis,
  ecotrack,
  delivety,
};

export function parcelsAt(carrier: PlayedCarrier, party: Party): readonly BookedParcel[] {
  const entities = party.standIn.entities();
  const texts = z.array(z.unknown()).parse(entities[carrier === "delivety" ? "orders" : "parcels"]);
  return hands[carrier]
    .parcels(entities)
    .map((parcel, index) => ({ ...parcel, text: JSON.stringify(texts[index]).replace(/[-+ ()]/g, "") }));
}

/** Moves a parcel; false where the carrier knows no such step. */
export async function moveParcel(
  carrier: PlayedCarrier,
  party: Party,
  parcel: BookedParcel,
  to: CarrierStep,
): Promise<boolean> {
  const body = hands[carrier].step(parcel, to);
  if (!body) return false;
  await control(party, "state", body);
  return true;
}
