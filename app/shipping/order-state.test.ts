import { expect, it } from "vitest";
import { exampleShipment } from "../../test/examples/shipments";
import { orderState } from "./order-state";
import { problemOf } from "./problem";

it("is the least advanced open shipment's, with its problem", () => {
  const problem = problemOf("phone_missing", { field: "phone" });
  const shipments = [
    exampleShipment({ state: "delivered" }),
    exampleShipment({ state: "waiting", problem }),
    exampleShipment({ state: "failed" }),
  ];
  expect(orderState(shipments, null)).toEqual({ state: "waiting", problem });
});

it("is not_shipped with the reason where nothing is open", () => {
  const reason = problemOf("digital_only");
  expect(orderState([], reason)).toEqual({ state: "not_shipped", problem: reason });
});

it("is the last shipment's end where all ended and nothing else is said", () => {
  const failed = exampleShipment({ state: "failed", problem: problemOf("not_sent_by_staff") });
  expect(orderState([failed], null)).toMatchObject({
    state: "failed",
    problem: { code: "not_sent_by_staff" },
  });
});
