import type { ShippingOrder } from "./order";
import { problemOf, type Problem } from "./problem";

export type Recipient =
  | { readonly name: string; readonly problem: null }
  | { readonly name: string | null; readonly problem: Problem };

/**
 * Who receives the parcel: the name on the shipping address, else its company. Without a street (address_missing) or a
 * name (name_missing) there is a problem and never a stand-in: a courier cannot ask for "Client".
 */
export function readRecipient(order: ShippingOrder): Recipient {
  const address = order.shippingAddress;
  const name = written(address?.name) ?? written(address?.company);
  const street = written(address?.address1) ?? written(address?.address2);
  if (street === null) return { name, problem: problemOf("address_missing", { field: "address1" }) };
  if (name === null) return { name, problem: problemOf("name_missing", { field: "name" }) };
  return { name, problem: null };
}

/** Direction marks would turn the name around on a label; joiners stay, some scripts need them. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text in one line, or null where it holds no letter and no digit: "-" and "." are how forms are got past. */
function written(text: string | null | undefined): string | null {
  const line = (text ?? "").replace(directionMarks, "").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(line) ? line : null;
}
