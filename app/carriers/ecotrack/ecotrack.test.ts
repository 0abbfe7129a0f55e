import { afterEach, describe, expect, it } from "vitest";
import invalid from "./fixtures/invalide-422.json";
import { goodParcel, lists } from "./fixtures/parcel";
import { closeServers, type Script, serving, token } from "./fixtures/serving";
import { facts } from "./index";
import { settings } from "./settings";

afterEach(closeServers);

describe("settings", () => {
  it.each([
    ["https://courier.ecotrack.dz", "https://courier.ecotrack.dz"],
    [" https://Courier.Ecotrack.dz/api/v1/ ", "https://courier.ecotrack.dz"],
    ["https://courier.example:8443/login?next=1", "https://courier.example:8443"],
    ["http://127.0.0.1:4003", "http://127.0.0.1:4003"],
    ["http://[::1]:4003/", "http://[::1]:4003"],
    ["http://ecotrack:4003", "http://ecotrack:4003"],
    ["http://localhost", "http://localhost"],
  ])("read the host %j as %s", (host, read) => {
    const parsed = settings.parse({ host, token: "Bearer tok-31f9c2" });
    expect(parsed).toEqual({ host: read, token: "tok-31f9c2", validate: "by-hand" });
    expect(settings.parse(parsed)).toEqual(parsed);
  });

  it.each([
    {},
    { token },
    { host: "courier.ecotrack.dz", token },
    { host: "http://courier.ecotrack.dz", token },
    { host: "ftp://courier.ecotrack.dz", token },
    { host: "https://user:word@courier.ecotrack.dz", token },
    { host: "https://courier.ecotrack.dz", token: "two words" },
    { host: "https://courier.ecotrack.dz", token, validate: "never" },
    { host: "https://courier.ecotrack.dz", token, key: "x" },
  ])("refuse %j", (typed) => {
    expect(settings.safeParse(typed).success).toBe(false);
  });

  it("name an account by host and token without telling the token", async () => {
    const { carrier, host } = await serving(() => ({ body: {} }));
    const account = carrier.account({ host, token });
    expect(carrier.account({ host: `${host}/api/v1`, token: `Bearer ${token}` })).toBe(account);
    expect(carrier.account({ host, token: "other" })).not.toBe(account);
    expect(carrier.account({ host: "https://courier.ecotrack.dz", token })).not.toBe(account);
    expect(account).not.toContain(token);
  });
});

describe("create", () => {
  const creation = { reference: goodParcel.reference, body: '{ "nom_client":"x"}', idempotencyKey: null };
  const made: Script = () => ({ body: { success: true, tracking: "ECQFLD2103047673" } });
  const creating = async (script: Script) => {
    const { carrier, connection, ...rest } = await serving(script);
    return { outcome: await carrier.create(connection, creation), ...rest };
  };

  it("posts the prepared bytes as JSON with the bearer token", async () => {
    const { outcome, calls } = await creating(made);
    expect(outcome).toEqual({
      kind: "created",
      parcel: { trackingNumber: "ECQFLD2103047673", trackingUrl: null, labelUrl: null, carrierState: null },
    });
    expect(calls).toEqual([
      {
        method: "POST",
        path: "create/order",
        query: {},
        authorization: `Bearer ${token}`,
        body: '{ "nom_client":"x"}',
      },
    ]);
  });

  it.each<[string, Script, object]>([
    [
      "422",
      () => ({ status: 422, body: invalid }),
      { kind: "rejected", words: "La commune 'Bab-Ezzouar' est invalide.", status: 422, field: "city" },
    ],
    [
      "10002 in a 200",
      () => ({ body: { success: false, error: 10002, message: "Pas de livraison" } }),
      { kind: "not-served", words: "Pas de livraison", status: 200, field: "city" },
    ],
    [
      "401",
      () => ({ status: 401, body: { message: "Unauthenticated." } }),
      { kind: "auth", words: "Unauthenticated.", status: 401, field: null },
    ],
    [
      "a host that has moved",
      () => ({ status: 301, headers: { location: "https://new.ecotrack.dz/api/v1?api_token=x" }, body: "" }),
      { kind: "unexpected-answer", words: "301 → https://new.ecotrack.dz", status: 301, field: "host" },
    ],
  ])("made nothing after %s, and waits for a person", async (_what, script, error) => {
    const { outcome } = await creating(script);
    expect(outcome).toEqual({
      kind: "not-created",
      error: { carrier: "ecotrack", operation: "create", retryAt: null, ...error },
    });
  });

  it.each<[string, Script]>([
    ["success without a tracking", () => ({ body: { success: true } })],
    ["a 500", () => ({ status: 500, body: { message: "Server Error" } })],
    ["HTML", () => ({ body: "<html></html>" })],
  ])("is uncertain after %s", async (_what, script) => {
    expect((await creating(script)).outcome).toMatchObject({
      kind: "uncertain",
      error: { kind: "uncertain", retryAt: null },
    });
  });

  it("keeps token and recipient out of the words, and everything out of the log", async () => {
    const { carrier, connection, logged } = await serving(() => ({
      status: 422,
      body: { message: `Yacine Belkacem 0550123456 refusé ${token}` },
    }));
    const prepared = carrier.prepare(goodParcel, connection.settings, lists);
    if (!prepared.ok) throw new Error(prepared.error.code);
    expect(await carrier.create(connection, prepared.value)).toMatchObject({
      error: { words: "[…] […] refusé […]" },
    });
    expect(logged).toEqual([
      {
        event: "carrier-call",
        carrier: "ecotrack",
        operation: "create",
        kind: "answer",
        status: 422,
        milliseconds: 0,
      },
    ]);
  });
});

it("states its facts", () => {
  expect(facts).toEqual({
    name: "ecotrack",
    displayName: "ECOTRACK",
    countries: ["DZ"],
    currency: "DZD",
    delivers: ["SHIPPING"],
    place: "region",
    overdueAfterHours: null,
    trackingNumber: /^EC[A-Z0-9]{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,7}$/,
    calls: {
      documented: [
        "add/maj",
        "get/maj",
        "ask/for/order/return",
        "get/tracking/info",
        "get/orders",
        "get/orders/status",
      ],
      public: [
        "create/order",
        "create/orders",
        "update/order",
        "delete/order",
        "valid/order",
        "get/order/label",
        "validate/token",
        "get/wilayas",
        "get/communes",
        "get/desks",
        "get/fees",
      ],
      links: [],
      webhooks: [],
    },
  });
});
