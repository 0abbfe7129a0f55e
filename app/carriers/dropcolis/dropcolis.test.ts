import { afterEach, describe, expect, it } from "vitest";
import created from "./fixtures/create-201.json";
import { goodParcel } from "./fixtures/parcel";
import refused from "./fixtures/postal-code-invalid.json";
import { closeServers, connection, keys, now, type Said, serving } from "./fixtures/serving";
import { facts } from "./index";

afterEach(closeServers);

describe("settings", () => {
  it.each([
    [keys, keys],
    [
      { publicKey: " pk_1 ", secretKey: "sk_1\n", webhookSecret: "whsec_1" },
      { publicKey: "pk_1", secretKey: "sk_1", webhookSecret: "whsec_1" },
    ],
    [
      { ...keys, serviceLevel: "same_day", insurance: "declared-value" },
      { ...keys, serviceLevel: "same_day", insurance: "declared-value" },
    ],
  ])("reads %j", async (typed, read) => {
    const { carrier } = await serving(() => ({ body: "" }));
    expect(carrier.settings.parse(typed)).toEqual(read);
  });

  it.each([
    {},
    { publicKey: "pk_1" },
    { publicKey: "pk_1", secretKey: "" },
    { publicKey: "p k", secretKey: "sk_1" },
    { publicKey: "é", secretKey: "sk_1" },
    { publicKey: "pk_1", secretKey: "sk_1", webhookSecret: "" },
    { publicKey: "pk_1", secretKey: "sk_1", token: "x" },
    { ...keys, serviceLevel: "overnight" },
    { ...keys, insurance: "all" },
  ])("refuses %j", async (typed) => {
    const { carrier } = await serving(() => ({ body: "" }));
    expect(carrier.settings.safeParse(typed).success).toBe(false);
  });

  it("name an account by the public key, without telling it", async () => {
    const { carrier } = await serving(() => ({ body: "" }));
    const account = carrier.account(keys);
    expect(carrier.account({ ...keys, secretKey: "sk_new", webhookSecret: "whsec" })).toBe(account);
    expect(carrier.account({ ...keys, publicKey: "pk_other" })).not.toBe(account);
    expect(account).not.toContain("pk_");
  });
});

describe("a test of the webhooks", () => {
  const test = async (said: Said) => {
    const { carrier, calls } = await serving(() => said);
    return { told: await carrier.testPush?.(connection, "https://app.example/webhooks/carriers/x"), calls };
  };

  it("is asked for in JSON, and leads to the address of their dashboard, not to one of ours", async () => {
    const { told, calls } = await test({ body: { sent: true } });
    expect(told).toEqual({ ok: true, value: null });
    expect(calls).toMatchObject([
      {
        method: "POST",
        path: "/v1/webhooks/test",
        body: "{}",
        headers: {
          // printf '1702051200\nPOST\n/v1/webhooks/test\n{}' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
          "x-signature": "v1=47a978794574bb2f6c3f06e3834fcfa4ac87d223a223f64db25a98c4391092fe",
        },
      },
    ]);
  });

  it.each<[Said, object]>([
    [
      { status: 409, body: { error: { code: "webhook_not_configured", message: "No webhook URL" } } },
      { words: "No webhook URL", status: 409, retryAt: null },
    ],
    [{ status: 401, body: { error: { code: "invalid_api_key" } } }, { kind: "auth" }],
    [
      { status: 503, body: "<html>503</html>" },
      { kind: "unavailable", retryAt: new Date("2023-12-08T16:00:01.400Z") },
    ],
  ])("says why it was not sent: %j", async (said, error) => {
    expect((await test(said)).told).toMatchObject({
      ok: false,
      error: { operation: "webhooks/test", ...error },
    });
  });
});

