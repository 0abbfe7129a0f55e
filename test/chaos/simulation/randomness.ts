import type { Randomness } from "~/shipping/ports/clock";
import type { Random } from "../random";

/** The app's chance, from the world's seed. */
export function randomnessFrom(random: Random): Randomness {
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.int(0, 255));
  return {
    bytes,
    uuid() {
      const drawn = Buffer.from(bytes(16));
      drawn[6] = ((drawn[6] ?? 0) & 0x0f) | 0x40; // version 4
      drawn[8] = ((drawn[8] ?? 0) & 0x3f) | 0x80;
      return drawn.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    },
  };
}
