import { afterEach, describe, expect, it } from "vitest";
import { shipmentId } from "~/shipping/ids";
import delivered from "./fixtures/get-200.json";
import { closeServers, connection, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

describe("following parcels", () => {
  const follow = async (script: Script, ...ids: string[]) => {
    const { carrier, calls, logged } = await serving(script);
    const parcels = ids.map((id, index) => ({
      shipment: shipmentId.parse(`00000000-0000-4000-8000-00000000000${index}`),
      trackingNumber: id,
      carrierId: id,
      createdAt: new Date("2023-12-08T10:00:00Z"),
    }));
    return { carrier, outcome: await carrier.follow?.(connection, parcels), parcels, calls, logged };
  };
  const idOf = (path: string): string => decodeURIComponent(path.slice("/v1/orders/".length));

  it("asks nothing for nobody", async () => {
    expect(await follow(() => ({ body: {} }))).toMatchObject({
      outcome: { reports: [], error: null },
      calls: [],
    });
  });

  it("asks for each by its id", async () => {
    const { outcome, calls } = await follow(
      ({ path }) => ({ body: { order_id: idOf(path), status: "in_transit" } }),
      "dc_1",
      "dc/2",
    );
    expect(outcome).toEqual({
      reports: ["dc_1", "dc/2"].map((trackingNumber) => ({
        trackingNumber,
        carrierState: "in_transit",
        state: "in_transit",
        at: null,
      })),
      error: null,
    });
    expect(calls).toMatchObject([
      { method: "GET", path: "/v1/orders/dc_1", body: "" },
      { method: "GET", path: "/v1/orders/dc%2F2", body: "" },
    ]);
  });

  it("signs an empty body", async () => {
    const { calls } = await follow(() => ({ body: delivered }), "dc_9f7a1f2e3d4c5b6a");
    // printf '1702051200\nGET\n/v1/orders/dc_9f7a1f2e3d4c5b6a\n' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
    const signature = "v1=9961838811c45ea3f02d31755001dc1c4e3c14c148c365f3b239261cca617e7f";
    expect(calls[0]?.headers["x-signature"]).toBe(signature);
  });

  it("says in the log what they do not have, and never takes another's state for it", async () => {
    const { outcome, logged } = await follow(
      ({ path }) =>
        path.endsWith("1") ? { status: 404, body: { error: { code: "not_found" } } } : { body: delivered },
      "dc_1",
      "dc_2",
    );
    expect(outcome).toEqual({ reports: [], error: null });
    expect(logged).toContainEqual({ event: "parcels-not-listed", carrier: "dropcolis", count: 2 });
  });

  it("reports what it read before a call failed, and comes back after 1, 2, 4 seconds", async () => {
    const { carrier, outcome, parcels } = await follow(
      ({ path }) =>
        path.endsWith("1")
          ? { body: { order_id: "dc_1", status: "accepted" } }
          : { status: 503, body: { error: { code: "x" } } },
      "dc_1",
      "dc_2",
    );
    expect(outcome).toMatchObject({
      reports: [{ trackingNumber: "dc_1" }],
      error: { operation: "get", kind: "unavailable", status: 503 },
    });
    const second = parcels.slice(1);
    const waits = [
      outcome,
      await carrier.follow?.(connection, second),
      await carrier.follow?.(connection, second),
    ];
    expect(waits.map((failed) => failed?.error?.retryAt)).toEqual([
      new Date("2023-12-08T16:00:01.400Z"),
      new Date("2023-12-08T16:00:02.400Z"),
      new Date("2023-12-08T16:00:04.400Z"),
    ]);
  });

  it.each([
    [401, { error: { code: "x" } }, "auth"],
    [400, { error: { code: "x" } }, "rejected"],
    [200, {}, "unexpected-answer"],
    [404, "<html>", "unexpected-answer"],
  ])("says why it could not read: %d %j", async (status, body, kind) => {
    expect((await follow(() => ({ status, body }), "dc_1")).outcome).toMatchObject({
      reports: [],
      error: { kind },
    });
  });
});
