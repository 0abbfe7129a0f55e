import type { CreatedParcel, Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import { formatAmount, majorUnits } from "~/shipping/money";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { designationOf } from "./designation";
import { gouvernoratOf } from "./gouvernorats";
import { readLink } from "./links";
import { localityIdOf } from "./localities";
import { createResult, type CreateBody } from "./wire";

/** "Prix TTC du produit (Entre 0 et 999 DT)", in millimes. */
const highestPrice = 999_000;

/**
 * A parcel as the body of `create` ("Ajouter une commande"), or the first rule of First Delivery's that it breaks.
 * Nothing is clamped, trimmed to fit or defaulted.
 *
 * @param reference what `syncReference` brought: the host's localities, where it lists them
 */
export function prepareShipment(
  parcel: Parcel,
  reference: object | null = null,
): Result<PreparedCreation, Problem> {
  const address = parcel.order.shippingAddress;
  const nom = parcel.recipientName.trim();
  if (nom === "") return fail(problemOf("name_missing", { field: "name" }));
  const adresse = [address?.address1, address?.address2].map((line) => line?.trim() ?? "").filter(Boolean);
  if (adresse.length === 0) return fail(problemOf("address_missing", { field: "address1" }));

  const where = readDestination(parcel);
  if (!where.ok) return where;
  const phones = readTunisianPhones(parcel.phones);
  if (!phones.ok) return phones;
  const prix = readPrice(parcel);
  if (!prix.ok) return prix;
  const [first] = parcel.contents;
  if (!first) return fail(problemOf("nothing_to_ship"));

  const body: CreateBody = {
    Client: {
      nom,
      gouvernerat: where.value.gouvernerat,
      ville: where.value.ville,
      adresse: adresse.join(", "),
      telephone: phones.value.first,
      telephone2: phones.value.second,
      ...localityIdOf(reference, where.value),
    },
    Produit: {
      prix: prix.value,
      designation: designationOf(parcel.contents, parcel.reference),
      nombreArticle: parcel.contents.reduce((sum, line) => sum + line.quantity, 0),
      commentaire: parcel.order.note?.trim() ?? "",
      article: first.title.trim(),
      nombreEchange: exchangedPieces(parcel),
    },
  };
  return ok({ reference: parcel.reference, body: JSON.stringify(body), idempotencyKey: null });
}

/** *(assumed)* The parcel is one exchange: how many pieces come back, no order says. */
const exchangedPieces = ({ marks }: Parcel): number => (marks.exchange ? 1 : 0);

/** `gouvernerat` from the place that was found; `ville` is the delegation, else the city as typed. */
function readDestination(parcel: Parcel): Result<{ gouvernerat: string; ville: string }, Problem> {
  const { place } = parcel;
  if (!place) return fail(problemOf("place_unknown", { field: "city" }));
  const gouvernerat = place.country === "TN" ? gouvernoratOf(place.region) : null;
  if (gouvernerat === null) {
    return fail(problemOf("place_not_served", { field: "city", values: { region: place.region } }));
  }
  const ville = place.locality?.trim() || (parcel.order.shippingAddress?.city.trim() ?? "");
  if (ville === "") return fail(problemOf("address_missing", { field: "city" }));
  return ok({ gouvernerat, ville });
}

/**
 * Eight national digits, as every sample has them. The best phone has to be Tunisian: a foreign one is a problem on
 * the order, not to be quietly passed over for the next. The second is optional, so a foreign second is left out.
 */
function readTunisianPhones(phones: readonly string[]): Result<{ first: string; second: string }, Problem> {
  const [best] = phones;
  if (best === undefined) return fail(problemOf("phone_missing", { field: "phone" }));
  if (!best.startsWith("+216")) return fail(problemOf("phone_foreign", { field: "phone" }));
  const first = nationalDigits(best);
  if (first === null) return fail(problemOf("phone_invalid", { field: "phone" }));
  const second = phones.map(nationalDigits).find((digits) => digits !== null && digits !== first);
  return ok({ first, second: second ?? "" });
}

const nationalDigits = (phone: string): string | null => /^\+216(\d{8})$/.exec(phone)?.[1] ?? null;

/** `prix` is what the courier collects, in dinars with up to three decimals; 0 when prepaid. */
function readPrice({ collect }: Parcel): Result<number, Problem> {
  if (collect.currency !== "TND") {
    const values = { expected: "TND", currency: collect.currency };
    return fail(problemOf("currency_mismatch", { field: "amount", values }));
  }
  if (collect.minor < 0) return fail(problemOf("amount_unreadable", { field: "amount" }));
  if (collect.minor > highestPrice) {
    const limit = formatAmount({ minor: highestPrice, currency: collect.currency });
    const values = { amount: formatAmount(collect), limit, currency: collect.currency };
    return fail(problemOf("amount_above_limit", { field: "amount", values }));
  }
  return ok(majorUnits(collect));
}

/**
 * `result` of a creation → the parcel, or null where it names no barcode. The answer tells no state and the document
 * no tracking page. `link` is for staff: it carries an access token.
 */
export function readCreated(result: unknown, baseUrl: string): CreatedParcel | null {
  const parsed = createResult.safeParse(result);
  if (!parsed.success) return null;
  const { barCode, link } = parsed.data;
  return {
    trackingNumber: barCode,
    trackingUrl: null,
    labelUrl: link === null ? null : readLink(link, baseUrl),
    carrierState: null,
  };
}
