import { afterEach, describe, expect, it } from "vitest";
import created from "./fixtures/create-201.json";
import { goodParcel } from "./fixtures/parcel";
import refused from "./fixtures/postal-code-invalid.json";
import { type Call, closeServers, connection, type Said, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

describe("settling an uncertain creation", () => {
  const question = {
    reference: goodParcel.reference,
    creation: { reference: goodParcel.reference, body: '{"a":1}', idempotencyKey: "NV0123456789-1f" },
    attemptStartedAt: new Date("2023-12-08T15:59:00Z"),
    attemptEndedAt: new Date("2023-12-08T15:59:30Z"),
  };
  const ask = async (script: Script, changes: Partial<typeof question> = {}) => {
    const { carrier, calls } = await serving(script);
    return { outcome: await carrier.lookUp?.(connection, { ...question, ...changes }), calls };
  };
  const duplicate: Said = { status: 409, body: { error: { code: "duplicate_order", message: "En double" } } };
  const listing =
    (list: object | string): Script =>
    (call: Call) =>
      call.method === "GET" ? { body: list } : duplicate;

  it.each([200, 201])("finds it by the same bytes and the same key, answered %d", async (status) => {
    const { outcome, calls } = await ask(() => ({ status, body: created }));
    expect(outcome).toMatchObject({
      kind: "found",
      parcel: { trackingNumber: "dc_9f7a1f2e3d4c5b6a", cost: { minor: 1499, currency: "CAD" } },
    });
    expect(calls).toMatchObject([
      {
        path: "/v1/orders",
        body: '{"a":1}',
        headers: { "idempotency-key": "NV0123456789-1f", "x-timestamp": "1702051200" },
      },
    ]);
  });

  it("is told by a refusal that there is nothing", async () => {
    expect((await ask(() => ({ status: 422, body: refused }))).outcome).toMatchObject({
      kind: "refused",
      error: { kind: "rejected", field: "zip", retryAt: null },
    });
  });

  it("does not trust a refusal once the key may be forgotten", async () => {
    const attemptEndedAt = new Date("2023-12-07T16:00:00Z");
    const { outcome } = await ask(() => ({ status: 422, body: refused }), { attemptEndedAt });
    expect(outcome).toMatchObject({
      kind: "unknown",
      error: { kind: "rejected", retryAt: new Date("2023-12-08T16:01:00.400Z") },
    });
  });

  it.each([
    ["an array", [{ ...created, partner_order_id: "NV9999999999", order_id: "dc_other" }, created]],
    ["orders", { orders: [created] }],
    ["data", { data: [7, created] }],
    ["items", { items: [created] }],
  ])("finds in their list, as %s, the order that stands in its own way", async (_shape, list) => {
    const { outcome, calls } = await ask(listing(list));
    expect(outcome).toMatchObject({ kind: "found", parcel: { trackingNumber: "dc_9f7a1f2e3d4c5b6a" } });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v1/orders",
      "GET /v1/orders",
    ]);
  });

  it("reads on to the page that shows it, and no further", async () => {
    const script: Script = ({ method, path }) => {
      if (method === "POST") return duplicate;
      const page = Number(new URLSearchParams(path.split("?")[1]).get("page") ?? 1);
      const row = page === 2 ? created : { order_id: `dc_${page}`, status: "pending" };
      return { body: { orders: [row], page, total_pages: 9 } };
    };
    const { outcome, calls } = await ask(script);
    expect(outcome).toMatchObject({ kind: "found", parcel: { trackingNumber: "dc_9f7a1f2e3d4c5b6a" } });
    expect(calls.map(({ path }) => path)).toEqual(["/v1/orders", "/v1/orders", "/v1/orders?page=2"]);
  });

  it.each([[[]], [{ orders: [{ order_id: "dc_1", status: "pending" }] }], ["<html>"], [{ total: 0 }]])(
    "stays unknown where their list does not show it: %j",
    async (list) => {
      expect((await ask(listing(list))).outcome).toMatchObject({
        kind: "unknown",
        error: { kind: "duplicate", words: "En double", retryAt: new Date("2023-12-08T16:01:00.400Z") },
      });
    },
  );

  it.each<[string, Said, object]>([
    [
      "keys that are no longer good",
      { status: 401, body: { error: { code: "x" } } },
      { kind: "auth", retryAt: null },
    ],
    [
      "500",
      { status: 500, body: { error: { code: "x" } } },
      { kind: "unavailable", retryAt: expect.any(Date) },
    ],
    ["HTML", { status: 200, body: "<html>" }, { kind: "unexpected-answer", retryAt: expect.any(Date) }],
    [
      "another's order",
      { status: 201, body: { ...created, partner_order_id: "X" } },
      { kind: "unexpected-answer" },
    ],
    [
      "429",
      { status: 429, body: { error: { code: "x" } } },
      { kind: "rate-limited", retryAt: expect.any(Date) },
    ],
  ])("stays unknown after %s", async (_what, said, error) => {
    expect((await ask(() => said)).outcome).toMatchObject({ kind: "unknown", error });
  });
});
