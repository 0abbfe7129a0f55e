import { afterEach, describe, expect, it } from "vitest";
import { shipmentId, shipmentReference } from "~/shipping/ids";
import { closeServers, page, serving } from "./fixtures/serving";
import { limitsIn, usedUpUntil } from "./host-limits.server";

afterEach(closeServers);

const now = new Date("2026-11-20T10:00:00.000Z");
const seconds = (moment: string): string => String(Date.parse(moment) / 1000);

describe("what a host says of its limits", () => {
  it.each([
    [
      {
        "x-ratelimit-limit-minute": "50",
        "x-ratelimit-limit-hour": "1500",
        "x-ratelimit-limit-day": "15000",
      },
      { minute: 50, hour: 1_500, day: 15_000 },
    ],
    [{ "x-ratelimit-limit": "120" }, { minute: 120 }],
    [{ "x-ratelimit-limit": "120", "x-ratelimit-limit-minute": "30" }, { minute: 30 }],
    [{ "x-ratelimit-limit-minute": "0", "x-ratelimit-limit-hour": "many" }, {}],
    [{}, {}],
  ])("%j", (headers, limits) => {
    expect(limitsIn(headers)).toEqual(limits);
  });

  it.each([
    [
      { "x-ratelimit-remaining-minute": "0", "x-ratelimit-reset-minute": seconds("2026-11-20T10:00:40Z") },
      "2026-11-20T10:00:40.000Z",
    ],
    [
      {
        "x-ratelimit-remaining-minute": "0",
        "x-ratelimit-reset-minute": seconds("2026-11-20T10:00:40Z"),
        "x-ratelimit-remaining-hour": "0",
        "x-ratelimit-reset-hour": seconds("2026-11-20T10:30:00Z"),
      },
      "2026-11-20T10:30:00.000Z",
    ],
    [
      { "x-ratelimit-remaining-minute": "0", "x-ratelimit-reset-minute": seconds("2027-01-01T00:00:00Z") },
      "2026-11-20T10:01:00.000Z",
    ],
    [
      { "x-ratelimit-remaining-minute": "1", "x-ratelimit-reset-minute": seconds("2026-11-20T10:00:40Z") },
      null,
    ],
    [
      { "x-ratelimit-remaining-minute": "0", "x-ratelimit-reset-minute": seconds("2026-11-20T09:00:00Z") },
      null,
    ],
    [{ "x-ratelimit-remaining-minute": "0" }, null],
  ])("used up: %j until %s", (headers, until) => {
    expect(usedUpUntil(headers, now)?.toISOString() ?? null).toBe(until);
  });
});

describe("the limits of an account", () => {
  const followed = {
    shipment: shipmentId.parse("0f0c8a52-7a0f-4f36-9e41-8d0c3f1f4b11"),
    trackingNumber: "EC1",
    carrierId: null,
    createdAt: now,
  };
  const creation = {
    reference: shipmentReference.parse("NV0123456789"),
    body: "{}",
    idempotencyKey: null,
  };

  it("are one for all calls, the usual ones until the host has answered, then its own", async () => {
    const { carrier, connection, taken, account } = await serving(() => ({
      headers: { "X-RateLimit-Limit-Minute": "30", "X-RateLimit-Limit-Hour": "900" },
      body: { data: [] },
    }));
    await carrier.create(connection, creation);
    await carrier.follow?.(connection, [followed]);
    const at = (window: string, calls: number, perMilliseconds: number) => ({
      key: `ecotrack:${account}:${window}`,
      limit: { calls, perMilliseconds },
    });
    expect(taken.slice(0, 6)).toEqual([
      at("minute", 50, 60_000),
      at("hour", 1_500, 3_600_000),
      at("day", 15_000, 86_400_000),
      at("minute", 30, 60_000),
      at("hour", 900, 3_600_000),
      at("day", 15_000, 86_400_000),
    ]);
  });

  it("keep everybody away when others have used them up", async () => {
    const { carrier, connection, blocks, account } = await serving(() => ({
      ...page([]),
      headers: {
        "X-RateLimit-Remaining-Hour": "0",
        "X-RateLimit-Reset-Hour": seconds("2026-11-20T10:20:00Z"),
      },
    }));
    await carrier.syncReference?.(connection);
    expect(blocks[0]).toEqual({ key: `ecotrack:${account}:minute`, until: "2026-11-20T10:20:00.000Z" });
  });

  it("put a call off where one window is full, and the next windows are left alone", async () => {
    const at = new Date("2026-11-20T10:00:30Z");
    const keys: string[] = [];
    const { carrier, connection, calls } = await serving(() => ({ body: {} }), {
      take: (key) => {
        keys.push(key);
        return Promise.resolve(key.endsWith(":hour") ? { kind: "later", at } : { kind: "go" });
      },
    });
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", retryAt: at, status: null },
    });
    expect(keys.map((key) => key.split(":")[2])).toEqual(["minute", "hour"]);
    expect(calls).toEqual([]);
  });
});
