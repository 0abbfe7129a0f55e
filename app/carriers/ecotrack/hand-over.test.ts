import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: "EC1",
  carrierId: null,
};
const locked: Answer = { body: { success: false, error: 10001, message: "Commande non modifiable" } };
const unknown: Answer = { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } };
const listing = (data: unknown): Answer => ({ body: { data } });

describe("taking a parcel back", () => {
  const cancel = async (deleted: Answer, listed: Answer = listing([])) => {
    const script: Script = ({ path }) => (path === "delete/order" ? deleted : listed);
    const { carrier, connection, calls } = await serving(script);
    return { outcome: await carrier.cancel?.(connection, parcel, "client"), calls };
  };

  it.each([{ success: true, message: "Commande supprimée" }, { delete: "success" }])(
    "is done when the host answers %j",
    async (body) => {
      const { outcome, calls } = await cancel({ body });
      expect(outcome).toEqual({ kind: "cancelled" });
      expect(calls.map(({ method, path, query, body: sent }) => [method, path, query, sent])).toEqual([
        ["DELETE", "delete/order", { tracking: "EC1" }, '{"tracking":"EC1"}'],
      ]);
    },
  );

  it("is refused once the parcel is locked, in the host's words", async () => {
    const { outcome } = await cancel(locked, listing({ EC1: { status: "vers_hub" } }));
    expect(outcome).toEqual({
      kind: "refused",
      error: {
        carrier: "ecotrack",
        operation: "delete",
        kind: "rejected",
        words: "Commande non modifiable",
        status: 200,
        field: null,
        retryAt: null,
      },
    });
  });

  it.each<[string, Answer, Answer, string]>([
    ["the parcel is unknown and not listed: gone already", unknown, listing([]), "cancelled"],
    ["the parcel is listed as cancelled", locked, listing({ EC1: { status: "annulé" } }), "cancelled"],
    ["the call is unknown, the parcel is not", unknown, listing({ EC1: { status: "vers_hub" } }), "refused"],
    ["the list cannot be read", unknown, { body: "<html>" }, "refused"],
    ["it is locked and not listed", locked, listing([]), "refused"],
    ["a 500", { status: 500, body: { message: "Server Error" } }, listing([]), "unknown"],
    ["silence about what was done", { body: {} }, listing([]), "unknown"],
    ["401", { status: 401, body: { message: "Unauthenticated." } }, listing([]), "unknown"],
  ])("where %s", async (_what, deleted, listed, kind) => {
    expect((await cancel(deleted, listed)).outcome).toMatchObject({ kind });
  });
});

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
