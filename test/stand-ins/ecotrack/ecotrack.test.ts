import { afterEach, describe, expect, it } from "vitest";
import { type RunningStandIn, startStandIn } from "../kit";
import { standIn } from "./index";
import { createLimits } from "./limits";

let running: RunningStandIn | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const start = async (options: Record<string, string> = { "no-limits": "true" }): Promise<RunningStandIn> => {
  running = await startStandIn(standIn, { options });
  return running;
};

const order = (changes: object = {}): object => ({
  reference: "NV0123456789",
  nom_client: "Yacine",
  telephone: "0550123456",
  adresse: "12 rue",
  commune: "Bab Ezzouar",
  code_wilaya: 16,
  montant: 4500,
  produit: "2 x Burnous",
  quantite: "2",
  type: 1,
  stop_desk: 0,
  ...changes,
});

type Seen = { status: number; body: unknown; headers: Headers };
const call = async (method: string, path: string, body?: unknown, token = "tok-a"): Promise<Seen> => {
  const answer = await fetch(`${running?.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  // What is no JSON (a label, a redirect) is looked at as text.
  return {
    status: answer.status,
    body: isJson ? (JSON.parse(text) as unknown) : text,
    headers: answer.headers,
  };
};
const create = async (changes: object = {}, token?: string): Promise<string> => {
  // The shape is checked by the tests of creation.
  const { body } = (await call("POST", "create/order", order(changes), token)) as {
    body: { tracking: string };
  };
  return body.tracking;
};
const statusOf = async (...trackings: string[]): Promise<unknown> =>
  (await call("GET", `get/orders/status?api_token=tok-a&trackings=${trackings.join(",")}&status=all`)).body;

describe("create/order", () => {
  it("makes a parcel, from JSON or from the query", async () => {
    const { control } = await start();
    expect(await call("POST", "create/order", order())).toMatchObject({
      status: 200,
      body: { success: true, tracking: expect.stringMatching(/^ECDEMO\d{10}$/) },
    });
    const query = new URLSearchParams(Object.entries(order()).map(([name, value]) => [name, String(value)]));
    expect(await call("POST", `create/order?${query.toString()}`)).toMatchObject({ body: { success: true } });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [
        { reference: "NV0123456789", montant: 4500, state: "prete_a_expedier", validated: false },
        // The same reference twice makes two parcels.
        { reference: "NV0123456789", montant: 4500, state: "prete_a_expedier", validated: false },
      ],
    });
  });

  it.each<[object, Record<string, unknown>]>([
    [{ commune: "Bab-Ezzouar" }, { commune: ["La commune 'Bab-Ezzouar' est invalide."] }],
    [{ commune: "bab ezzouar" }, { commune: ["La commune 'bab ezzouar' est invalide."] }],
    [{ commune: "Oran" }, { commune: ["La commune 'Oran' est invalide."] }],
    [{ nom_client: " " }, { nom_client: ["Le champ nom client est obligatoire."] }],
    [{ telephone: "+213550123456" }, { telephone: ["Le champ téléphone doit contenir 9 ou 10 chiffres."] }],
    [{ telephone: undefined }, { telephone: ["Le champ téléphone est obligatoire."] }],
    [
      { adresse: "a".repeat(256) },
      { adresse: ["Le texte de adresse ne peut contenir plus de 255 caractères."] },
    ],
    [
      { remarque: "a".repeat(256) },
      { remarque: ["Le texte de remarque ne peut contenir plus de 255 caractères."] },
    ],
    [{ montant: 45.5 }, { montant: ["Le champ montant est invalide."] }],
    [{ montant: -1 }, { montant: ["Le champ montant est invalide."] }],
    [{ montant: undefined }, { montant: ["Le champ montant est obligatoire."] }],
    [{ code_wilaya: 59 }, { code_wilaya: ["Le champ code wilaya est invalide."] }],
    [{ type: 5 }, { type: ["Le champ type est invalide."] }],
    [{ stop_desk: 1, commune: "El Biar" }, { stop_desk: ["Pas de stop desk à El Biar."] }],
    [{ stop_desk: 1 }, { code_postal: ["Pas de stop desk sans code."] }],
  ])("refuses %j by field", async (changes, errors) => {
    const { control } = await start();
    expect(await call("POST", "create/order", order(changes))).toMatchObject({
      status: 422,
      body: { message: "The given data was invalid.", errors },
    });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [],
      calls: [{ note: { refused: errors } }],
    });
  });

  it("takes a desk with its code, and an exchange", async () => {
    await start();
    expect(await call("POST", "create/order", order({ stop_desk: 1, code_postal: "1602" }))).toMatchObject({
      body: { success: true },
    });
    expect(
      await call("POST", "create/order", order({ type: 2, produit_a_recuperer: "Burnous" })),
    ).toMatchObject({ body: { success: true } });
  });

  it("does not serve Tamanrasset, and says so in a 200", async () => {
    await start();
    expect(
      await call("POST", "create/order", order({ code_wilaya: 11, commune: "Tamanrasset" })),
    ).toMatchObject({
      status: 200,
      body: { success: false, error: 10002, message: "Pas de livraison pour la wilaya sélectionnée" },
    });
  });

  it("lets only a bearer token in", async () => {
    const { url } = await start();
    const denied = { status: 401, body: { message: "Unauthenticated." } };
    expect(await call("POST", "create/order", order(), "bad-token")).toMatchObject(denied);
    expect((await fetch(`${url}/api/v1/get/wilayas`)).status).toBe(401);
    const tracking = await create();
    expect(await call("GET", `get/orders/status?trackings=${tracking}&status=all`)).toMatchObject(denied);
  });
});

describe("the lists", () => {
  it("have at least ten wilayas with several communes, and desks", async () => {
    await start();
    const { body: wilayas } = (await call("GET", "get/wilayas")) as { body: { wilaya_id: number }[] };
    const served = wilayas.map(({ wilaya_id }) => wilaya_id);
    expect(served).toEqual(expect.arrayContaining([6, 9, 15, 16, 19, 23, 25, 31]));
    expect(served.length).toBeGreaterThanOrEqual(10);
    expect(served).not.toContain(11);
    const { body } = (await call("GET", "get/communes")) as { body: Record<string, { wilaya_id: number }> };
    for (const id of served) {
      const count = Object.values(body).filter(({ wilaya_id }) => wilaya_id === id).length;
      expect(count).toBeGreaterThan(1);
    }
    expect(await call("GET", "get/communes?wilaya_id=31")).toMatchObject({
      body: { "0": { nom: "Oran", wilaya_id: 31, code_postal: "3101", has_stop_desk: 1 } },
    });
    expect(await call("GET", "get/desks")).toMatchObject({
      body: { my_desk: { location: { commune: "Birkhadem" } }, other_desks: expect.any(Array) },
    });
    expect(await call("GET", "get/fees")).toMatchObject({
      body: { livraison: expect.any(Array), retour: expect.any(Array) },
    });
    expect(await call("GET", "validate/token?api_token=tok-a")).toMatchObject({
      body: { message: "VALID_TOKEN" },
    });
    expect(await call("GET", "validate/token?api_token=bad")).toMatchObject({
      body: { message: "INVALID_TOKEN" },
    });
  });
});

describe("a parcel before and after its validation", () => {
  it("can be changed and deleted, and is gone then", async () => {
    await start();
    const tracking = await create();
    expect(
      await call("POST", `update/order?tracking=${tracking}&client=Lina&wilaya=31&commune=Oran`),
    ).toMatchObject({
      body: { success: true },
    });
    expect(await call("GET", "get/orders")).toMatchObject({
      body: { data: [{ client: "Lina", commune: "Oran", wilaya_id: 31 }] },
    });
    expect(await call("DELETE", `delete/order?tracking=${tracking}`)).toMatchObject({
      body: { success: true },
    });
    expect(await call("DELETE", `delete/order?tracking=${tracking}`)).toMatchObject({ status: 422 });
    expect(await statusOf(tracking)).toEqual({ data: [] });
  });

  it("can be changed in every field that the call has a name for, some of them to nothing", async () => {
    const { control } = await start();
    const tracking = await create({ telephone_2: "0661000000", remarque: "Sonner", type: 2 });
    const changes = {
      ...{ tracking, reference: "NV9", client: "Lina", tel: "0770123456", tel2: "", adresse: "3 rue" },
      ...{ code_postal: "3101", commune: "Oran", wilaya: "31", montant: "6200", remarque: "" },
      ...{ product: "1 x Burnous", type: "1", stop_desk: "1" },
    };
    expect(await call("POST", "update/order", changes)).toMatchObject({
      status: 200,
      body: { success: true, message: "Commande modifiée avec succès" },
    });
    const { parcels } = (await control.get("ledger")) as { parcels: { order: object }[] };
    expect(parcels[0]?.order).toEqual({
      ...{ reference: "NV9", nom_client: "Lina", telephone: "0770123456", adresse: "3 rue" },
      ...{ code_postal: "3101", commune: "Oran", code_wilaya: 31, montant: 6200 },
      ...{ produit: "1 x Burnous", quantite: "2", type: 1, stop_desk: 1 },
    });
  });

  it.each([
    [{ montant: "45.5" }, { montant: ["Le champ montant est invalide."] }],
    [{ tel: "+213550123456" }, { tel: ["Le champ tel doit contenir 9 ou 10 chiffres."] }],
    [{ commune: "Oran" }, { commune: ["La commune 'Oran' est invalide."] }],
  ])("is not changed to what is wrong: %j", async (changes, errors) => {
    await start();
    const tracking = await create();
    expect(await call("POST", "update/order", { tracking, ...changes })).toMatchObject({
      status: 422,
      body: { errors },
    });
    expect(await call("POST", "update/order", { tracking, wilaya: 11 })).toMatchObject({
      body: { success: false, error: 10002 },
    });
  });

  it.each([
    ["ignored-when-locked", true],
    ["ignored", false],
  ])("says success and ignores it, where %s", async (mode, isDoneBefore) => {
    const { control } = await start({ "no-limits": "true", changes: mode });
    const tracking = await create();
    const update = (montant: number) => call("POST", "update/order", { tracking, montant });
    expect(await update(6200)).toMatchObject({ status: 200, body: { success: true } });
    expect(await control.get("ledger")).toMatchObject({ parcels: [{ montant: isDoneBefore ? 6200 : 4500 }] });
    await call("POST", `valid/order?tracking=${tracking}&ask_collection=1`);
    expect(await update(7000)).toMatchObject({ status: 200, body: { success: true } });
    expect(await call("DELETE", `delete/order?tracking=${tracking}`)).toMatchObject({
      body: { success: true },
    });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ montant: isDoneBefore ? 6200 : 4500, deleted: false }],
    });
  });

  it("cannot be changed where the host lacks the call", async () => {
    const { control } = await start();
    const tracking = await create();
    await control.post("changes", { update: "absent" });
    expect(await call("POST", "update/order", { tracking, montant: 6200 })).toMatchObject({ status: 404 });
    expect(await call("DELETE", `delete/order?tracking=${tracking}`)).toMatchObject({
      body: { success: true },
    });
    await expect(control.post("changes", { update: "never" })).rejects.toThrow("400");
  });

  it("is locked by it", async () => {
    const { control } = await start();
    const tracking = await create();
    expect(await call("POST", `valid/order?tracking=${tracking}&ask_collection=1`)).toMatchObject({
      body: { success: true },
    });
    for (const [method, path] of [
      ["POST", "valid/order"],
      ["POST", "update/order"],
      ["DELETE", "delete/order"],
    ] as const) {
      expect(await call(method, `${path}?tracking=${tracking}`)).toMatchObject({
        status: 200,
        body: { success: false, error: 10001 },
      });
    }
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ validated: true, state: "en_ramassage" }],
    });
    expect(await call("GET", `get/order/label?tracking=${tracking}`)).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^%PDF/),
    });
  });

  it("walks by itself only once it is validated", async () => {
    const { control } = await start();
    await control.post("clock", { now: "2026-11-20T10:00:00Z" });
    await control.post("journey", { auto: true, stepMs: 60_000 });
    const [left, taken] = [await create(), await create()];
    await call("POST", `valid/order?tracking=${taken}&ask_collection=1`);
    const seen: unknown[] = [];
    for (const minute of ["00", "01", "02", "05", "06", "30"]) {
      await control.post("clock", { now: `2026-11-20T10:${minute}:30Z` });
      // The shape is the document's; a wrong one fails the comparison below.
      const { data } = (await statusOf(left, taken)) as { data: Record<string, { status: string }> };
      seen.push([data[left]?.status, data[taken]?.status]);
    }
    expect(seen).toEqual([
      ["prete_a_expedier", "en_ramassage"],
      ["prete_a_expedier", "vers_hub"],
      ["prete_a_expedier", "en_hub"],
      ["prete_a_expedier", "en_livraison"],
      ["prete_a_expedier", "livre_non_encaisse"],
      ["prete_a_expedier", "livre_non_encaisse"],
    ]);
    expect(await call("GET", `get/tracking/info?tracking=${taken}`)).toMatchObject({
      body: {
        activity: [
          { status: "order_information_received_by_carrier", date: "2026-11-20", time: /^11:00/ },
          { status: "picked", time: /^11:01/ },
          { status: "accepted_by_carrier", time: /^11:02/ },
          { status: "dispatched_to_driver", time: /^11:05/ },
          { status: "livred", time: /^11:06/ },
        ].map((entry) => ({ ...entry, time: expect.stringMatching(entry.time) })),
      },
    });
  });

  it("is moved by hand, also to a state nobody knows", async () => {
    const { control } = await start();
    const tracking = await create();
    await control.post("state", { tracking, state: "Perdu en mer" });
    expect(await statusOf(tracking)).toMatchObject({ data: { [tracking]: { status: "Perdu en mer" } } });
    await expect(control.post("state", { tracking: "EC0", state: "annule" })).rejects.toThrow("404");
  });
});

describe("get/orders", () => {
  it("pages by forty, newest first, by days in Algiers, of this account alone", async () => {
    const { control } = await start();
    await control.post("clock", { now: "2026-11-20T23:30:00Z" });
    for (let n = 1; n <= 41; n += 1) await create({ reference: `R${n}` });
    await create({ reference: "other" }, "tok-b");
    const list = async (query: string): Promise<unknown> => (await call("GET", `get/orders?${query}`)).body;
    expect(await list("page=1&start_date=2026-11-21&end_date=2026-11-21")).toMatchObject({
      current_page: 1,
      last_page: 2,
      total: 41,
      data: expect.arrayContaining([expect.objectContaining({ reference: "R41", created_at: "2026-11-21" })]),
    });
    expect(await list("page=2")).toMatchObject({ data: [{ reference: "R1", montant: "4500" }] });
    expect(await list("start_date=2026-11-20&end_date=2026-11-20")).toMatchObject({ data: [], total: 0 });
    expect(await call("GET", "get/orders?start_date=21/11/2026")).toMatchObject({ status: 422 });
  });
});

describe("get/orders/status", () => {
  it("takes a hundred trackings and the states of the document", async () => {
    const { control } = await start();
    const tracking = await create({ stop_desk: 1, code_postal: "1602" });
    await control.post("state", { tracking, state: "suspendu" });
    const ask = (trackings: string, status: string) =>
      call("GET", `get/orders/status?api_token=tok-a&trackings=${trackings}&status=${status}`);
    expect(await ask(tracking, "all")).toMatchObject({
      body: {
        data: {
          [tracking]: {
            status: "suspendu",
            desk_commune: "Bab Ezzouar",
            activity: [{ reason: "Client ne répond pas" }],
          },
        },
      },
    });
    expect(await ask(tracking, "suspendu,annule")).toMatchObject({ body: { data: { [tracking]: {} } } });
    expect(await ask(tracking, "annule")).toMatchObject({ body: { data: [] } });
    expect(await ask(tracking, "perdu")).toMatchObject({ status: 422 });
    expect(await ask(Array.from({ length: 101 }, () => tracking).join(","), "all")).toMatchObject({
      status: 422,
    });
  });

  it("writes states with accents, and the history's words, on hosts that do", async () => {
    const { control } = await start({ "no-limits": "true", accents: "true", history: "true" });
    const tracking = await create();
    await control.post("state", { tracking, state: "paye_et_archive" });
    expect(await statusOf(tracking)).toMatchObject({
      data: { [tracking]: { status: "payé_et_archivé", activity: [{ status: "payed" }] } },
    });
  });
});

describe("limits", () => {
  it("are told in every answer and kept over all calls of a token", async () => {
    const { control } = await start({ "per-minute": "2" });
    const first = await call("GET", "get/wilayas");
    expect(first.headers.get("x-ratelimit-limit-minute")).toBe("2");
    expect(first.headers.get("x-ratelimit-remaining-minute")).toBe("1");
    expect(first.headers.get("x-ratelimit-limit-day")).toBe("15000");
    expect(Number(first.headers.get("x-ratelimit-reset-minute"))).toBeGreaterThan(Date.now() / 1000);
    await call("POST", "create/order", order());
    const hasty = await call("GET", "get/orders");
    expect([hasty.status, hasty.body]).toEqual([429, { message: "Too Many Attempts." }]);
    expect(Number(hasty.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("GET", "get/orders", undefined, "tok-b")).status).toBe(200);
    expect(await control.get("ledger")).toMatchObject({ rejections: 1 });
  });

  it("let a call in again when the window has slid past", () => {
    let now = 1_000_000;
    const limits = createLimits({ perMinute: 1, olderHeaders: true, now: () => now });
    expect(limits.enter("t").waitSeconds).toBeUndefined();
    now += 59_999;
    expect(limits.enter("t").waitSeconds).toBe(1);
    now += 1;
    expect(limits.enter("t").waitSeconds).toBeUndefined();
    expect(limits.headers("t")).toEqual({ "x-ratelimit-limit": "1", "x-ratelimit-remaining": "0" });
  });
});

it("answers 301 to every call while it has moved", async () => {
  const { control } = await start({ "moved-to": "https://new.ecotrack.dz/" });
  const moved = await call("GET", "get/orders?page=1");
  expect([moved.status, moved.headers.get("location")]).toEqual([
    301,
    "https://new.ecotrack.dz/api/v1/get/orders?page=1",
  ]);
  await control.post("moved", { to: null });
  expect((await call("GET", "get/orders?page=1")).status).toBe(200);
});

it("plays faults in its own words, by the call's path or its short name", async () => {
  const { control } = await start();
  await control.post("faults", [
    { call: "create", kind: 429, retryAfter: 7 },
    { call: "create/order", kind: 500, processed: true },
    { call: "list", kind: 401 },
  ]);
  const busy = await call("POST", "create/order", order());
  expect([busy.status, busy.headers.get("retry-after"), busy.body]).toEqual([
    429,
    "7",
    { message: "Too Many Attempts." },
  ]);
  expect(await call("POST", "create/order", order())).toMatchObject({
    status: 500,
    body: { message: "Server Error" },
  });
  expect(await call("GET", "get/orders")).toMatchObject({ status: 401 });
  expect(await control.get("ledger")).toMatchObject({ parcels: [{ reference: "NV0123456789" }] });
});
