import { afterEach, describe, expect, it } from "vitest";
import { lists } from "./fixtures/parcel";
import { closeServers, type Script, serving, token } from "./fixtures/serving";
import { type Reference, readReference } from "./reference";

afterEach(closeServers);

const answers: Record<string, unknown> = {
  "validate/token": { success: true, message: "VALID_TOKEN" },
  "get/wilayas": [
    { wilaya_id: 16, wilaya_name: "Alger" },
    { wilaya_id: "31", wilaya_name: "Oran" },
  ],
  "get/communes": {
    "0": { nom: "Alger Centre", wilaya_id: 16, code_postal: "1601", has_stop_desk: 1 },
    "1": { nom: "El Biar", wilaya_id: "16", code_postal: null, has_stop_desk: "0" },
    "2": { name: "a stranger" },
    // One of these in the list must not make the whole of it unreadable.
    "3": { nom: "Nulle part", wilaya_id: "9".repeat(400) },
    "4": { nom: "Entre deux", wilaya_id: 16.5 },
  },
  "get/desks": {
    my_desk: {
      hub_name: "Station",
      location: { wilaya: "Oran", commune: "Oran", adresse: "A", phone: "041" },
    },
    other_desks: [{ name: "Station Alger", code_wilaya: "16", commune: "Alger Centre", phone: null }],
  },
  "create/orders": { results: [] },
};
const script =
  (changes: Record<string, { status?: number; body: unknown }>): Script =>
  ({ path }) =>
    changes[path] ?? { body: answers[path] };

const sync = async (changes: Record<string, { status?: number; body: unknown }> = {}) => {
  const { carrier, connection, calls } = await serving(script(changes));
  return { outcome: await carrier.syncReference?.(connection), calls };
};

describe("what the host serves", () => {
  it("is its wilayas, communes and desks, in its own spelling", async () => {
    const { outcome, calls } = await sync();
    expect(outcome).toEqual({
      ok: true,
      value: {
        wilayas: [
          { id: 16, name: "Alger" },
          { id: 31, name: "Oran" },
        ],
        communes: [
          { wilaya: 16, name: "Alger Centre", code: "1601", hasDesk: true },
          { wilaya: 16, name: "El Biar", code: null, hasDesk: false },
        ],
        desks: [
          { wilaya: null, commune: "Oran", name: null, address: "A", phone: "041" },
          { wilaya: 16, commune: "Alger Centre", name: "Station Alger", address: null, phone: null },
        ],
        takesMany: true,
      },
    });
    expect(calls.map(({ path, query, authorization }) => [path, query, authorization])).toEqual([
      ["validate/token", { api_token: token }, `Bearer ${token}`],
      ["get/communes", {}, `Bearer ${token}`],
      ["get/wilayas", {}, `Bearer ${token}`],
      ["get/desks", {}, `Bearer ${token}`],
      ["create/orders", {}, `Bearer ${token}`],
    ]);
    // Asked with no order, so that it makes none.
    expect(calls.at(-1)?.body).toBe('{"orders":{}}');
  });

  it.each<[{ status?: number; body: unknown }, boolean]>([
    [{ status: 422, body: { message: "x", errors: { orders: ["Le champ orders est obligatoire."] } } }, true],
    [{ body: { success: false, message: "Aucune commande" } }, true],
    [{ body: { results: {} } }, true],
    [{ status: 404, body: { message: "Not Found" } }, false],
    [{ status: 405, body: { message: "Method Not Allowed" } }, false],
    [{ status: 404, body: "<html>404</html>" }, false],
    [{ body: "<html>Connexion</html>" }, false],
    [{ body: { message: "API" } }, false],
    [{ status: 500, body: { message: "Server Error" } }, false],
  ])("takes many orders at once where create/orders, empty, answers %j: %s", async (answer, takesMany) => {
    const { carrier, connection } = await serving(script({ "create/orders": answer }));
    const read = await carrier.syncReference?.(connection);
    expect(read).toMatchObject({ ok: true, value: { takesMany } });
    expect(carrier.batch?.isOffered?.(read?.ok ? read.value : null)).toBe(takesMany);
  });

  it("takes them one by one as long as nobody knows", async () => {
    const { carrier } = await serving(() => ({ body: {} }));
    const { takesMany, ...older } = lists;
    expect(takesMany).toBe(true);
    expect(carrier.batch?.isOffered?.(older)).toBe(false);
    expect(carrier.batch?.isOffered?.(null)).toBe(false);
    expect(readReference(older)).toEqual({ ...lists, takesMany: false } satisfies Reference);
  });

  it("can be read without the calls that a host may lack", async () => {
    const absent = { status: 404, body: { message: "Not Found" } };
    const { outcome } = await sync({ "validate/token": absent, "get/wilayas": absent, "get/desks": absent });
    expect(outcome).toMatchObject({ ok: true, value: { wilayas: [{ id: 16, name: "16" }], desks: [] } });
  });

  it.each([
    [
      "validate/token",
      { body: { success: false, message: "INVALID_TOKEN" } },
      "token",
      "auth",
      "INVALID_TOKEN",
    ],
    ["get/communes", { status: 404, body: { message: "Not Found" } }, "communes", "rejected", "Not Found"],
    ["get/communes", { body: [] }, "communes", "unexpected-answer", null],
    ["get/communes", { body: "<html>" }, "communes", "unexpected-answer", null],
    ["get/wilayas", { body: { data: [] } }, "wilayas", "unexpected-answer", null],
    [
      "get/wilayas",
      { status: 401, body: { message: "Unauthenticated." } },
      "wilayas",
      "auth",
      "Unauthenticated.",
    ],
  ])("is not known where %s answers %j", async (path, answer, operation, kind, words) => {
    expect((await sync({ [path]: answer })).outcome).toMatchObject({
      ok: false,
      error: { carrier: "ecotrack", operation, kind, words },
    });
  });

  it("is read back from what was kept, and only from that", () => {
    // As a database gives it back.
    expect(readReference(JSON.parse(JSON.stringify(lists)) as object)).toEqual(lists);
    expect(readReference(null)).toBeNull();
    expect(readReference({ wilayas: [1] })).toBeNull();
  });
});
