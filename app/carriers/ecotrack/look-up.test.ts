import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { closeServers, page, row, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

describe("looking a creation up", () => {
  const reference = shipmentReference.parse("NV0000000007");
  const question = {
    reference,
    creation: { reference, body: "{}", idempotencyKey: null },
    attemptStartedAt: new Date("2026-11-20T09:58:00Z"),
    attemptEndedAt: new Date("2026-11-20T09:58:30Z"),
  };
  const ask = async (script: Script, changes: Partial<typeof question> = {}) => {
    const { carrier, connection, calls } = await serving(script);
    return { outcome: await carrier.lookUp?.(connection, { ...question, ...changes }), calls };
  };

  it("asks for the attempt's day and takes the exact reference alone, whatever stands first", async () => {
    const { outcome, calls } = await ask(() =>
      page([row(1), row(2, { reference: "NV00000000070" }), row(3, { reference: null }), row(7)]),
    );
    expect(outcome).toEqual({
      kind: "found",
      parcel: { trackingNumber: "EC7", trackingUrl: null, labelUrl: null, carrierState: "prete_a_expedier" },
    });
    expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["GET", "get/orders", { page: "1", start_date: "2026-11-20", end_date: "2026-11-21" }],
    ]);
  });

  it("counts days in Algiers, with the day before where the attempt was in its first two hours", async () => {
    const late = {
      attemptStartedAt: new Date("2026-11-19T23:30:00Z"),
      attemptEndedAt: new Date("2026-11-19T23:31:00Z"),
    };
    const { calls } = await ask(() => page([]), late);
    expect(calls[0]?.query).toEqual({ page: "1", start_date: "2026-11-19", end_date: "2026-11-21" });
  });

  it("reads every page, and then absence is proven", async () => {
    const { outcome, calls } = await ask(({ query }) => page([row(100 + Number(query["page"]))], 3, 3));
    expect(outcome).toEqual({ kind: "absent", provesAbsence: true, askAgainAt: null });
    expect(calls.map(({ query }) => query["page"])).toEqual(["1", "2", "3"]);
  });

  it("reads on until a page brings nothing new where the number of pages is not told", async () => {
    const { outcome, calls } = await ask(({ query }) => ({
      body: { data: Number(query["page"]) < 3 ? [row(Number(query["page"]))] : [] },
    }));
    expect(outcome).toMatchObject({ kind: "absent", provesAbsence: true });
    expect(calls).toHaveLength(3);
  });

  it("proves nothing when it began within 60 seconds of the attempt's end", async () => {
    const attemptEndedAt = new Date("2026-11-20T09:59:00.001Z");
    expect((await ask(() => page([]), { attemptEndedAt })).outcome).toEqual({
      kind: "absent",
      provesAbsence: false,
      askAgainAt: new Date("2026-11-20T10:00:00.001Z"),
    });
  });

  it.each<[string, Script]>([
    ["a row could not be read", () => page([row(1), { reference: "NV0000000009" }])],
    ["a row slipped away between two pages", ({ query }) => page([row(Number(query["page"]))], 2, 3)],
  ])("proves nothing when %s", async (_why, script) => {
    expect((await ask(script)).outcome).toEqual({
      kind: "absent",
      provesAbsence: false,
      askAgainAt: new Date("2026-11-20T10:01:00Z"),
    });
  });

  it("knows nothing when a page fails", async () => {
    const { outcome } = await ask(({ query }) =>
      query["page"] === "2" ? { body: "<html>" } : page([row(1)], 2, 2),
    );
    expect(outcome).toMatchObject({
      kind: "unknown",
      error: { operation: "orders", kind: "unexpected-answer", retryAt: new Date("2026-11-20T10:01:00Z") },
    });
  });

  it("prefers a living parcel to a cancelled twin, and finds the cancelled one where it is alone", async () => {
    const cancelled = row(7, { tracking: "old", status: "Annulé" });
    const { outcome } = await ask(({ query }) =>
      query["page"] === "1" ? page([cancelled], 2, 2) : page([row(7)], 2, 2),
    );
    expect(outcome).toMatchObject({ kind: "found", parcel: { trackingNumber: "EC7" } });
    expect((await ask(() => page([cancelled]))).outcome).toMatchObject({
      kind: "found",
      parcel: { trackingNumber: "old", carrierState: "Annulé" },
    });
  });
});
