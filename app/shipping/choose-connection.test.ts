import { describe, expect, it } from "vitest";
import { chooseConnection } from "./choose-connection";
import { connectionId } from "./ids";
import type { CarrierFacts } from "./ports/carrier";

const facts = (
  name: CarrierFacts["name"],
  countries: string[],
  delivers: CarrierFacts["delivers"],
): CarrierFacts => ({
  name,
  displayName: name,
  countries,
  currency: null,
  delivers,
  place: "decided",
  overdueAfterHours: null,
  trackingNumber: null,
  calls: { documented: [], public: [], links: [], webhooks: [] },
});
const id = (digit: string) => connectionId.parse(`5a1c2b3d-1111-4222-8333-44445555666${digit}`);
const older = { id: id("1"), facts: facts("first-delivery", ["TN"], ["SHIPPING"]) };
const newer = { id: id("2"), facts: facts("first-delivery", ["TN"], ["SHIPPING"]) };
const local = { id: id("3"), facts: facts("delivety", ["*"], ["LOCAL"]) };
const all = [older, newer, local];
const nobody = { staff: null, shop: null };
const toTunisia = { country: "TN", method: "SHIPPING" } as const;

describe("chooseConnection", () => {
  it("takes the destination's oldest", () => {
    expect(chooseConnection(all, toTunisia, nobody)).toEqual({ ok: true, value: older });
  });

  it("puts the shop's setting over it, where that carrier goes there", () => {
    expect(chooseConnection(all, toTunisia, { staff: null, shop: newer.id })).toEqual({
      ok: true,
      value: newer,
    });
    expect(chooseConnection(all, toTunisia, { staff: null, shop: local.id })).toEqual({
      ok: true,
      value: older,
    });
  });

  it("puts staff's choice over both", () => {
    expect(chooseConnection(all, toTunisia, { staff: newer.id, shop: older.id })).toEqual({
      ok: true,
      value: newer,
    });
  });

  it("says so where nobody goes", () => {
    expect(chooseConnection(all, { country: "FR", method: "SHIPPING" }, nobody)).toMatchObject({
      ok: false,
      error: { code: "no_carrier", values: { country: "FR" } },
    });
    expect(chooseConnection([older], { country: "TN", method: "LOCAL" }, nobody)).toMatchObject({
      ok: false,
      error: { code: "no_local_carrier" },
    });
  });

  it("gives local orders to the local carrier", () => {
    expect(chooseConnection(all, { country: "TN", method: "LOCAL" }, nobody)).toEqual({
      ok: true,
      value: local,
    });
  });
});
