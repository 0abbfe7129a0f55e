/** MailingAddress and Customer. */
import { gid } from "../../ids";
import type { RestAddress, RestCustomer } from "../../orders/order-type";

export function mailingAddress(address: RestAddress, id: string) {
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", id),
    firstName: address.first_name,
    lastName: address.last_name,
    name: address.name,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    provinceCode: address.province_code,
    country: address.country,
    countryCode: address.country_code,
    countryCodeV2: address.country_code,
    phone: address.phone,
    latitude: address.latitude,
    longitude: address.longitude,
    coordinatesValidated: false,
    formatted: () =>
      [
        address.address1,
        address.address2,
        [address.zip, address.city].filter(Boolean).join(" "),
        address.country,
      ].filter((line): line is string => Boolean(line)),
    formattedArea: [address.city, address.country].filter(Boolean).join(", "),
  };
}

export function customer(held: RestCustomer) {
  const name = [held.first_name, held.last_name].filter(Boolean).join(" ");
  return {
    __typename: "Customer",
    id: gid("Customer", held.id),
    legacyResourceId: held.id,
    firstName: held.first_name,
    lastName: held.last_name,
    displayName: name || (held.email ?? held.phone ?? ""),
    email: held.email,
    phone: held.phone,
    note: null,
    tags: [],
    defaultAddress: held.default_address === null ? null : mailingAddress(held.default_address, held.id),
    defaultEmailAddress:
      held.email === null ? null : { __typename: "CustomerEmailAddress", emailAddress: held.email },
    defaultPhoneNumber:
      held.phone === null ? null : { __typename: "CustomerPhoneNumber", phoneNumber: held.phone },
  };
}
