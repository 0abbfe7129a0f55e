import { afterEach, describe, expect, it } from "vitest";
import { shipmentId } from "~/shipping/ids";
import type { FollowedParcel } from "~/shipping/ports/carrier";
import { closeServers, connection, page, row, type Script, sent, serving } from "./fixtures/serving";

afterEach(closeServers);

describe("following parcels", () => {
  const followed = (...numbers: number[]): FollowedParcel[] =>
    numbers.map((n) => ({
      shipment: shipmentId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`),
      trackingNumber: `bar-${n}`,
      carrierId: null,
      createdAt: new Date(Date.UTC(2026, 10, n)),
    }));
  const follow = async (script: Script, ...numbers: number[]) => {
    const { carrier, calls, logged } = await serving(script);
    return { outcome: await carrier.follow?.(connection, followed(...numbers)), calls, logged };
  };

  it("asks nothing for nobody", async () => {
    expect(await follow(() => page([]))).toMatchObject({ outcome: { reports: [], error: null }, calls: [] });
  });

  it("finds many on one page, by barcode, whatever stands first", async () => {
    const { outcome, calls } = await follow(
      () =>
        page([row(99), row(3, { state: 2, deliveredAt: "2026-11-19T08:00:00Z" }), row(5, { state: "???" })]),
      5,
      3,
    );
    expect(outcome).toEqual({
      reports: [
        {
          trackingNumber: "bar-3",
          carrierState: "Livré",
          state: "delivered",
          at: new Date("2026-11-19T08:00:00Z"),
        },
        { trackingNumber: "bar-5", carrierState: "???", state: null, at: null },
      ],
      error: null,
    });
    expect(calls.map((call) => call.body)).toEqual([
      '{"barCode":"","createdAtFrom":"2026-11-02","createdAtTo":"2026-11-06","pagination":{"pageNumber":1,"limit":100}}',
    ]);
  });

  it("stops paging when all are found", async () => {
    const script: Script = (call) => {
      const n = (sent(call).pagination?.pageNumber ?? 0) * 2;
      return page([row(n - 1), row(n)], 3, 6);
    };
    const { calls } = await follow(script, 1, 2, 3, 4);
    expect(calls).toHaveLength(2);
  });

  it("asks for each alone where more pages than parcels are left", async () => {
    const { outcome, calls } = await follow(
      (call) => {
        const { barCode } = sent(call);
        return barCode ? page([row(Number(barCode.slice(4)), { state: 1 })]) : page([row(50)], 90, 9_000);
      },
      1,
      2,
    );
    expect(outcome?.reports.map((report) => [report.trackingNumber, report.state])).toEqual([
      ["bar-1", "in_transit"],
      ["bar-2", "in_transit"],
    ]);
    expect(calls.map((call) => sent(call).barCode)).toEqual(["", "bar-1", "bar-2"]);
  });

  it("asks etat for what no page showed, and says so where even that knows nothing", async () => {
    const { outcome, calls, logged } = await follow(
      (call) => {
        if (call.path === "/api/v2/filter") return page([]);
        const { barCode } = sent(call);
        return barCode === "bar-1"
          ? { status: 200, isError: false, result: { state: "Au magasin", barCode } }
          : { status: 404, isError: true, message: "Produit introuvable" };
      },
      1,
      2,
    );
    expect(outcome).toEqual({
      reports: [{ trackingNumber: "bar-1", carrierState: "Au magasin", state: "in_transit", at: null }],
      error: null,
    });
    expect(calls.map(({ path }) => path)).toEqual(["/api/v2/filter", "/api/v2/etat", "/api/v2/etat"]);
    expect(logged).toContainEqual({ event: "parcels-not-listed", carrier: "first-delivery", count: 1 });
  });

  it("reports what it read before a call failed, and why it stopped", async () => {
    const { outcome } = await follow(
      (call) => (sent(call).pagination?.pageNumber === 1 ? page([row(1)], 2, 2) : "<html>"),
      1,
      2,
    );
    expect(outcome).toMatchObject({
      reports: [{ trackingNumber: "bar-1" }],
      error: { operation: "filter", kind: "unexpected-answer" },
    });
  });
});
