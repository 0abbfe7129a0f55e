import type { World } from "~/use-cases/world";
import type { PlayedCarrier } from "../simulation/carriers";
import type { Party } from "../simulation/party";

/** A mistake that is put into the app from outside, to see that chaos catches it. */
export interface Plant {
  /** The world of a process with the mistake in it. */
  world?(world: World, carriers: ReadonlyMap<PlayedCarrier, Party>): World;
  /** A line of the log as it would be written. */
  line?(line: string): string;
}

export const plantNames = [
  "retried-without-asking",
  "fulfilled-before-its-row",
  "first-row-trusted",
  "phone-in-the-log",
] as const;
export type PlantName = (typeof plantNames)[number];
