import { shipmentReference, type ShipmentReference } from "./ids";
import type { Randomness } from "./ports/clock";

/** Crockford's alphabet: no I, L, O or U, so that a reference read aloud is typed right. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Fifty random bits: two shipments of one carrier account meet about never, and the database forbids it. */
export function newReference(randomness: Randomness): ShipmentReference {
  const letters = Array.from(randomness.bytes(10), (byte) => alphabet.charAt(byte % alphabet.length));
  return shipmentReference.parse(`NV${letters.join("")}`);
}
