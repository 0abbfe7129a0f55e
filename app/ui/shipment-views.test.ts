import { describe, expect, it } from "vitest";
import { shipmentStates } from "~/shipping/shipment";
import { shipmentViews, statesIn } from "./shipment-views";

describe("the views of the list", () => {
  it("show every state in exactly one of the narrower ones", () => {
    const narrower = shipmentViews.filter((view) => view !== "all" && view !== "notShipping");
    const shown = narrower.flatMap((view) => statesIn(view) ?? []);
    expect(shown.toSorted()).toEqual(shipmentStates.toSorted());
  });
});
