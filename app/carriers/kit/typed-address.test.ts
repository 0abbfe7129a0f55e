import { expect, it } from "vitest";
import { isTypedAddressAllowed } from "./typed-address";

it.each([
  ["https://courier.ecotrack.dz", true, true],
  ["http://courier.ecotrack.dz", false, true],
  ["https://127.0.0.1/hooks", false, true],
  ["http://127.0.0.1:4812", false, true],
  ["https://[::1]/", false, true],
  ["https://localhost:3000", false, true],
  ["https://10.0.0.8", false, true],
  ["https://169.254.169.254/latest", false, false],
  ["https://[fe80::1]", false, false],
  ["ftp://courier.ecotrack.dz", false, false],
  ["not an address", false, false],
])("judges %s", (address, inPublic, inPrivate) => {
  expect([isTypedAddressAllowed(address, false), isTypedAddressAllowed(address, true)]).toEqual([
    inPublic,
    inPrivate,
  ]);
});
