import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, serving } from "./fixtures/serving";

afterEach(closeServers);

const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: "EC1",
  carrierId: null,
};
const locked: Answer = { body: { success: false, error: 10001, message: "Commande non modifiable" } };
const unknown: Answer = { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } };

describe("handing a parcel over", () => {
  const validate = async (answer: Answer) => {
    const { carrier, connection, calls } = await serving(() => answer);
    return { outcome: await carrier.validation?.validate(connection, parcel), calls };
  };

  it("asks for its collection", async () => {
    const { outcome, calls } = await validate({
      body: { success: true, message: "Commande expedier avec succès" },
    });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(calls.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
      [
        "POST",
        "valid/order",
        { tracking: "EC1", ask_collection: "1" },
        '{"tracking":"EC1","ask_collection":"1"}',
      ],
    ]);
  });

  it("is done where it was done already", async () => {
    expect((await validate(locked)).outcome).toEqual({ ok: true, value: null });
  });

  it.each<[Answer, object]>([
    [unknown, { kind: "rejected", words: "Tracking invalide.", field: "tracking", retryAt: null }],
    [
      { status: 404, body: { message: "Not Found" } },
      { kind: "rejected", status: 404 },
    ],
    [{ body: { message: "?" } }, { kind: "unexpected-answer" }],
    [{ status: 503, body: "" }, { kind: "unavailable" }],
  ])("is not done after %j", async (answer, error) => {
    expect((await validate(answer)).outcome).toMatchObject({
      ok: false,
      error: { operation: "validate", ...error },
    });
  });

  it.each([
    [{ validate: "at-once" }, true],
    [{ validate: "by-hand" }, false],
    [{}, false],
  ])("follows the connection's setting %j", async (setting, atOnce) => {
    const { carrier, host } = await serving(() => ({ body: {} }));
    expect(carrier.validation?.isAtOnce({ host, token: "t", ...setting })).toBe(atOnce);
  });
});