describe("create", () => {
  const creation = { reference: goodParcel.reference, body: '{"a":1}', idempotencyKey: "NV0123456789-1f" };

  it.each(["", "/", "/v1", "/v1/"])(
    "signs and sends the prepared bytes, the address ending in %j",
    async (end) => {
      const { carrier, calls } = await serving(() => ({ status: 201, body: created }), {}, end);
      expect(await carrier.create(connection, creation)).toMatchObject({
        kind: "created",
        parcel: { trackingNumber: "dc_9f7a1f2e3d4c5b6a", carrierState: "pending" },
      });
      expect(calls).toMatchObject([
        {
          method: "POST",
          path: "/v1/orders",
          body: '{"a":1}',
          headers: {
            "content-type": "application/json",
            "x-api-key": "pk_test_dropcolis_partner",
            "x-timestamp": "1702051200",
            // printf '1702051200\nPOST\n/v1/orders\n{"a":1}' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
            "x-signature": "v1=67d35ede20e18c44fd88f53f2d3431a68d742a41113ce8e5d60c1ee14627c602",
            "idempotency-key": "NV0123456789-1f",
          },
        },
      ]);
    },
  );

  it("signs the path as it is on the request line where the address has one of its own", async () => {
    const { carrier, calls } = await serving(() => ({ status: 201, body: created }), {}, "/livraison/v1");
    await carrier.create(connection, creation);
    expect(calls).toMatchObject([
      {
        path: "/livraison/v1/orders",
        headers: {
          // printf '1702051200\nPOST\n/livraison/v1/orders\n{"a":1}' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
          "x-signature": "v1=36518e6de9397335a7eddbc87c5beadf26edfc6ce623c5d1e81d458b9d6bdbc8",
        },
      },
    ]);
  });

  it("is refused in the carrier's words, with the field, and their request's id goes to the log", async () => {
    const { carrier, logged } = await serving(() => ({ status: 422, body: refused }));
    expect(await carrier.create(connection, creation)).toEqual({
      kind: "not-created",
      error: {
        carrier: "dropcolis",
        operation: "create",
        kind: "rejected",
        words: "Invalid postal code format (Canadian postal code (e.g., H1A1A1))",
        status: 422,
        field: "zip",
        retryAt: null,
        requestId: "req_abc123def456",
      },
    });
    expect(logged).toContainEqual({
      event: "carrier-refused",
      carrier: "dropcolis",
      operation: "create",
      status: 422,
      code: "validation_error",
      requestId: "req_abc123def456",
    });
  });

  it.each<[string, number, object | string]>([
    ["success names no order", 201, {}],
    ["success names another's order", 201, { ...created, partner_order_id: "NV9999999999" }],
    [
      "they have an order under our reference",
      409,
      { error: { code: "duplicate_order", message: "En double" } },
    ],
    ["a proxy answers", 404, "<html>404</html>"],
  ])("is uncertain where %s", async (_what, status, body) => {
    const { carrier } = await serving(() => ({ status, body }));
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "uncertain",
      error: { kind: "uncertain", retryAt: null },
    });
  });

  it("keeps away for 1, 2, 4 seconds, then a minute, while 429 follows 429 without a time", async () => {
    let answered = 0;
    const blocks: string[] = [];
    const { carrier } = await serving(
      () =>
        (answered += 1) === 5
          ? { status: 201, body: created }
          : { status: 429, body: { error: { code: "x" } } },
      { block: (_key, until) => Promise.resolve(void blocks.push(until.toISOString().slice(14, 23))) },
    );
    for (let call = 0; call < 6; call += 1) await carrier.create(connection, creation);
    expect(blocks).toEqual(["00:01.400", "00:02.400", "00:04.400", "01:00.400", "00:01.400"]);
  });

  it("sends nothing while the limiter says later", async () => {
    const at = new Date("2026-11-20T10:00:30Z");
    const { carrier, calls } = await serving(() => ({ body: created }), {
      take: () => Promise.resolve({ kind: "later", at }),
    });
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", retryAt: at, status: null },
    });
    expect(calls).toEqual([]);
  });

  it("keeps keys, links and the recipient out of the words and the log", async () => {
    const message = `Julie Gagnon, 4385550102, julie.gagnon@example.com: ${keys.secretKey}, voir https://x.example/t?k=1`;
    const { carrier, logged } = await serving(() => ({
      status: 400,
      body: { error: { code: "x", message } },
    }));
    const prepared = carrier.prepare(goodParcel, keys, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    expect(await carrier.create(connection, prepared.value)).toMatchObject({
      error: { words: "[…], […], […]: […], voir […]" },
    });
    expect(JSON.stringify(logged)).not.toMatch(/Julie|438|sk_|pk_|Rosemont/);
  });
});

describe("webhooks", () => {
  const headers = (signature: string): Headers =>
    new Headers({
      "Drop-Signature": signature,
      "Drop-Event-Id": "e-1",
      "Drop-Event-Timestamp": "2001-01-01T00:00:00Z",
    });
  const body = new TextEncoder().encode(
    '{"type":"order.delivered","data":{"order_id":"dc_9f7a1f2e3d4c5b6a","delivered_at":"2025-11-08T17:21:00-05:00"}}',
  );
  // printf '%s' "$BODY" | openssl dgst -sha256 -hmac whsec_battery
  const signature = "v1=7801024ddcaba0b288a679ff3e155f90ef842755d69f0c05ab78b6ac7d10b2f4";

  it("are the carrier's with the present or a replaced secret, whatever id and time come with them", async () => {
    const { carrier } = await serving(() => ({ body: "" }));
    const verify = (...settings: object[]): unknown =>
      carrier.push?.verify(body, headers(signature), settings);
    expect(verify({ ...keys, webhookSecret: "whsec_battery" })).toBe(true);
    expect(verify({ ...keys, webhookSecret: "whsec_new" }, { ...keys, webhookSecret: "whsec_battery" })).toBe(
      true,
    );
    expect(verify({ ...keys, webhookSecret: "whsec_new" })).toBe(false);
    expect(verify(keys)).toBe(false);
    expect(verify()).toBe(false);
    expect(carrier.push?.verify(body, new Headers(), [{ ...keys, webhookSecret: "whsec_battery" }])).toBe(
      false,
    );
  });
});

it("states its facts", () => {
  expect(facts).toEqual({
    name: "dropcolis",
    displayName: "Dropcolis",
    countries: ["CA"],
    currency: "CAD",
    delivers: ["SHIPPING"],
    place: "none",
    overdueAfterHours: 6,
    trackingNumber: /^dc_[0-9a-f]{16}$/,
    calls: {
      documented: ["rates/quote", "create", "get", "list", "cancel", "webhooks/test"],
      public: [],
      links: ["tracking_url"],
      webhooks: [
        "order.accepted",
        "courier.assigned",
        "order.picked_up",
        "order.in_transit",
        "order.out_for_delivery",
        "order.delivered",
        "order.failed",
        "order.cancelled",
      ],
    },
  });
});

it("prepares with the clock it was given", async () => {
  const { carrier } = await serving(() => ({ body: "" }));
  const { settings } = goodParcel;
  const pickup = { ...settings.pickup, hours: { start: "08:00", end: "12:00" } };
  const prepared = carrier.prepare({ ...goodParcel, settings: { ...settings, pickup } }, keys, null);
  expect(now.toISOString()).toBe("2023-12-08T16:00:00.400Z");
  expect(prepared.ok && prepared.value.body).toContain(
    '"time_window":{"start":"2023-12-08T08:00:00-05:00","end":"2023-12-08T12:00:00-05:00"}',
  );
});
