import { afterEach, describe, expect, it } from "vitest";
import { facts } from "./index";
import created from "./fixtures/create-201.json";
import refused from "./fixtures/gouvernorat-invalide.json";
import { goodParcel } from "./fixtures/parcel";
import { closeServers, connection, serving, token } from "./fixtures/serving";

afterEach(closeServers);

describe("settings", () => {
  it.each([
    [{ token: " tok-31f9c2 " }, { token: "tok-31f9c2" }],
    [{ token: "Bearer tok-31f9c2" }, { token: "tok-31f9c2" }],
  ])("reads %j", async (typed, read) => {
    const { carrier } = await serving(() => "");
    expect(carrier.settings.parse(typed)).toEqual(read);
  });

  it.each([{}, { token: "" }, { token: "two words" }, { token: "é" }, { token: "t", key: "x" }])(
    "refuses %j",
    async (typed) => {
      const { carrier } = await serving(() => "");
      expect(carrier.settings.safeParse(typed).success).toBe(false);
    },
  );

  it("name an account without telling the token", async () => {
    const { carrier } = await serving(() => "");
    expect(carrier.account({ token })).toBe(carrier.account({ token: `Bearer ${token}` }));
    expect(carrier.account({ token })).not.toBe(carrier.account({ token: "other" }));
    expect(carrier.account({ token })).not.toContain(token);
  });
});

describe("create", () => {
  const creation = { reference: goodParcel.reference, body: '{ "Client":{}}', idempotencyKey: null };

  it("posts the prepared bytes with the bearer token and keeps barcode and label", async () => {
    const { carrier, calls } = await serving(() => created);
    expect(await carrier.create(connection, creation)).toEqual({
      kind: "created",
      parcel: {
        trackingNumber: "683375045049",
        trackingUrl: null,
        labelUrl: "https://www.firstdeliverygroup.com/api/v2/print?q=eyji",
        carrierState: null,
      },
    });
    expect(calls).toEqual([
      { path: "/api/v2/create", authorization: `Bearer ${token}`, body: '{ "Client":{}}' },
    ]);
  });

  it("is refused in the carrier's words, with the field", async () => {
    const { carrier } = await serving(() => refused);
    expect(await carrier.create(connection, creation)).toEqual({
      kind: "not-created",
      error: {
        carrier: "first-delivery",
        operation: "create",
        kind: "rejected",
        words: "Le gouvernorat 'gouvernerat invalide' est invalide",
        status: 400,
        field: "city",
        retryAt: null,
      },
    });
  });

  it("is uncertain where success names no barcode", async () => {
    const { carrier } = await serving(() => ({ ...created, result: {} }));
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "uncertain",
      error: { kind: "uncertain", retryAt: null },
    });
  });

  it("obeys a 429 that only the envelope tells, for everybody with the token", async () => {
    const blocks: unknown[] = [];
    const { carrier } = await serving(() => ({ status: 429, isError: true, message: "Trop vite" }), {
      block: (key, until) => Promise.resolve(void blocks.push([key, until.toISOString()])),
    });
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", words: "Trop vite", retryAt: new Date("2026-11-20T10:00:10Z") },
    });
    expect(blocks).toEqual([
      [`first-delivery:${carrier.account({ token })}:create`, "2026-11-20T10:00:10.000Z"],
    ]);
  });

  it("sends nothing while the limiter says later", async () => {
    const at = new Date("2026-11-20T10:00:30Z");
    const { carrier, calls } = await serving(() => created, {
      take: () => Promise.resolve({ kind: "later", at }),
    });
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", retryAt: at, status: null },
    });
    expect(calls).toEqual([]);
  });

  it("keeps token, links and the recipient out of the words, and everything out of the log", async () => {
    const prepared = carrierBytes();
    const { carrier, logged } = await serving(() => ({
      status: 400,
      isError: true,
      message: `Amira Ben Salah 22123456 refusé, voir https://x.example/print?q=eyJ ${token}`,
    }));
    expect(await carrier.create(connection, prepared)).toMatchObject({
      error: { words: "[…] […] refusé, voir […] […]" },
    });
    expect(logged).toEqual([
      {
        event: "carrier-call",
        carrier: "first-delivery",
        operation: "create",
        kind: "answer",
        status: 400,
        milliseconds: 0,
      },
    ]);
  });

  const carrierBytes = () => ({
    ...creation,
    body: '{"Client":{"nom":"Amira Ben Salah","adresse":"12 rue","telephone":"22123456","telephone2":""}}',
  });
});

it("states its facts", () => {
  expect(facts).toEqual({
    name: "first-delivery",
    displayName: "First Delivery",
    countries: ["TN"],
    currency: "TND",
    delivers: ["SHIPPING"],
    place: "decided",
    overdueAfterHours: null,
    trackingNumber: /^\d{12}$/,
    calls: {
      documented: ["create", "bulk-create", "etat", "filter", "cancel-orders", "pickup", "request-print"],
      public: ["localities"],
      links: ["print", "bulk-print", "print-pickup"],
      webhooks: [],
    },
  });
});
