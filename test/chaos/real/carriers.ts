import { z } from "zod";
import { demoCarrier } from "../../demo/carriers";
import type { StandInModule } from "../../stand-ins/kit";
import { standIn as delivety } from "../../stand-ins/delivety";
import { standIn as dropcolis } from "../../stand-ins/dropcolis";
import { standIn as ecotrack } from "../../stand-ins/ecotrack";
import { standIn as firstDelivery } from "../../stand-ins/first-delivery";
import type { CarrierParcel } from "../oracle/ledgers";

export const carrierModules: readonly StandInModule[] = [firstDelivery, dropcolis, ecotrack, delivety];

const withState = z.object({ state: z.string().default("") });

/** A carrier's book as the oracle reads it. @param past what this run moved a parcel from, by its reference */
export function parcelsOf(
  carrier: string,
  ledger: unknown,
  past: ReadonlyMap<string, readonly string[]>,
): readonly CarrierParcel[] {
  return demoCarrier(carrier)
    .parcels(ledger)
    .map(({ reference, trackingNumber, collects, cancelled, told }) => ({
      carrier,
      reference,
      number: trackingNumber,
      collects,
      alive: !cancelled,
      state: withState.parse(JSON.parse(told)).state,
      before: past.get(reference) ?? [],
      text: told.replaceAll(/[-+ ()]/g, ""),
    }));
}

type Step = Readonly<Record<string, unknown>>;

/** How a parcel goes to the door, in each carrier's words; Delivety tells nobody. */
const journeys: Readonly<
  Record<string, (number: string) => readonly (Step & { readonly state: string | number })[]>
> = {
  "first-delivery": (barCode) => ["Enlevé", "En cours", "Livré"].map((state) => ({ barCode, state })),
  dropcolis: (id) =>
    ["picked_up", "in_transit", "out_for_delivery", "delivered"].map((state) => ({ id, state })),
  ecotrack: (tracking) =>
    ["vers_hub", "vers_wilaya", "en_livraison", "livre_non_encaisse"].map((state) => ({ tracking, state })),
};

/** What the carrier's control takes to move a parcel one step on; null at the door, and where it does not walk. */
export function nextStep({ carrier, number, state, alive }: CarrierParcel): Step | null {
  if (!alive || number === null) return null;
  const steps = journeys[carrier]?.(number) ?? [];
  return steps[steps.findIndex((step) => step.state === state) + 1] ?? null;
}
