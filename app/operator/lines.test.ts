import { describe, expect, it } from "vitest";
import { problemOf } from "~/shipping/problem";
import { exampleShipment } from "../../test/examples/shipments";
import { problemLine, shipmentLine } from "./lines";

describe("a shipment's line", () => {
  it("has exactly the contract's keys", () => {
    expect(shipmentLine(exampleShipment())).toEqual({
      id: "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01",
      order: "#1001",
      orderId: "5501001",
      carrier: "first-delivery",
      connection: "5a1c2b3d-1111-4222-8333-444455556666",
      state: "created",
      carrierState: "En attente",
      trackingNumber: "683375045049",
      trackingUrl: null,
      collect: { amount: "45.500", currency: "TND" },
      problem: null,
      fulfillmentId: null,
      reference: "NV0123456789",
    });
  });

  it("says 0.000 for a prepaid parcel, and nothing where no amount could be computed", () => {
    expect(shipmentLine(exampleShipment({ collect: { minor: 0, currency: "TND" } })).collect).toEqual({
      amount: "0.000",
      currency: "TND",
    });
    expect(shipmentLine(exampleShipment({ collect: null })).collect).toBeNull();
  });

  it("never has the label's address: carriers put tokens in it", () => {
    const line = shipmentLine(exampleShipment({ labelUrl: "https://example.com/print?token=secret" }));
    expect(JSON.stringify(line)).not.toContain("secret");
  });
});

it("tells a problem by its code, in a sentence, with its field", () => {
  const line = problemLine(problemOf("phone_missing", { field: "phone" }));
  expect(line).toMatchObject({ code: "phone_missing", field: "phone" });
  expect(line?.message).toMatch(/phone/i);
  expect(problemLine(null)).toBeNull();
});
