import { afterEach, describe, expect, it } from "vitest";
import type { Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import { goodParcel, lists } from "./fixtures/parcel";
import { type Answer, closeServers, page, row, type Script, serving } from "./fixtures/serving";
import { prepareShipment } from "./shipment";

afterEach(closeServers);

const tracking = "ECQFLD2611207673";
const parcel = { reference: goodParcel.reference, trackingNumber: tracking, carrierId: null };
const preparedWith = (changes: Partial<Parcel> = {}): PreparedCreation => {
  const prepared = prepareShipment({ ...goodParcel, ...changes }, lists);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return prepared.value;
};

const done: Answer = { body: { success: true, message: "Commande modifiée avec succès" } };
const serverError: Answer = { status: 500, body: { message: "Server Error" } };
const listing = (status?: string): Answer => ({
  body: { data: status === undefined ? [] : { [tracking]: { status } } },
});
/** The row as it shows what the good parcel says. */
const shown = (changes: object = {}): object =>
  row(1, {
    tracking,
    reference: goodParcel.reference,
    client: "YACINE BELKACEM",
    phone: "550123456",
    phone_2: "021634567",
    adresse: "Cité 1200 logements bât. 4, Alger",
    commune: "Bab Ezzouar",
    wilaya_id: "16",
    montant: "4500.00",
    ...changes,
  });

describe("changing a parcel", () => {
  const update = async (
    told: Answer,
    orders: Answer | Script = page([shown()]),
    listed: Answer = listing("prete_a_expedier"),
    creation = preparedWith(),
  ) => {
    const script: Script = (call) => {
      if (call.path === "update/order") return told;
      if (call.path === "get/orders/status") return listed;
      return typeof orders === "function" ? orders(call) : orders;
    };
    const { carrier, connection, calls, logged } = await serving(script);
    return { outcome: await carrier.update?.(connection, parcel, creation), calls, logged };
  };

  it("says everything anew, in the names of this call, and looks at the row", async () => {
    const { outcome, calls, logged } = await update(done);
    expect(outcome).toEqual({ kind: "done" });
    expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["POST", "update/order", { tracking }],
      ["GET", "get/orders", { page: "1", start_date: "2026-11-19", end_date: "2026-11-21" }],
    ]);
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      tracking,
      reference: "NV0123456789",
      client: "Yacine Belkacem",
      tel: "0550123456",
      tel2: "021634567",
      adresse: "Cité 1200 logements, bât. 4, Alger",
      code_postal: "",
      commune: "Bab Ezzouar",
      wilaya: "16",
      montant: "4500",
      remarque: "Appeler avant 18 h",
      product: "2 x Burnous (L), 1 x Chèche",
      type: "1",
      stop_desk: "0",
    });
    expect(JSON.stringify(logged)).not.toMatch(/Yacine|0550|Burnous|ECQFLD/);
  });

  it("empties what the order does not have any more, and names the desk", async () => {
    const creation = preparedWith({
      phones: ["+213550123456"],
      order: { ...goodParcel.order, note: "" },
      marks: { stopDesk: true, exchange: true, serviceLevel: null, parcels: 1, toTakeBack: null },
    });
    const { calls } = await update(done, page([shown({ phone_2: null })]), undefined, creation);
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      tel2: "",
      remarque: "",
      code_postal: "1602",
      stop_desk: "1",
      type: "2",
    });
  });

  it.each<[object, string]>([
    [{ montant: "6200" }, "montant 6200 au lieu de 4500"],
    [{ wilaya_id: 31, commune: "Oran" }, "wilaya 31 au lieu de 16, commune"],
    [{ adresse: "12 rue Didouche" }, "adresse"],
    [{ client: "Lina" }, "nom"],
    [{ phone: "0661000000", phone_2: "0662000000" }, "téléphone, deuxième téléphone"],
  ])("is refused in words where a success was ignored: %j", async (changes, found) => {
    expect((await update(done, page([shown(changes)]))).outcome).toEqual({
      kind: "refused",
      error: {
        carrier: "ecotrack",
        operation: "update",
        kind: "rejected",
        words: `Réponse « succès », mais la liste montre encore : ${found}`,
        status: null,
        field: null,
        retryAt: null,
      },
    });
  });

  it("takes nothing for a contradiction that the row does not tell, and +213 for a zero", async () => {
    const bare = row(1, { tracking, phone: "+213 550 12 34 56" });
    expect((await update(done, page([bare]))).outcome).toEqual({ kind: "done" });
  });

  it.each<[string, Answer | Script, Answer, string]>([
    [
      "the row is right, and the parcel handed over",
      page([shown({ status: "en_ramassage" })]),
      listing(),
      "Réponse « succès », mais le colis est déjà « en_ramassage » : rien n'y change plus",
    ],
    [
      "no row shows it, and it travels",
      page([row(9)]),
      listing("vers_hub"),
      "Réponse « succès », mais le colis est déjà « vers_hub » : rien n'y change plus",
    ],
    ["nothing shows it", page([]), listing(), "Réponse « succès », mais aucune liste ne montre ce colis"],
  ])("is refused in words where %s", async (_what, orders, listed, words) => {
    expect((await update(done, orders, listed)).outcome).toMatchObject({
      kind: "refused",
      error: { words, retryAt: null },
    });
  });

  it("finds the row on a later page, and gives up after fifteen for the state", async () => {
    const third: Script = ({ query }) => page(query["page"] === "3" ? [shown()] : [row(9)], 40);
    const { outcome, calls } = await update(done, third);
    expect([outcome, calls.length]).toEqual([{ kind: "done" }, 4]);
    const endless = await update(done, () => page([row(9)], 40));
    expect(endless.outcome).toEqual({ kind: "done" });
    expect(endless.calls.map(({ path }) => path)).toEqual([
      "update/order",
      ...Array.from({ length: 15 }, () => "get/orders"),
      "get/orders/status",
    ]);
  });

  it.each<[string, Answer, object]>([
    [
      "it is locked",
      { body: { success: false, error: 10001, message: "Commande non modifiable" } },
      { kind: "rejected", words: "Commande non modifiable" },
    ],
    [
      "a field is wrong",
      { status: 422, body: { message: "x", errors: { tel: ["Le tel 0550123456 est invalide."] } } },
      { kind: "rejected", words: "Le tel […] est invalide.", field: "phone" },
    ],
    [
      "the wilaya is not served",
      { body: { success: false, error: 10002, message: "Pas de livraison" } },
      { kind: "not-served", words: "Pas de livraison", field: "city" },
    ],
    [
      "there is no such parcel",
      { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } },
      { words: "Tracking invalide.", field: "tracking" },
    ],
    [
      "the host has no such call",
      { status: 404, body: { message: "" } },
      { words: "Ce transporteur n'a pas l'appel update/order (404)", status: 404 },
    ],
    [
      "the host has no such call, and says so by a page",
      { status: 405, body: "<html>" },
      { words: "Ce transporteur n'a pas l'appel update/order (405)", status: 405 },
    ],
  ])("is refused where %s", async (_what, told, error) => {
    const { outcome, calls } = await update(told);
    expect(outcome).toMatchObject({
      kind: "refused",
      error: { operation: "update", retryAt: null, ...error },
    });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Answer, Answer, Answer, object]>([
    ["500", serverError, page([]), listing(), { kind: "unavailable", retryAt: expect.any(Date) }],
    ["HTML", { body: "<html>" }, page([]), listing(), { kind: "unexpected-answer" }],
    ["silence about what was done", { body: {} }, page([]), listing(), { kind: "unexpected-answer" }],
    [
      "429",
      { status: 429, headers: { "retry-after": "7" }, body: { message: "Too Many Attempts." } },
      page([]),
      listing(),
      { kind: "rate-limited", retryAt: new Date("2026-11-20T10:00:07Z") },
    ],
    [
      "401",
      { status: 401, body: { message: "Unauthenticated." } },
      page([]),
      listing(),
      { kind: "auth", retryAt: null },
    ],
    ["rows that cannot be read", done, serverError, listing(), { operation: "orders", kind: "unavailable" }],
    ["states that cannot be read", done, page([]), serverError, { operation: "statuses" }],
  ])("is asked again after %s", async (_what, told, orders, listed, error) => {
    expect((await update(told, orders, listed)).outcome).toMatchObject({ kind: "unknown", error });
  });

  it("is refused without a call where there is no number", async () => {
    const { carrier, connection, calls } = await serving(() => done);
    const nameless = { ...parcel, trackingNumber: null };
    expect(await carrier.update?.(connection, nameless, preparedWith())).toMatchObject({ kind: "refused" });
    expect(calls).toEqual([]);
  });
});
