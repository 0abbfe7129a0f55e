import { afterEach, describe, expect, it } from "vitest";
import delivered from "./fixtures/get-200.json";
import { goodParcel } from "./fixtures/parcel";
import { closeServers, connection, type Said, serving } from "./fixtures/serving";
import { stepsOf } from "./history";
import { order } from "./wire";

afterEach(closeServers);

const steps = (changes: object): unknown => stepsOf(order.parse({ ...delivered, ...changes }));

describe("the history of an order", () => {
  it("is every status with its time, oldest first", () => {
    expect(steps({})).toEqual([
      { carrierState: "pending", state: "created", at: new Date("2025-11-08T13:30:00Z") },
      { carrierState: "accepted", state: "created", at: new Date("2025-11-08T13:31:00Z") },
      { carrierState: "picked_up", state: "picked_up", at: new Date("2025-11-08T15:05:00Z") },
      { carrierState: "out_for_delivery", state: "out_for_delivery", at: new Date("2025-11-08T19:00:00Z") },
      { carrierState: "failed", state: "attempted", at: new Date("2025-11-08T21:40:00Z") },
      { carrierState: "out_for_delivery", state: "out_for_delivery", at: new Date("2025-11-09T14:15:00Z") },
      { carrierState: "delivered", state: "delivered", at: new Date("2025-11-09T16:02:00Z") },
    ]);
  });

  it.each<[string, object, readonly object[]]>([
    [
      "entries without a time, where they stood",
      { status: "Perdu en mer", status_history: [{ status: "pending" }, { status: "Perdu en mer" }] },
      [
        { carrierState: "pending", state: "created", at: null },
        { carrierState: "Perdu en mer", state: null, at: null },
      ],
    ],
    [
      "the status that it lags behind, with why",
      {
        status: "cancelled",
        cancelled_by: "courier",
        reason: "Vehicle broke down",
        status_history: [{ status: "accepted", timestamp: "2025-11-08T08:31:00-05:00" }],
      },
      [
        { carrierState: "accepted", state: "created", at: new Date("2025-11-08T13:31:00Z") },
        { carrierState: "cancelled", state: "cancelled", at: null, words: "courier: Vehicle broke down" },
      ],
    ],
    ["one status alone", { status: "pending", status_history: null }, [{ carrierState: "pending" }]],
  ])("has %s", (_what, changes, expected) => {
    expect(steps(changes)).toMatchObject(expected);
  });

  const asked = async (said: Said, carrierId: string | null = "dc_9f7a1f2e3d4c5b6a") => {
    const { carrier, calls } = await serving(() => said);
    const parcel = { reference: goodParcel.reference, trackingNumber: null, carrierId };
    return { told: await carrier.history?.(connection, parcel), calls };
  };

  it("is asked for by the order's id", async () => {
    const { told, calls } = await asked({ body: delivered });
    expect(told).toMatchObject({ ok: true, value: { length: 7 } });
    expect(calls).toMatchObject([{ method: "GET", path: "/v1/orders/dc_9f7a1f2e3d4c5b6a" }]);
  });

  it("of an order that they do not have is an error in words", async () => {
    const missing = { ok: false, error: { operation: "get", kind: "rejected", status: 404 } };
    const words = { error: { words: "Dropcolis n'a pas cette commande", retryAt: null } };
    const refused = { status: 404, body: { error: { code: "not_found", message: "No such order" } } };
    expect((await asked(refused)).told).toMatchObject({ ...missing, ...words, error: words.error });
    const { told, calls } = await asked({ body: delivered }, null);
    expect([told?.ok, calls.length]).toEqual([false, 0]);
    expect((await asked({ status: 503, body: "" })).told).toMatchObject({
      ok: false,
      error: { kind: "unavailable", retryAt: new Date("2023-12-08T16:00:01.400Z") },
    });
  });
});
