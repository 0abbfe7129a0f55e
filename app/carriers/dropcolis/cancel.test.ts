import { afterEach, describe, expect, it } from "vitest";
import { goodParcel } from "./fixtures/parcel";
import { closeServers, connection, type Said, serving } from "./fixtures/serving";

afterEach(closeServers);

const tooLate: Said = {
  status: 409,
  body: { error: { code: "cannot_cancel", message: "Already picked up" } },
};
const inState = (status: string): Said => ({ body: { order_id: "dc_1", status } });

describe("cancelling", () => {
  const cancel = async (
    answer: Said,
    present: Said = inState("picked_up"),
    reason = "Le client a changé d'avis",
  ) => {
    const { carrier, calls } = await serving(({ method }) => (method === "POST" ? answer : present));
    const parcel = { reference: goodParcel.reference, trackingNumber: "dc_1", carrierId: "dc_1" };
    return { outcome: await carrier.cancel?.(connection, parcel, reason), calls };
  };

  it("tells them the reason", async () => {
    const { outcome, calls } = await cancel(inState("cancelled"));
    expect(outcome).toEqual({ kind: "done" });
    expect(calls).toMatchObject([
      { method: "POST", path: "/v1/orders/dc_1/cancel", body: '{"reason":"Le client a changé d\'avis"}' },
    ]);
  });

  it("always has a reason", async () => {
    const { calls } = await cancel(inState("cancelled"), inState("cancelled"), " ");
    expect(calls[0]?.body).toBe('{"reason":"Annulé par l\'expéditeur"}');
  });

  it.each<[string, Said, Said]>([
    ["200 without a state", { body: { success: true } }, inState("accepted")],
    ["200 with another, the order saying so", inState("accepted"), inState("cancelled")],
    ["a refusal, because an earlier try had done it", tooLate, inState("cancelled")],
  ])("is done after %s", async (_what, answer, present) => {
    expect((await cancel(answer, present)).outcome).toEqual({ kind: "done" });
  });

  it("is refused in their words when it is too late", async () => {
    expect((await cancel(tooLate)).outcome).toMatchObject({
      kind: "refused",
      error: {
        operation: "cancel",
        kind: "rejected",
        words: "Already picked up",
        status: 409,
        retryAt: null,
      },
    });
  });

  it("is refused where they have no such order", async () => {
    const none: Said = { status: 404, body: { error: { code: "not_found" } } };
    expect((await cancel(none, none)).outcome).toMatchObject({
      kind: "refused",
      error: { words: "not_found", retryAt: null },
    });
  });

  it("is refused without a call where the order has no name", async () => {
    const { carrier, calls } = await serving(() => ({ body: "" }));
    const nameless = { reference: goodParcel.reference, trackingNumber: null, carrierId: null };
    expect(await carrier.cancel?.(connection, nameless, "x")).toMatchObject({
      kind: "refused",
      error: { words: expect.stringMatching(/./), status: null, retryAt: null },
    });
    expect(calls).toEqual([]);
  });

  it("waits for a person where the keys are not good", async () => {
    const { outcome, calls } = await cancel({ status: 401, body: { error: { code: "x" } } });
    expect(outcome).toMatchObject({ kind: "unknown", error: { kind: "auth", retryAt: null } });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Said, Said]>([
    ["500", { status: 500, body: "" }, inState("accepted")],
    ["HTML", { body: "<html>" }, inState("accepted")],
    ["429", { status: 429, body: "" }, inState("accepted")],
    ["a refusal that cannot be looked into", tooLate, { status: 503, body: "" }],
    ["200 and an order that is still accepted", inState("accepted"), inState("accepted")],
  ])("is asked again after %s", async (_what, answer, present) => {
    expect((await cancel(answer, present)).outcome).toMatchObject({
      kind: "unknown",
      error: { retryAt: expect.any(Date) },
    });
  });
});
