import { z } from "zod";
import { connectionId, pickupId, shopDomain } from "./ids";
import type { PickupState } from "./ports/carrier-services";
import { problem } from "./problem";
import { attempt, carrierName, type ShipmentState } from "./shipment";

/** From nothing asked to an end. What the carrier says of it follows its parcels. */
export const pickupStages = [
  /** Saved; asked, or about to be. */
  "requesting",
  /** The answer never came: the carrier may have it. */
  "uncertain",
  "requested",
  "assigned",
  "collecting",
  "collected",
  "cancelled",
  "refused",
] as const;
export type PickupStage = (typeof pickupStages)[number];

/** Parcels that a carrier was asked to collect, in one request. */
export const pickup = z
  .object({
    id: pickupId,
    shop: shopDomain,
    connectionId,
    carrier: carrierName,
    state: z.enum(pickupStages),
    /** The carrier's number of it; null until it says one, and where its answer was lost. */
    number: z.string().nullable(),
    /** For staff only: it holds an access token. */
    printUrl: z.string().nullable(),
    /** Null while nothing was sent: not yet, or what was sent surely did not count. */
    attempt: attempt.nullable(),
    /** Who asked for it. */
    actor: z.string(),
    problem: problem.nullable(),
    createdAt: z.coerce.date(),
    updatedAt: z.coerce.date(),
  })
  .readonly();
export type Pickup = z.infer<typeof pickup>;

/** The carrier has it, and its parcels say how it goes. */
export const isUnderWay = (state: PickupStage): boolean =>
  state === "requested" || state === "assigned" || state === "collecting";

export interface CollectedParcel {
  readonly state: ShipmentState;
  /** What its own state at the carrier says of its pick-up; null: nothing. */
  readonly says: PickupState | null;
}

const progress = ["requested", "assigned", "collecting", "collected"] as const;

/**
 * The state of a pick-up that the carrier has, by its parcels: that of the least advanced one. A parcel that travels was
 * collected, whoever did it; one that was given up counts no more. Pure.
 */
export function stageByParcels(parcels: readonly CollectedParcel[]): PickupStage {
  const stages = parcels.flatMap(({ state, says }) => {
    if (state === "cancelled" || state === "failed") return [];
    if (state !== "created") return ["collected" as const];
    // "cancelled" is what is left of an earlier pick-up: a parcel whose own one is cancelled leaves it.
    return [says === null || says === "cancelled" ? ("requested" as const) : says];
  });
  return progress.find((stage) => stages.includes(stage)) ?? "cancelled";
}
