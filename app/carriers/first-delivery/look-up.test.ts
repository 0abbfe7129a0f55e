import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { closeServers, connection, page, row, type Script, sent, serving } from "./fixtures/serving";

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
    const { carrier, calls } = await serving(script);
    const outcome = await carrier.lookUp?.(connection, { ...question, ...changes });
    return { outcome, calls };
  };

  it("asks for the days around the attempt, in every state, and takes the exact match alone", async () => {
    const { outcome, calls } = await ask(() =>
      page([
        row(1),
        row(2, { Product: { designation: "NV0000000007 puis NV0000000099" } }),
        row(7, { state: 103 }),
      ]),
    );
    expect(outcome).toEqual({
      kind: "found",
      parcel: { trackingNumber: "bar-7", trackingUrl: null, labelUrl: null, carrierState: "Enlevé" },
    });
    expect(calls.map(({ path, body }) => [path, body])).toEqual([
      [
        "/api/v2/filter",
        '{"barCode":"","createdAtFrom":"2026-11-19","createdAtTo":"2026-11-21","pagination":{"pageNumber":1,"limit":100}}',
      ],
    ]);
  });

  it("reads every page, and then absence is proven", async () => {
    const { outcome, calls } = await ask((call) => page([row(sent(call).pagination?.pageNumber ?? 0)], 3, 3));
    expect(outcome).toEqual({ kind: "absent", provesAbsence: true, askAgainAt: null });
    expect(calls.map((call) => sent(call).pagination?.pageNumber)).toEqual([1, 2, 3]);
  });

  it("reads on until an empty page where the number of pages is not told", async () => {
    const { outcome, calls } = await ask((call) => ({
      status: 200,
      result: { Items: (sent(call).pagination?.pageNumber ?? 0) < 3 ? [row(1)] : [] },
    }));
    expect(outcome).toMatchObject({ kind: "absent", provesAbsence: true });
    expect(calls).toHaveLength(3);
  });

  it("proves nothing when it began within 60 seconds of the attempt's end", async () => {
    const attemptEndedAt = new Date("2026-11-20T09:59:00.001Z");
    const { outcome } = await ask(() => page([]), { attemptEndedAt });
    expect(outcome).toEqual({
      kind: "absent",
      provesAbsence: false,
      askAgainAt: new Date("2026-11-20T10:00:00.001Z"),
    });
  });

  it.each<[string, Script]>([
    ["a row could not be read", () => page([row(1), { barCode: "bar-2" }])],
    [
      "a row slipped away between two pages",
      (call) => page([row(sent(call).pagination?.pageNumber ?? 0)], 2, 3),
    ],
  ])("proves nothing when %s", async (_why, script) => {
    expect((await ask(script)).outcome).toEqual({
      kind: "absent",
      provesAbsence: false,
      askAgainAt: new Date("2026-11-20T10:01:00Z"),
    });
  });

  it("knows nothing when a page fails", async () => {
    const { outcome } = await ask((call) =>
      sent(call).pagination?.pageNumber === 2 ? "<html>" : page([row(1)], 2, 2),
    );
    expect(outcome).toMatchObject({
      kind: "unknown",
      error: { operation: "filter", kind: "unexpected-answer", retryAt: new Date("2026-11-20T10:01:00Z") },
    });
  });

  it("prefers a living parcel to a deleted twin, and finds the deleted one where it is alone", async () => {
    const deleted = row(7, { barCode: "old", state: "Supprimé" });
    const { outcome } = await ask((call) =>
      sent(call).pagination?.pageNumber === 1 ? page([deleted], 2, 2) : page([row(7)], 2, 2),
    );
    expect(outcome).toMatchObject({ kind: "found", parcel: { trackingNumber: "bar-7" } });
    expect((await ask(() => page([deleted]))).outcome).toMatchObject({
      kind: "found",
      parcel: { trackingNumber: "old", carrierState: "Supprimé" },
    });
  });
});
