import { formatAmount } from "~/shipping/money";
import type { CreatedParcel, Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { productsIn } from "./contents";
import { readDestination } from "./destination";
import type { Reference } from "./reference";
import { createdAnswer, type CreateBody } from "./wire";

/** Every text of `create/order` (public, unconfirmed). */
const longestText = 255;

/**
 * A parcel as the body of `create/order` (public, unconfirmed), or the first rule that it breaks. Nothing is clamped,
 * trimmed to fit, rounded or defaulted.
 */
export function prepareShipment(
  parcel: Parcel,
  reference: Reference | null,
): Result<PreparedCreation, Problem> {
  const texts = readTexts(parcel);
  if (!texts.ok) return texts;
  const where = readDestination(parcel, reference);
  if (!where.ok) return where;
  const phones = readAlgerianPhones(parcel.phones);
  if (!phones.ok) return phones;
  const montant = readAmount(parcel);
  if (!montant.ok) return montant;
  if (parcel.marks.parcels !== 1) {
    // There is no field for pieces: each would be an order of its own, with its own cash.
    const values = { parcels: parcel.marks.parcels, limit: 1 };
    return fail(problemOf("parcels_out_of_range", { field: "parcels", values }));
  }

  const { nom_client, adresse, remarque, produit } = texts.value;
  const { code_wilaya, commune, desk } = where.value;
  const weight = weightOf(parcel);
  const { exchange, toTakeBack } = parcel.marks;
  const body: CreateBody = {
    reference: parcel.reference,
    nom_client,
    telephone: phones.value.first,
    ...(phones.value.second === null ? {} : { telephone_2: phones.value.second }),
    adresse,
    ...(desk === null ? {} : { code_postal: desk }),
    commune,
    code_wilaya,
    montant: montant.value,
    ...(remarque === "" ? {} : { remarque }),
    produit,
    quantite: String(parcel.contents.reduce((sum, line) => sum + line.quantity, 0)),
    // *(assumed)* Where the order does not say what comes back, it is the same article in another size or colour.
    ...(exchange ? { produit_a_recuperer: toTakeBack ?? produit } : {}),
    type: exchange ? 2 : 1,
    stop_desk: desk === null ? 0 : 1,
    ...(weight === null ? {} : { weight }),
  };
  return ok({ reference: parcel.reference, body: JSON.stringify(body), idempotencyKey: null });
}

interface Texts {
  readonly nom_client: string;
  readonly adresse: string;
  readonly remarque: string;
  readonly produit: string;
}

function readTexts(parcel: Parcel): Result<Texts, Problem> {
  const address = parcel.order.shippingAddress;
  const nom_client = parcel.recipientName.trim();
  if (nom_client === "") return fail(problemOf("name_missing", { field: "name" }));
  const lines = [address?.address1, address?.address2].map((line) => line?.trim() ?? "").filter(Boolean);
  if (lines.length === 0) return fail(problemOf("address_missing", { field: "address1" }));
  const adresse = lines.join(", ");
  const remarque = parcel.order.note?.trim() ?? "";
  if (nom_client.length > longestText) return fail(tooLong("name", nom_client));
  if (adresse.length > longestText) return fail(tooLong("address1", adresse));
  if (remarque.length > longestText) return fail(tooLong("note", remarque));
  const [first] = parcel.contents;
  if (!first) return fail(problemOf("nothing_to_ship"));
  const produit = productsIn(parcel.contents, longestText);
  if (produit === null) return fail(tooLong("lines", first.title));
  const { exchange, toTakeBack } = parcel.marks;
  if (exchange && toTakeBack !== null && toTakeBack.length > longestText) {
    return fail(tooLong("lines", toTakeBack));
  }
  return ok({ nom_client, adresse, remarque, produit });
}

const tooLong = (field: string, text: string): Problem =>
  problemOf("text_too_long", { field, values: { limit: longestText, length: text.length } });

/**
 * 9 or 10 national digits. The best phone has to be Algerian: a foreign one is a problem on the order, not to be
 * quietly passed over for the next. The second is optional, so a foreign second is left out.
 */
function readAlgerianPhones(
  phones: readonly string[],
): Result<{ first: string; second: string | null }, Problem> {
  const [best] = phones;
  if (best === undefined) return fail(problemOf("phone_missing", { field: "phone" }));
  if (!best.startsWith("+213")) return fail(problemOf("phone_foreign", { field: "phone" }));
  const first = nationalDigits(best);
  if (first === null) return fail(problemOf("phone_invalid", { field: "phone" }));
  const second = phones.map(nationalDigits).find((digits) => digits !== null && digits !== first);
  return ok({ first, second: second ?? null });
}

/** As dialled in Algeria: 0550 12 34 56 (mobile, 10 digits), 021 63 45 67 (landline, 9). */
function nationalDigits(phone: string): string | null {
  const digits = /^\+213(\d{8,9})$/.exec(phone)?.[1];
  return digits === undefined ? null : `0${digits}`;
}

/** `montant` is what the courier collects, in whole dinars *(assumed)*, 0 when prepaid. */
function readAmount({ collect }: Parcel): Result<number, Problem> {
  if (collect.currency !== "DZD") {
    const values = { expected: "DZD", currency: collect.currency };
    return fail(problemOf("currency_mismatch", { field: "amount", values }));
  }
  const amount = formatAmount(collect);
  if (collect.minor < 0) return fail(problemOf("amount_unreadable", { field: "amount", values: { amount } }));
  if (collect.minor % 100 !== 0) {
    // Who loses the centimes is not ours to decide: an amount that cannot be said to the courier is not sent.
    const values = { amount, currency: collect.currency, unit: "1.00" };
    return fail(problemOf("amount_unreadable", { field: "amount", values }));
  }
  return ok(collect.minor / 100);
}

/** In kilograms: the lines' weights where each has one, else the shop's parcel; Shopify writes 0 for "not said". */
function weightOf({ contents, settings }: Parcel): number | null {
  let grams = 0;
  for (const { variantId, weightGrams, quantity } of contents) {
    const product = settings.products.find((candidate) => candidate.variantId === variantId);
    const each = weightGrams || product?.weightGrams;
    if (!each) return settings.parcel.weightGrams === null ? null : settings.parcel.weightGrams / 1000;
    grams += each * quantity;
  }
  return grams / 1000;
}

/** The answer to a creation → the parcel, or null where it names no tracking. No state, label or page comes with it. */
export function readCreated(body: unknown): CreatedParcel | null {
  const parsed = createdAnswer.safeParse(body);
  if (!parsed.success) return null;
  return { trackingNumber: parsed.data.tracking, trackingUrl: null, labelUrl: null, carrierState: null };
}
