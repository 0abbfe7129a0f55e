import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, now, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: "EC1",
  carrierId: null,
};
const locked: Answer = { body: { success: false, error: 10001, message: "Commande non modifiable" } };
const unknown: Answer = { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } };
const noCall: Answer = { status: 404, body: { message: "Not Found" } };
const done: Answer = { body: { success: true, message: "Commande supprimée" } };
const serverError: Answer = { status: 500, body: { message: "Server Error" } };
const listing = (status?: string): Answer => ({
  body: { data: status === undefined ? [] : { EC1: { status } } },
});
const history: Answer = { body: { activity: [{ date: "2026-11-20", time: "09:00", status: "picked" }] } };

describe("taking a parcel back", () => {
  const cancel = async (deleted: Answer, listed: Answer = listing(), told: Answer = unknown) => {
    const script: Script = ({ path }) =>
      path === "delete/order" ? deleted : path === "get/orders/status" ? listed : told;
    const { carrier, connection, calls } = await serving(script);
    return { outcome: await carrier.cancel?.(connection, parcel, "client"), calls };
  };

  it.each([{ success: true, message: "Commande supprimée" }, { delete: "success" }])(
    "is done when the host answers %j and lists it no more",
    async (body) => {
      const { outcome, calls } = await cancel({ body });
      expect(outcome).toEqual({ kind: "done" });
      expect(
        calls.map(({ method, path, query, body: sent }) => [method, path, query["tracking"], sent]),
      ).toEqual([
        ["DELETE", "delete/order", "EC1", '{"tracking":"EC1"}'],
        ["GET", "get/orders/status", undefined, ""],
      ]);
    },
  );

  it("is refused once the parcel is locked, in the host's words", async () => {
    const { outcome } = await cancel(locked, listing("vers_hub"));
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

  it.each<[string, Answer, Answer, string, string | null]>([
    ["it is listed as cancelled", done, listing("annule"), "done", null],
    ["the parcel is unknown and not listed: gone already", unknown, listing(), "done", null],
    ["the parcel is listed as cancelled", locked, listing("annulé"), "done", null],
    ["the parcel is unknown, and listed", unknown, listing("vers_hub"), "refused", "Tracking invalide."],
    ["it is locked and not listed", locked, listing(), "refused", "Commande non modifiable"],
    ["it is locked and the list cannot be read", locked, serverError, "refused", "Commande non modifiable"],
    [
      "the host says yes and the parcel travels",
      done,
      listing("vers_hub"),
      "refused",
      "Suppression acceptée, mais le colis est déjà « vers_hub »",
    ],
    [
      "the host has no such call",
      noCall,
      listing("prete_a_expedier"),
      "refused",
      "Ce transporteur n'a pas l'appel delete/order (404) : Not Found",
    ],
    [
      "the host has no such call, and says so by a page",
      { status: 405, body: "<html>" },
      listing("prete_a_expedier"),
      "refused",
      "Ce transporteur n'a pas l'appel delete/order (405)",
    ],
  ])("where %s", async (_what, deleted, listed, kind, words) => {
    expect((await cancel(deleted, listed)).outcome).toMatchObject(
      words === null ? { kind } : { kind, error: { words, retryAt: null } },
    );
  });

  it.each<[string, Answer, string]>([
    ["no history either: gone", unknown, "done"],
    ["a history: the call is what is missing", history, "refused"],
    ["a history that cannot be read", serverError, "unknown"],
  ])("after a 404 of a parcel that is not listed and has %s", async (_what, told, kind) => {
    expect((await cancel(noCall, listing(), told)).outcome).toMatchObject({ kind });
  });

  it.each<[string, Answer, Answer, object]>([
    ["a 500", serverError, listing(), { kind: "unavailable", retryAt: expect.any(Date) }],
    ["silence about what was done", { body: {} }, listing(), { kind: "unexpected-answer" }],
    ["HTML", { body: "<html>" }, listing(), { kind: "unexpected-answer", retryAt: expect.any(Date) }],
    ["a list that cannot be read", done, serverError, { operation: "statuses", kind: "unavailable" }],
    [
      "a yes while it is still listed",
      done,
      listing("prete_a_expedier"),
      {
        words: "Suppression acceptée, mais le colis est encore « prete_a_expedier »",
        retryAt: new Date(now.getTime() + 60_000),
      },
    ],
    [
      "401",
      { status: 401, body: { message: "Unauthenticated." } },
      listing(),
      { kind: "auth", retryAt: null },
    ],
  ])("is asked again after %s", async (_what, deleted, listed, error) => {
    expect((await cancel(deleted, listed)).outcome).toMatchObject({ kind: "unknown", error });
  });

  it("is refused without a call where there is no number", async () => {
    const { carrier, connection, calls } = await serving(() => done);
    const nameless = { ...parcel, trackingNumber: null };
    expect(await carrier.cancel?.(connection, nameless, "x")).toMatchObject({ kind: "refused" });
    expect(calls).toEqual([]);
  });
});
