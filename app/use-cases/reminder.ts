import { problemOf, type Problem } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import type { World } from "./world";

/** What stands in a sent parcel's way when nothing else does: one that nobody handed over is not collected. */
export function reminder(world: World, { carrier, state, validatedAt }: Shipment): Problem | null {
  const needsHandOver = carrier !== null && world.carriers.get(carrier)?.validation !== undefined;
  return needsHandOver && state === "created" && validatedAt === null ? problemOf("not_validated") : null;
}
