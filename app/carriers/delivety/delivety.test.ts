import { afterEach, describe, expect, it } from "vitest";
import { settingsSchema } from "./settings";
import { createDelivety, facts } from "./index";
import { goodParcel, settings } from "./fixtures/parcel";
import { closeServers, serving } from "./fixtures/serving";
import { movedWords } from "./errors";

afterEach(closeServers);

const strict = settingsSchema({ plainHttp: false });

describe("settings", () => {
  it.each([
    [
      { hookUrl: " https://delivety.com/hooks/catch/sdf34asdv1 ", accessToken: " t0k " },
      { hookUrl: "https://delivety.com/hooks/catch/sdf34asdv1", accessToken: "t0k" },
    ],
    [
      { ...settings, company: " Chez Amira " },
      { ...settings, company: "Chez Amira" },
    ],
    [
      { ...settings, deliveredAfterMinutes: 45 },
      { ...settings, deliveredAfterMinutes: 45 },
    ],
  ])("reads %j", (typed, read) => {
    expect(strict.parse(typed)).toEqual(read);
  });

  it.each([
    {},
    { hookUrl: settings.hookUrl },
    { ...settings, accessToken: "two words" },
    { ...settings, hookUrl: "sdf34asdv1" },
    { ...settings, hookUrl: "https://delivety.com" },
    { ...settings, hookUrl: "https://me:secret@delivety.com/hooks/catch/a" },
    { ...settings, hookUrl: "http://delivety.com/hooks/catch/a" },
    { ...settings, hookUrl: "ftp://delivety.com/hooks/catch/a" },
    { ...settings, company: "" },
    { ...settings, deliveredAfterMinutes: 0 },
    { ...settings, deliveredAfterMinutes: 1.5 },
    { ...settings, deliveredAfterMinutes: "45" },
    { ...settings, key: "x" },
  ])("refuses %j", (typed) => {
    expect(strict.safeParse(typed).success).toBe(false);
  });

  it("takes plain http where private hosts are allowed", () => {
    const hookUrl = "http://127.0.0.1:4930/hooks/catch/a";
    expect(settingsSchema({ plainHttp: true }).safeParse({ ...settings, hookUrl }).success).toBe(true);
  });

  it("hold the shop's time rule, where it set one", async () => {
    const { carrier } = await serving(() => ({ status: 200 }));
    expect(carrier.timeRule?.(settings)).toBeNull();
    expect(carrier.timeRule?.({ ...settings, deliveredAfterMinutes: 45 })).toEqual({
      deliveredAfterMinutes: 45,
    });
  });

  it("name the company whose limit counts, else the token, and tell neither", async () => {
    const { carrier } = await serving(() => ({ status: 200 }));
    const account = (more: object): string => carrier.account({ ...settings, ...more });
    expect(account({})).toBe(account({ hookUrl: "https://delivety.example/hooks/catch/other" }));
    expect(account({})).not.toBe(account({ accessToken: "other" }));
    expect(account({ company: "Chez Amira" })).toBe(
      account({ company: "chez  amira", accessToken: "other" }),
    );
    expect(account({ company: "Chez Amira" })).not.toBe(account({}));
    expect(account({}) + account({ company: "Chez Amira" })).not.toMatch(/d3l1v3ty|amira/i);
  });
});

