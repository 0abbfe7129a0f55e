import { expect, it } from "vitest";
import { countSent } from "./count-sent";

it("counts what the carrier has, what nobody knows, and what did not go", () => {
  expect(
    countSent(["created", "delivered", "uncertain", "sending", "asking", "not_shipped", "failed"]),
  ).toEqual({
    shipped: 2,
    uncertain: 2,
    refused: 3,
  });
  expect(countSent([])).toEqual({ shipped: 0, uncertain: 0, refused: 0 });
});
