import { afterEach, describe, expect, it } from "vitest";
import { goodParcel } from "./fixtures/parcel";
import quoted from "./fixtures/quote-200.json";
import { type Call, closeServers, connection, type Said, serving } from "./fixtures/serving";
import { quoteBodiesOf, readQuote } from "./quote";

afterEach(closeServers);

const levelOf = ({ body }: Call): string => /"service_level":"(\w+)"/.exec(body)?.[1] ?? "";
const error = (code: string, message = "Non"): object => ({ error: { code, message }, request_id: "req_1" });

describe("what is asked for", () => {
  it("is the same places and sizes as the creation's, once for each level, and nobody's name", () => {
    const bodies = quoteBodiesOf({ ...goodParcel, marks: { ...goodParcel.marks, parcels: 2 } });
    const body = (level: string): string =>
      `{"service_level":"${level}",` +
      '"pickup":{"address":{"line1":"100 rue Saint-Paul","city":"Montréal","province":"QC",' +
      '"postal_code":"H2Y1Z3","country":"CA"}},' +
      '"dropoff":{"address":{"line1":"456 boulevard Rosemont","city":"Montréal",' +
      '"province":"QC","postal_code":"H2S2K1","country":"CA"}},' +
      '"parcels":[{"weight_kg":0.501,"length_cm":30,"width_cm":20,"height_cm":10},' +
      '{"weight_kg":0.5,"length_cm":30,"width_cm":20,"height_cm":10}]}';
    expect(bodies).toEqual({
      ok: true,
      value: ["standard", "express", "same_day"].map((level) => ({ level, body: body(level) })),
    });
  });

  it.each([
    [{ contents: [] }, "nothing_to_ship"],
    [{ order: { ...goodParcel.order, shippingAddress: null } }, "address_missing"],
    [{ fulfillmentOrder: { ...goodParcel.fulfillmentOrder, locationAddress: null } }, "pickup_incomplete"],
  ])("is a problem where a creation would be", (changes, code) => {
    expect(quoteBodiesOf({ ...goodParcel, ...changes })).toMatchObject({ ok: false, error: { code } });
  });

  it("needs nobody to call", () => {
    const { settings } = goodParcel;
    const pickup = { ...settings.pickup, phone: "", name: "" };
    const parcel = { ...goodParcel, recipientName: "", phones: [], settings: { ...settings, pickup } };
    expect(quoteBodiesOf(parcel).ok).toBe(true);
  });
});

describe("the answer", () => {
  it("is a price with its day, and how long it holds", () => {
    expect(readQuote(quoted, "standard")).toEqual({
      serviceLevel: "standard",
      price: { minor: 1_299, currency: "CAD" },
      estimatedDelivery: new Date("2025-11-10T22:00:00Z"),
      transitDays: 2,
      validUntil: new Date("2025-11-08T23:59:59Z"),
    });
  });

  it.each([
    [{ rate_cents: 900 }, { price: { minor: 900, currency: "CAD" }, transitDays: null, validUntil: null }],
    [{ rate_cents: "900", service_level: "express", transit_days: "2" }, { transitDays: null }],
  ])("%j is a quote", (body, expected) => {
    expect(readQuote(body, "express")).toMatchObject({ serviceLevel: "express", ...expected });
  });

  it.each([
    [{}],
    [[]],
    [{ rate_cents: null }],
    [{ rate_cents: 12.5 }],
    [{ rate_cents: -1 }],
    [{ rate_cents: 900, currency: "$" }],
    [{ rate_cents: 900, service_level: "express" }],
  ])("%j is none", (body) => {
    expect(readQuote(body, "standard")).toBeNull();
  });
});

describe("quoting", () => {
  const quote = async (script: (level: string) => Said) => {
    const { carrier, calls } = await serving((call) => script(levelOf(call)));
    return { quotes: await carrier.quote?.(connection, goodParcel), calls };
  };
  const priced = (level: string): Said => ({
    body: {
      ...quoted,
      service_level: level,
      rate_cents: { standard: 1_299, express: 1_999 }[level] ?? 2_999,
    },
  });
  const unserved: Said = { status: 422, body: error("not_serviceable", "Pas dans cette zone") };

  it("prices each level, signed, under no key", async () => {
    const { quotes, calls } = await quote(priced);
    expect(quotes).toMatchObject({
      ok: true,
      value: [
        { serviceLevel: "standard", price: { minor: 1_299 } },
        { serviceLevel: "express", price: { minor: 1_999 } },
        { serviceLevel: "same_day", price: { minor: 2_999 } },
      ],
    });
    expect(calls.map(({ method, path, headers }) => [method, path, headers["idempotency-key"]])).toEqual(
      Array.from({ length: 3 }, () => ["POST", "/v1/rates/quote", undefined]),
    );
    expect(calls.map((call) => call.headers["x-signature"])).not.toContain(undefined);
  });

  it("leaves out a level that they refuse", async () => {
    const { quotes } = await quote((level) => (level === "same_day" ? unserved : priced(level)));
    expect(quotes).toMatchObject({
      ok: true,
      value: [{ serviceLevel: "standard" }, { serviceLevel: "express" }],
    });
  });

  it("says why where they refuse all", async () => {
    expect((await quote(() => unserved)).quotes).toMatchObject({
      ok: false,
      error: {
        operation: "rates/quote",
        kind: "not-served",
        words: "Pas dans cette zone",
        requestId: "req_1",
        retryAt: null,
      },
    });
  });

  it.each<[string, Said, object]>([
    [
      "a key that is not good",
      { status: 401, body: error("invalid_api_key") },
      { kind: "auth", retryAt: null },
    ],
    [
      "haste",
      { status: 429, body: error("rate_limited") },
      { kind: "rate-limited", retryAt: new Date("2023-12-08T16:00:01.400Z") },
    ],
    [
      "their trouble",
      { status: 500, body: error("server_error") },
      { kind: "unavailable", retryAt: new Date("2023-12-08T16:00:01.400Z") },
    ],
    ["a page", { body: "<html>Bonjour</html>" }, { kind: "unexpected-answer" }],
    ["no price", { body: {} }, { kind: "unexpected-answer" }],
  ])("%s at one level is an error of the whole", async (_what, said, expected) => {
    const { quotes } = await quote((level) => (level === "express" ? said : priced(level)));
    expect(quotes).toMatchObject({ ok: false, error: { operation: "rates/quote", ...expected } });
  });
});
