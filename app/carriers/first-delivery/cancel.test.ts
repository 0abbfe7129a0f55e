import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { closeServers, connection, now, type Script, serving, token } from "./fixtures/serving";

afterEach(closeServers);

const barCode = "683375045049";
const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: barCode,
  carrierId: null,
};
const inAMinute = new Date(now.getTime() + 60_000);

const treated = (result: unknown): object => ({ status: 200, isError: false, message: "Succès", result });
const inState = (state: string | number): object => treated({ state, barCode });
const gone: object = { status: 404, isError: true, message: "Produit introuvable", result: null };

/** Cancels, `etat` answering `present`. */
const cancel = async (answer: object | string, present: object | string = inState("En attente")) => {
  const script: Script = ({ path }) => (path.endsWith("/cancel-orders") ? answer : present);
  const { carrier, calls } = await serving(script);
  return { outcome: await carrier.cancel?.(connection, parcel, "client"), calls };
};

describe("cancelling", () => {
  it("names the barcode and asks no more where the answer has it", async () => {
    const { outcome, calls } = await cancel(treated([barCode]));
    expect(outcome).toEqual({ kind: "done" });
    expect(calls).toEqual([
      {
        path: "/api/v2/cancel-orders",
        authorization: `Bearer ${token}`,
        body: `{"barCodes":["${barCode}"]}`,
      },
    ]);
  });

  it.each<[string, object, object]>([
    ["the barcode comes as a number", treated([Number(barCode)]), gone],
    ["an earlier answer was lost", treated([]), inState("Supprimé")],
    ["it was deleted by code", treated([]), inState(6)],
    ["another's barcode is listed, and ours is deleted", treated(["683375045050"]), inState("SUPPRIME")],
    ["it is refused because it is deleted", { status: 400, isError: true, message: "Rien" }, inState(6)],
  ])("is done where %s", async (_what, answer, present) => {
    expect((await cancel(answer, present)).outcome).toEqual({ kind: "done" });
  });

  it.each([
    ["Enlevé", "Enlevé"],
    [103, "Enlevé"],
    ["Demande d'enlèvement", "Demande d'enlèvement"],
    ["Livré", "Livré"],
    ["Perdu en mer", "Perdu en mer"],
  ])("is refused in words where it is %j", async (state, told) => {
    const { outcome, calls } = await cancel(treated([]), inState(state));
    expect(outcome).toEqual({
      kind: "refused",
      error: {
        carrier: "first-delivery",
        operation: "cancel-orders",
        kind: "rejected",
        words: `Seules les commandes en attente peuvent être annulées ; celle-ci est « ${told} »`,
        status: null,
        field: null,
        retryAt: null,
      },
    });
    expect(calls.map(({ path }) => path)).toEqual(["/api/v2/cancel-orders", "/api/v2/etat"]);
  });

  it("takes another's barcode in the list for another's", async () => {
    const { outcome } = await cancel(treated(["683375045050"]), inState("Enlevé"));
    expect(outcome).toMatchObject({ kind: "refused", error: { words: expect.stringContaining("Enlevé") } });
  });

  it.each<[string, object, object, string]>([
    [
      "their own words, whatever the state",
      { status: 400, isError: true, message: "Annulation impossible" },
      inState("En attente"),
      "Annulation impossible",
    ],
    [
      "words of ours where they know no such parcel",
      treated([]),
      gone,
      `First Delivery n'a rien annulé et ne connaît pas le colis ${barCode}`,
    ],
  ])("is refused in %s", async (_what, answer, present, words) => {
    expect((await cancel(answer, present)).outcome).toMatchObject({
      kind: "refused",
      error: { words, retryAt: null },
    });
  });

  it("is refused without a call where there is no barcode", async () => {
    const { carrier, calls } = await serving(() => "");
    const nameless = { ...parcel, trackingNumber: null };
    expect(await carrier.cancel?.(connection, nameless, "client")).toMatchObject({ kind: "refused" });
    expect(calls).toEqual([]);
  });

  it.each<[string, object | string, object | string, object]>([
    ["nothing was treated and it still waits", treated([]), inState(0), { kind: "unexpected-answer" }],
    ["500", { status: 500, isError: true, message: "Erreur" }, "", { kind: "unavailable", status: 500 }],
    ["HTML", "<html>", "", { kind: "unexpected-answer", status: 200 }],
    ["half an answer", '{"status":200,"isErr', "", { kind: "unexpected-answer" }],
    ["success without a list", treated(null), "", { kind: "unexpected-answer" }],
    ["success with a strange list", treated([{ code: 1 }]), "", { kind: "unexpected-answer" }],
    ["an etat that cannot be read", treated([]), "<html>", { operation: "etat", kind: "unexpected-answer" }],
    ["an etat that fails", treated([]), { status: 500 }, { operation: "etat", kind: "unavailable" }],
  ])("is asked again after %s", async (_what, answer, present, error) => {
    expect((await cancel(answer, present)).outcome).toMatchObject({
      kind: "unknown",
      error: { ...error, retryAt: inAMinute },
    });
  });

  it("waits as long as a 429 says, and tells the limiter", async () => {
    const blocks: string[] = [];
    const { carrier } = await serving(() => ({ status: 429, isError: true, message: "Trop vite" }), {
      block: (key) => Promise.resolve(void blocks.push(key)),
    });
    expect(await carrier.cancel?.(connection, parcel, "client")).toMatchObject({
      kind: "unknown",
      error: { kind: "rate-limited", words: "Trop vite", retryAt: new Date("2026-11-20T10:00:10Z") },
    });
    expect(blocks).toEqual([`first-delivery:${carrier.account({ token })}:cancel-orders`]);
  });

  it.each([401, 403])("waits for a person after %d", async (status) => {
    const { outcome, calls } = await cancel({ status, isError: true, message: "Jeton invalide" });
    expect(outcome).toMatchObject({ kind: "unknown", error: { kind: "auth", retryAt: null } });
    expect(calls).toHaveLength(1);
  });
});
