/** Completes addresses and customers. */
import { gid } from "../ids";
import type { AddressInput, CustomerInput } from "./order-input";
import type { RestAddress, RestCustomer } from "./order-type";

export function completeAddress(given: AddressInput): RestAddress {
  const [first, ...others] = (given.name ?? "").split(" ");
  const firstName = given.first_name ?? (given.name ? (first ?? null) : null);
  const lastName = given.last_name ?? (others.length > 0 ? others.join(" ") : null);
  const countryCode = given.country_code ?? null;
  return {
    ...given,
    first_name: firstName,
    last_name: lastName,
    name: given.name ?? ([firstName, lastName].filter(Boolean).join(" ") || null),
    company: given.company ?? null,
    address1: given.address1 ?? null,
    address2: given.address2 ?? null,
    city: given.city ?? null,
    zip: given.zip ?? null,
    province: given.province ?? null,
    province_code: given.province_code ?? null,
    country: given.country ?? countryName(countryCode),
    country_code: countryCode,
    phone: given.phone ?? null,
    latitude: given.latitude ?? null,
    longitude: given.longitude ?? null,
  };
}

export function completeCustomer(
  given: CustomerInput,
  address: RestAddress | null,
  by: { readonly nextId: (kind: "Customer" | "Other") => string },
): RestCustomer {
  const id = given.id ?? by.nextId("Customer");
  const home = given.default_address === undefined ? address : null;
  const own = given.default_address ? completeAddress(given.default_address) : home;
  return {
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    tax_exemptions: [],
    created_at: null,
    updated_at: null,
    ...given,
    id,
    admin_graphql_api_id: gid("Customer", id),
    email: given.email ?? null,
    phone: given.phone ?? null,
    first_name: given.first_name ?? null,
    last_name: given.last_name ?? null,
    default_address:
      own === null
        ? null
        : { id: by.nextId("Other"), customer_id: id, country_name: own.country, default: true, ...own },
  };
}

/** The English name, which is what Shopify's payloads carry. */
const regionNames = new Intl.DisplayNames("en", { type: "region" });

export function countryName(code: string | null): string | null {
  if (code === null) return null;
  try {
    return regionNames.of(code) ?? code;
  } catch {
    return code;
  }
}
