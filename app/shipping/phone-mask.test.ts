import { expect, it } from "vitest";
import { maskPhone } from "./phone-mask";

it.each([
  ["+21620123456", "••• 56"],
  ["20 123 456", "••• 56"],
  ["12345", "•••"],
  ["", "•••"],
])("shows %j as %s", (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
