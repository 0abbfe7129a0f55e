import type { Parcel } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { isInProvince, readPostalCode } from "./postal-code";
import { isCanada, provinceCodeOf } from "./province";
import { promisedWindow } from "./time-window";
import type { Address, Stop } from "./wire";

/** Where the parcel goes, or what on the order has to be mended first. */
export function dropoffOf(parcel: Parcel, now: Date): Result<Stop, Problem> {
  const { order, fulfillmentOrder } = parcel;
  const name = parcel.recipientName.trim();
  if (name === "") return fail(problemOf("name_missing", { field: "name" }));
  const address = dropoffAddress(parcel);
  if (!address.ok) return address;
  const [phone] = parcel.phones;
  if (phone === undefined) return fail(problemOf("phone_missing", { field: "phone" }));

  const email = order.email?.trim() ?? "";
  const note = order.note?.trim() ?? "";
  const { province } = address.value;
  const window = promisedWindow(fulfillmentOrder.deliverAfter, fulfillmentOrder.deliverBefore, province, now);
  return ok({
    name,
    phone,
    ...(email === "" ? {} : { email }),
    address: address.value,
    ...(window ? { time_window: window } : {}),
    ...(note === "" ? {} : { instructions: note }),
  });
}

/** Where it goes, without to whom. The province is the address's own, else the one staff or the place finder named; the postal code has to lie in it. */
export function dropoffAddress({ order, place }: Parcel): Result<Address, Problem> {
  const typed = order.shippingAddress;
  const [line1, ...rest] = [typed?.address1, typed?.address2]
    .map((line) => line?.trim() ?? "")
    .filter((line) => line !== "");
  if (!typed || line1 === undefined) return fail(problemOf("address_missing", { field: "address1" }));
  const city = typed.city.trim();
  if (city === "") return fail(problemOf("address_missing", { field: "city" }));
  if (!isCanada(typed.country)) {
    return fail(problemOf("place_not_served", { field: "country", values: { region: typed.country } }));
  }

  const placed = place?.country === "CA" ? place.regionCode : null;
  const province = provinceCodeOf(typed.provinceCode) ?? provinceCodeOf(typed.province) ?? placed;
  if (province === null) return fail(problemOf("place_unknown", { field: "province" }));
  const postalCode = readPostalCode(typed.zip);
  if (postalCode === null || !isInProvince(postalCode, province)) {
    return fail(problemOf("postal_code_invalid", { field: "zip", values: { province } }));
  }
  const line2 = rest.join(", ");
  return ok({
    line1,
    ...(line2 === "" ? {} : { line2 }),
    city,
    province,
    postal_code: postalCode,
    country: "CA",
  });
}
