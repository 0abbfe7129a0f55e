import { isMarked } from "~/shipping/parcel-marks";
import type { Parcel, ParcelLine } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { ShopSettings } from "~/shipping/settings";
import type { Piece } from "./wire";

/** "1-50 colis avec dimensions, poids et valeur" */
const mostPieces = 50;

/**
 * The pieces a shipment travels in. Weight and value of its lines are split evenly to the gram and the cent, the first
 * pieces carrying what is left over; sizes are the shop's. A line nobody weighed brings in the shop's weight of a parcel.
 * An order marked `fragile` is so in all its pieces, since nobody knows which one holds the glass. `barcode` is the one
 * code of a piece that is known before they give theirs: our reference, with the piece's number where there are several.
 */
export function piecesOf(parcel: Parcel): Result<readonly Piece[], Problem> {
  const { contents, marks, settings, reference, order } = parcel;
  const count = marks.parcels;
  if (count < 1 || count > mostPieces) {
    const values = { parcels: count, least: 1, most: mostPieces };
    return fail(problemOf("parcels_out_of_range", { field: "parcels", values }));
  }
  if (contents.length === 0) return fail(problemOf("nothing_to_ship"));
  const grams = gramsOf(contents, count, settings);
  // Fewer grams than pieces: a piece that weighs nothing has no weight.
  if (grams === null || grams < count) return fail(problemOf("weight_missing", { field: "weight" }));
  const cents = contents.reduce((sum, line) => sum + line.unitPrice.minor * line.quantity, 0);
  if (!Number.isSafeInteger(cents) || cents < 0) {
    return fail(problemOf("amount_unreadable", { field: "amount" }));
  }

  const description = contents.map(({ quantity, title }) => `${quantity} x ${oneLine(title)}`).join(", ");
  const { lengthCm, widthCm, heightCm } = settings.parcel;
  const weights = split(grams, count);
  const values = split(cents, count);
  const codes = pieceCodes(reference, count);
  const isFragile = isMarked(order, "fragile");
  return ok(
    weights.map((weight, index) => ({
      parcel_id: `${reference}-${index + 1}`,
      description: count === 1 ? description : `${description} (${index + 1}/${count})`,
      ...(lengthCm === null ? {} : { length_cm: lengthCm }),
      ...(widthCm === null ? {} : { width_cm: widthCm }),
      ...(heightCm === null ? {} : { height_cm: heightCm }),
      weight_kg: weight / 1000,
      value_cents: values[index] ?? 0,
      ...(isFragile ? { fragile: true } : {}),
      barcode: codes[index] ?? reference,
    })),
  );
}

/** One for each piece. */
export const pieceCodes = (reference: string, count: number): readonly string[] =>
  count === 1 ? [reference] : Array.from({ length: count }, (_, index) => `${reference}-${index + 1}`);

/**
 * What all pieces weigh together, in whole grams; null where it is not known. One line without a weight makes the sum of
 * the others too little, so the shop's weight of a parcel takes its place, unless the known lines already weigh more.
 */
function gramsOf(contents: readonly ParcelLine[], count: number, settings: ShopSettings): number | null {
  const weighed = contents.map((line) => {
    const each = line.weightGrams || productWeight(line, settings);
    return each === null ? null : each * line.quantity;
  });
  // Ounces and pounds leave fractions of a gram.
  const known = Math.ceil(weighed.reduce((sum: number, grams) => sum + (grams ?? 0), 0));
  if (!weighed.includes(null)) return known;
  const { weightGrams } = settings.parcel;
  return weightGrams === null ? null : Math.max(known, weightGrams * count);
}

/** What the shop's product map says a piece weighs. */
function productWeight({ variantId }: ParcelLine, { products }: ShopSettings): number | null {
  const product = products.find((mapped) => variantId !== null && mapped.variantId === variantId);
  return product?.weightGrams ?? null;
}

/** 100 into 3: 34, 33, 33. */
function split(total: number, count: number): readonly number[] {
  const share = Math.floor(total / count);
  const rest = total - share * count;
  return Array.from({ length: count }, (_, index) => share + (index < rest ? 1 : 0));
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