describe("create", () => {
  const creation = {
    reference: goodParcel.reference,
    body: '{"access_token":"tok-d3l1v3ty","phone":"21622123456"}',
    idempotencyKey: null,
  };

  it("posts the prepared bytes to the hook; a 2xx is all there is to know", async () => {
    const { carrier, connection, calls } = await serving(() => ({ status: 202, body: "merci" }));
    expect(await carrier.create(connection, creation)).toEqual({
      kind: "created",
      parcel: { trackingNumber: null, trackingUrl: null, labelUrl: null, carrierState: null },
    });
    expect(calls).toEqual([{ path: "/hooks/catch/sdf34asdv1", body: creation.body }]);
  });

  it("puts the present token into bytes that were prepared with a replaced one", async () => {
    const { carrier, connection, calls } = await serving(() => ({ status: 200 }));
    await carrier.create(
      { ...connection, settings: { ...connection.settings, accessToken: "tok-new" } },
      creation,
    );
    expect(calls[0]?.body).toBe('{"access_token":"tok-new","phone":"21622123456"}');
  });

  it.each([404, 410])("a hook that is gone (%d) is refused, in words that say what to do", async (status) => {
    const { carrier, connection } = await serving(() => ({ status, body: "<html>?</html>" }));
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rejected", status, words: movedWords, retryAt: null },
    });
  });

  it("a hook that has moved shows the new origin, never its path", async () => {
    const { carrier, connection } = await serving(() => ({
      status: 308,
      headers: { location: "https://new.example/hooks/catch/n3w-s3cr3t" },
    }));
    const outcome = await carrier.create(connection, creation);
    expect(outcome).toMatchObject({
      kind: "not-created",
      error: { kind: "unexpected-answer", words: `308 → https://new.example. ${movedWords}`, retryAt: null },
    });
    expect(JSON.stringify(outcome)).not.toContain("n3w-s3cr3t");
  });

  it("keeps away after a 426, longer with each in a row, until one gets through", async () => {
    const statuses = [426, 426, 429, 200, 426];
    const blocks: unknown[] = [];
    const { carrier, connection } = await serving(() => ({ status: statuses.shift() ?? 200 }), {
      block: (key, until) => Promise.resolve(void blocks.push([key, until.toISOString()])),
    });
    const seen: unknown[] = [];
    while (statuses.length > 0) {
      const outcome = await carrier.create(connection, creation);
      seen.push(outcome.kind === "not-created" ? outcome.error.retryAt?.toISOString() : outcome.kind);
    }
    expect(seen).toEqual([
      "2026-11-20T10:00:10.000Z",
      "2026-11-20T10:00:20.000Z",
      "2026-11-20T10:00:40.000Z",
      "created",
      "2026-11-20T10:00:10.000Z",
    ]);
    expect(blocks[0]).toEqual([
      `delivety:${carrier.account(connection.settings)}:create`,
      "2026-11-20T10:00:10.000Z",
    ]);
  });

  it("obeys the time that a 426 names", async () => {
    const { carrier, connection } = await serving(() => ({ status: 426, headers: { "retry-after": "90" } }));
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", retryAt: new Date("2026-11-20T10:01:30Z") },
    });
  });

  it("sends nothing while the limiter says later", async () => {
    const at = new Date("2026-11-20T10:00:30Z");
    const { carrier, connection, calls } = await serving(() => ({ status: 200 }), {
      take: () => Promise.resolve({ kind: "later", at }),
    });
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", retryAt: at, status: null },
    });
    expect(calls).toEqual([]);
  });

  it("keeps hook, token and guest out of the words, and everything out of the log", async () => {
    const prepared = createDelivety({
      // None is used by `prepare`.
      http: { send: () => Promise.reject(new Error("unused")) },
      reach: () => Promise.reject(new Error("unused")),
      rateLimiter: {
        take: () => Promise.reject(new Error("unused")),
        nextTurn: () => Promise.resolve(null),
        block: () => Promise.resolve(),
      },
      clock: { now: () => new Date(0) },
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    }).prepare(goodParcel, settings, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    const { carrier, connection, logged } = await serving(() => ({
      status: 400,
      body: '{"message":"sdf34asdv1 tok-d3l1v3ty: Amira Ben Salah, 21622123456, amira@example.com refusé"}',
    }));
    expect(await carrier.create(connection, prepared.value)).toMatchObject({
      error: { words: "[…] […]: […], […], […] refusé" },
    });
    expect(logged).toEqual([
      {
        event: "carrier-call",
        carrier: "delivety",
        operation: "create",
        kind: "answer",
        status: 400,
        milliseconds: 0,
      },
    ]);
  });
});

it("states its facts, and has nothing to ask, follow or take back", async () => {
  const { carrier } = await serving(() => ({ status: 200 }));
  expect(facts).toEqual({
    name: "delivety",
    displayName: "Delivety",
    countries: ["*"],
    currency: null,
    delivers: ["LOCAL"],
    place: "none",
    overdueAfterHours: null,
    trackingNumber: null,
    calls: { documented: ["order"], public: [], links: [], webhooks: [] },
  });
  expect(Object.keys(carrier).sort()).toEqual([
    "account",
    "check",
    "create",
    "facts",
    "prepare",
    "settings",
    "timeRule",
    "toldByStaff",
    "typedAddress",
  ]);
});
