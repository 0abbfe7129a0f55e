import { describe, expect, it } from "vitest";
import { orderIntent } from "./order-action.server";

const shipment = "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01";
const read = (fields: Record<string, string>) => orderIntent.safeParse(fields).data;

describe("what a button of the order's page asks for", () => {
  it("is read from its form", () => {
    expect(read({ intent: "ship" })).toEqual({ intent: "ship" });
    expect(read({ intent: "cancel", shipment })).toEqual({ intent: "cancel", shipment });
    expect(read({ intent: "twin", twin: "skip" })).toEqual({ intent: "twin", twin: "skip" });
    expect(read({ intent: "settle", shipment, verdict: "not-sent" })).toEqual({
      intent: "settle",
      shipment,
      verdict: "not-sent",
      trackingNumber: null,
    });
  });

  it("takes a blank field for one left out", () => {
    expect(read({ intent: "settle", shipment, verdict: "sent", trackingNumber: "  " })).toMatchObject({
      trackingNumber: null,
    });
    expect(read({ intent: "place", regionCode: "12", locality: " La Soukra " })).toEqual({
      intent: "place",
      regionCode: "12",
      locality: "La Soukra",
    });
  });

  it("is nothing we know otherwise", () => {
    expect(read({ intent: "delete", shipment })).toBeUndefined();
    expect(read({ intent: "retry", shipment: "1" })).toBeUndefined();
    expect(read({ intent: "twin", twin: "maybe" })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
