import { expect, it } from "vitest";
import { newReference } from "./reference";

it("is short, without letters that are misread", () => {
  const bytes = Uint8Array.from([0, 9, 10, 18, 31, 32, 255, 100, 200, 7]);
  expect(newReference({ uuid: () => "", bytes: () => bytes })).toBe("NV09AJZ0Z487");
});
