import type { ShipmentReference } from "~/shipping/ids";
import { majorUnits } from "~/shipping/money";
import type { Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { type Dish, dishesOf, valueOf } from "./dishes";
import { paymentOf } from "./payment";
import { promiseOf, type PromisedWindow } from "./promised-time";
import { discountOf, promotionOf } from "./promotion";
import type { DelivetySettings } from "./settings";
import type { OrderBody, ProductBody } from "./wire";

/**
 * A parcel as the one push of the document ("Requête Post"), or the first rule that it breaks. Nothing is clamped,
 * trimmed to fit or defaulted; a line that the shop has not linked to a dish is a problem, because a kitchen that is
 * told of half an order cooks half of it.
 */
export function prepareShipment(
  parcel: Parcel,
  { accessToken }: DelivetySettings,
): Result<PreparedCreation, Problem> {
  const name = parcel.recipientName.trim();
  if (name === "") return fail(problemOf("name_missing", { field: "name" }));
  const [phone] = parcel.phones;
  if (phone === undefined) return fail(problemOf("phone_missing", { field: "phone" }));
  const address = readAddress(parcel);
  if (address === null) return fail(problemOf("address_missing", { field: "address1" }));
  if (parcel.collect.minor < 0) return fail(problemOf("amount_unreadable", { field: "amount" }));
  if (parcel.contents.length === 0) return fail(problemOf("nothing_to_ship"));
  const dishes = dishesOf(parcel);
  if (!dishes.ok) return dishes;

  const discount = discountOf(parcel, dishes.value);
  const promotion = promotionOf(parcel, dishes.value, discount);
  const promise = promiseOf(parcel);
  const email = parcel.order.email?.trim() ?? "";
  const body: OrderBody = {
    access_token: accessToken,
    phone: phone.replace(/\D/g, ""),
    id: orderNumberOf(parcel.reference),
    first_name: name,
    ...(email === "" ? {} : { email }),
    address,
    comment: commentOf(parcel, promise),
    ...(promise.kind === "local" ? inBothSpellings(promise.at) : {}),
    products: dishes.value.ordered.map(productOf),
    payment: paymentOf(parcel, { sum: valueOf(dishes.value.ordered), discount }),
    ...(promotion ? { promotion } : {}),
  };
  return ok({ reference: parcel.reference, body: JSON.stringify(body), idempotencyKey: null });
}

/** Crockford's alphabet, in which our references are written: five bits a letter. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * `id` has to be a number, and one of its own for each shipment: a second parcel of the same order is another order in
 * the kitchen. It is our reference, read as the number that its ten letters write: unique as it is, and below 2^50,
 * so that no JSON reader rounds it.
 */
export const orderNumberOf = (reference: ShipmentReference): number =>
  [...reference.slice(2)].reduce((number, letter) => number * letters.length + letters.indexOf(letter), 0);

/** Street lines, city and postal code in one text; null without a street. */
function readAddress({ order }: Parcel): string | null {
  const address = order.shippingAddress;
  const written = (lines: readonly (string | null | undefined)[]): readonly string[] =>
    lines.map((line) => line?.trim() ?? "").filter((line) => line !== "");
  const street = written([address?.address1, address?.address2]);
  if (street.length === 0) return null;
  return [...street, ...written([address?.city, address?.zip])].join(", ");
}

/** The guest's note, then the order's name and our reference as the last words, by which staff find it here. */
function commentOf({ order, reference }: Parcel, promise: PromisedWindow): string {
  const note = order.note?.trim() ?? "";
  const promised = promise.kind === "unplaced" ? promise.words : "";
  return [note, promised, `${order.name} ${reference}`].filter((part) => part !== "").join(" - ");
}

const inBothSpellings = ({ date, time }: { date: string; time: string }) => ({
  delvery_date: date,
  delivery_date: date,
  delvery_time: time,
  delivery_time: time,
});

const productOf = ({ apiId, count, price }: Dish): ProductBody => ({
  api_id: apiId,
  count,
  price: majorUnits(price),
});
