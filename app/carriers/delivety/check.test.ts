import { afterEach, describe, expect, it } from "vitest";
import type { NeverSentReason } from "../kit/http";
import { checkAddress } from "./check";
import { settings } from "./fixtures/parcel";
import { closeServers, now, serving } from "./fixtures/serving";

afterEach(closeServers);

describe("the test of a connection", () => {
  it("proves the address, and makes no order", async () => {
    const { carrier, connection, calls } = await serving(() => ({ status: 200 }));
    expect(await carrier.check?.(connection)).toEqual({ kind: "works", proves: "address" });
    expect(calls).toEqual([]);
  });

  it.each<[NeverSentReason, string, Date | null]>([
    ["dns", "host", new Date("2026-11-20T10:01:00Z")],
    ["tls", "host", new Date("2026-11-20T10:01:00Z")],
    ["address-refused", "host", null],
    ["connection-refused", "no-answer", new Date("2026-11-20T10:01:00Z")],
    ["connect-timeout", "no-answer", new Date("2026-11-20T10:01:00Z")],
  ])("says what is wrong: %s is %s", async (reason, cause, retryAt) => {
    const reach = () => Promise.resolve({ kind: "never-sent", reason } as const);
    expect(await checkAddress({ reach, clock: { now: () => now } }, settings)).toEqual({
      kind: "fails",
      cause,
      error: {
        carrier: "delivety",
        operation: "check",
        kind: "unavailable",
        words: null,
        status: null,
        field: null,
        retryAt,
      },
    });
  });
});
