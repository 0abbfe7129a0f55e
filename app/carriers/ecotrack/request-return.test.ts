import { afterEach, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, serving } from "./fixtures/serving";

afterEach(closeServers);

const tracking = "ECQFLD2103047673";
const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: tracking,
  carrierId: null,
};
const listing = (status?: string): Answer => ({
  body: { data: status === undefined ? [] : { [tracking]: { status } } },
});
const asking = async (answer: Answer, listed: Answer = listing("vers_wilaya"), about: object = {}) => {
  const { carrier, connection, calls } = await serving(({ path }) =>
    path === "get/orders/status" ? listed : answer,
  );
  return { outcome: await carrier.requestReturn?.(connection, { ...parcel, ...about }), calls };
};
const notAllowed: Answer = {
  body: {
    success: false,
    error: 10003,
    message: "Le retour ne peut pas etre demandé pour cette commande",
  },
};

it("is asked by the number alone; a yes is the courier's word that it was heard", async () => {
  const { outcome, calls } = await asking({ body: { success: true, message: "Retour demandé avec succès" } });
  expect(outcome).toEqual({ kind: "done" });
  expect(calls.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
    ["POST", "ask/for/order/return", { tracking }, ""],
  ]);
});

it.each<[string, Answer, object]>([
  [
    "10003",
    notAllowed,
    { kind: "rejected", words: "Le retour ne peut pas etre demandé pour cette commande", status: 200 },
  ],
  [
    "10001",
    { body: { success: false, error: 10001, message: "Commande non modifiable" } },
    { kind: "rejected", words: "Commande non modifiable" },
  ],
  ["no number at all", { body: { success: false, message: "Non" } }, { kind: "rejected", words: "Non" }],
  [
    "422",
    { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } },
    { kind: "rejected", words: "Tracking invalide.", field: "tracking" },
  ],
  [
    "a host without the call",
    { status: 405, body: { message: "" } },
    { kind: "rejected", words: "Ce transporteur n'a pas l'appel ask/for/order/return (405)" },
  ],
])("is refused in the courier's words: %s", async (_what, answer, error) => {
  expect((await asking(answer)).outcome).toMatchObject({
    kind: "refused",
    error: { operation: "requestReturn", retryAt: null, ...error },
  });
});

it.each([
  ["retour_chez_livreur", "done"],
  ["Retour_reçu", "done"],
  ["en_livraison", "refused"],
  ["livre_non_encaisse", "refused"],
  [undefined, "refused"],
])("asked again of a parcel that is %s by now, it is %s", async (state, kind) => {
  expect((await asking(notAllowed, listing(state))).outcome).toMatchObject({ kind });
});

it("is refused all the same where the list cannot be read", async () => {
  expect((await asking(notAllowed, { status: 500, body: "" })).outcome).toMatchObject({ kind: "refused" });
});

it.each<[Answer, object]>([
  [{ body: { message: "?" } }, { kind: "unexpected-answer", retryAt: new Date("2026-11-20T10:01:00Z") }],
  [
    { status: 503, body: "" },
    { kind: "unavailable", retryAt: new Date("2026-11-20T10:01:00Z") },
  ],
  [
    { status: 401, body: { message: "Unauthenticated." } },
    { kind: "auth", retryAt: null },
  ],
])("is left open by %j", async (answer, error) => {
  expect((await asking(answer)).outcome).toMatchObject({ kind: "unknown", error });
});

it("is refused in words for a parcel without a number, and nobody is asked", async () => {
  const { outcome, calls } = await asking(notAllowed, listing(), { trackingNumber: null });
  expect(outcome).toMatchObject({
    kind: "refused",
    error: { words: "Ce colis n'a pas de numéro de suivi" },
  });
  expect(calls).toEqual([]);
});
