/** The carriers' stand-ins of a world. What Dropcolis pushes leaves by `fetch`, which the post office takes over. */
import { createLedger, type Clock, type StandInModule } from "../../stand-ins/kit";
import { standIn as delivety } from "../../stand-ins/delivety";
import { standIn as dropcolis } from "../../stand-ins/dropcolis";
import { standIn as ecotrack } from "../../stand-ins/ecotrack";
import { standIn as firstDelivery } from "../../stand-ins/first-delivery";
import type { Party } from "./party";

export const carrierStandIns = { "first-delivery": firstDelivery, dropcolis, ecotrack, delivety } as const;
export type PlayedCarrier = keyof typeof carrierStandIns;
export const playedCarriers = [
  "first-delivery",
  "dropcolis",
  "ecotrack",
  "delivety",
] as const satisfies PlayedCarrier[];

/** Where each one is reached, as if in the merchant's own network; no address is ever connected to. */
export const addressOf = (carrier: PlayedCarrier): string => `http://${carrier}.test`;

/** `skew`: how much its clock is ahead of ours. */
export async function createCarrierParty(
  name: PlayedCarrier,
  clock: Clock,
  skew: () => number,
): Promise<Party> {
  const module: StandInModule = carrierStandIns[name];
  const own: Clock = { now: () => new Date(clock.now().getTime() + skew()), set: () => undefined };
  const ledger = createLedger(own);
  const standIn = await module.create({ clock: own, ledger, options: { "no-limits": "true" }, env: {} });
  return { name, standIn, ledger, clock: own };
}
