import type { Parcel } from "~/shipping/ports/carrier";
import { readPhones } from "~/shipping/phones";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { readPostalCode } from "./postal-code";
import { isCanada, provinceCodeOf } from "./province";
import { nextWindow } from "./time-window";
import type { Address, Stop } from "./wire";

interface TypedAddress {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly province: string;
  readonly postalCode: string;
  readonly country: string;
}

/**
 * Where the courier comes for the parcel: the address Shopify knows of the location, or the shop's own pick-up address
 * where that one cannot be used; name, phone, e-mail, hours and instructions are the shop's settings, and the location's
 * name and phone stand in for the first two. What is missing is a problem under its setting's name.
 */
export function pickupOf(parcel: Parcel, now: Date): Result<Stop, Problem> {
  const { name, phone, email, hours, instructions } = parcel.settings.pickup;
  const { locationName, locationAddress } = parcel.fulfillmentOrder;
  const address = pickupAddress(parcel);
  if (!address.ok) return address;

  const who = name.trim() || locationName.trim();
  if (who === "") return incomplete("name");
  const [number] = readPhones([phone.trim() || (locationAddress?.phone ?? "")], "CA").phones;
  if (number === undefined) return incomplete("phone");
  const mail = email.trim();
  if (mail !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail)) return incomplete("email");
  if (hours && hours.start >= hours.end) return incomplete("hours");

  return ok({
    name: who,
    phone: number,
    ...(mail === "" ? {} : { email: mail }),
    address: address.value,
    ...(hours ? { time_window: nextWindow(hours, address.value.province, now) } : {}),
    ...(instructions.trim() === "" ? {} : { instructions: instructions.trim() }),
  });
}

/** Where the courier comes, without who waits there. */
export function pickupAddress({ fulfillmentOrder, settings }: Parcel): Result<Address, Problem> {
  const location = fulfillmentOrder.locationAddress;
  const own = settings.pickup.address;
  if (!location) return own ? addressOf(own) : incomplete("address");
  const atLocation = addressOf({
    line1: location.address1,
    line2: location.address2 ?? "",
    city: location.city,
    province: location.province,
    postalCode: location.zip,
    country: location.country,
  });
  return atLocation.ok || !own ? atLocation : addressOf(own);
}

function addressOf(typed: TypedAddress): Result<Address, Problem> {
  const line1 = typed.line1.trim();
  if (line1 === "") return incomplete("address.line1");
  const city = typed.city.trim();
  if (city === "") return incomplete("address.city");
  if (!isCanada(typed.country)) return incomplete("address.country");
  const province = provinceCodeOf(typed.province);
  if (province === null) return incomplete("address.province");
  const postalCode = readPostalCode(typed.postalCode);
  if (postalCode === null) return incomplete("address.postalCode");
  const line2 = typed.line2.trim();
  return ok({
    line1,
    ...(line2 === "" ? {} : { line2 }),
    city,
    province,
    postal_code: postalCode,
    country: "CA",
  });
}

const incomplete = (setting: string): { readonly ok: false; readonly error: Problem } =>
  fail(problemOf("pickup_incomplete", { field: `pickup.${setting}` }));
