import { describe, expect, it } from "vitest";
import type { CarrierParcel } from "../oracle/ledgers";
import { nextStep, parcelsOf } from "./carriers";

const parcel: CarrierParcel = {
  carrier: "ecotrack",
  reference: "NVTESTTEST01",
  number: "ECX0001",
  collects: "4500.00",
  alive: true,
  state: "en_ramassage",
  before: [],
  text: "",
};

describe("parcelsOf", () => {
  it("reads a carrier's ledger, with what a parcel was before", () => {
    const ledger = {
      parcels: [
        {
          reference: "NVTESTTEST01",
          barCode: "683375000001",
          state: "Enlevé",
          Produit: { prix: 45.5 },
          telephone: "20 123 456",
        },
      ],
    };
    expect(parcelsOf("first-delivery", ledger, new Map([["NVTESTTEST01", ["En attente"]]]))).toEqual([
      {
        carrier: "first-delivery",
        reference: "NVTESTTEST01",
        number: "683375000001",
        collects: "45.500",
        alive: true,
        state: "Enlevé",
        before: ["En attente"],
        text: expect.stringContaining('"telephone":"20123456"'),
      },
    ]);
  });
});

describe("nextStep", () => {
  it("leads from the shelf to the door and no further", () => {
    expect(nextStep(parcel)).toEqual({ tracking: "ECX0001", state: "vers_hub" });
    expect(nextStep({ ...parcel, state: "vers_hub" })).toEqual({ tracking: "ECX0001", state: "vers_wilaya" });
    expect(nextStep({ ...parcel, state: "livre_non_encaisse" })).toBeNull();
  });

  it("moves nothing that was taken back, and nothing at a carrier that tells nobody", () => {
    expect(nextStep({ ...parcel, alive: false })).toBeNull();
    expect(nextStep({ ...parcel, carrier: "delivety", number: null, state: "" })).toBeNull();
  });
});
