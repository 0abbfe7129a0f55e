import { afterEach, describe, expect, it } from "vitest";
import { type RunningStandIn, startStandIn } from "../kit";
import { standIn } from "./index";

let running: RunningStandIn | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const start = async (options: Record<string, string> = {}): Promise<RunningStandIn> => {
  running = await startStandIn(standIn, { options: { "no-limits": "true", ...options } });
  return running;
};

const order = (changes: object = {}): object => ({
  reference: "NV0123456789",
  nom_client: "Yacine (2)",
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

type Seen = { status: number; type: string; body: unknown };
const call = async (method: string, path: string, body?: unknown, token = "tok-a"): Promise<Seen> => {
  const answer = await fetch(`${running?.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const type = answer.headers.get("content-type") ?? "";
  return { status: answer.status, type, body: type.includes("json") ? (JSON.parse(text) as unknown) : text };
};
const create = async (): Promise<string> => {
  const made = await call("POST", "create/order", order());
  // The shape is the document's; a wrong one fails every test below.
  return (made.body as { tracking: string }).tracking;
};

describe("remarks", () => {
  it("have at most 255 letters, whatever they are written in, and never none", async () => {
    const { control } = await start();
    const tracking = await create();
    const add = (content: string) =>
      call("POST", `add/maj?${new URLSearchParams({ tracking, content }).toString()}`);
    expect(await add("Livraison avant 17:00 h")).toMatchObject({
      status: 200,
      body: { success: true, message: "Mise a jour avec success" },
    });
    expect(await add("ش".repeat(255))).toMatchObject({ status: 200 });
    expect(await add("ش".repeat(256))).toMatchObject({
      status: 422,
      body: { errors: { content: ["Le texte de contenu ne peut contenir plus de 255 caractères."] } },
    });
    expect(await add(" ")).toMatchObject({ status: 422 });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ remarks: ["Livraison avant 17:00 h", "ش".repeat(255)] }],
    });
  });

  it("are a plain list of the shop's own and the courier's", async () => {
    const { control } = await start();
    await control.post("clock", { now: "2026-11-20T10:04:19Z" });
    const tracking = await create();
    expect(await call("GET", `get/maj?tracking=${tracking}`)).toMatchObject({ body: [] });
    await call("POST", `add/maj?tracking=${tracking}&content=TEST`);
    const theirs = { content: "Client absent", station: "Hub", livreur: "Livreur 7" };
    await control.post("remark", { tracking, ...theirs });
    expect(await call("GET", `get/maj?tracking=${tracking}`)).toMatchObject({
      body: [
        {
          remarque: "Boutique : TEST",
          station: "",
          livreur: "",
          created_at: "2026-11-20 11:04:19",
          tracking,
        },
        { remarque: "Client absent", station: "Hub", livreur: "Livreur 7" },
      ],
    });
    expect(await call("GET", "get/maj?tracking=EC0")).toMatchObject({ status: 422 });
  });
});

describe("a return that is asked for", () => {
  const asked = async (mode: string): Promise<unknown[]> => {
    const { control } = await start({ returns: mode });
    const tracking = await create();
    const ask = () => call("POST", `ask/for/order/return?tracking=${tracking}`);
    const before = await ask();
    await control.post("state", { tracking, state: "en_livraison" });
    const answer = await ask();
    const { body } = await call("GET", `get/tracking/info?tracking=${tracking}`);
    // The shape is the document's.
    const { activity } = body as { activity: { status: string }[] };
    return [before.body, answer.body, activity.map(({ status }) => status)];
  };
  const refused = { success: false, error: 10003, message: expect.any(String) };
  const taken = { success: true, message: "Retour demandé avec succès" };

  it.each([
    ["accepted", taken, ["dispatched_to_driver", "return_asked"]],
    ["ignored", taken, ["dispatched_to_driver"]],
    ["refused", refused, ["dispatched_to_driver"]],
  ])("is %s while the parcel is out for delivery, and refused before", async (mode, answer, activity) => {
    expect(await asked(mode)).toEqual([refused, answer, activity]);
  });

  it("is taken otherwise from now on, on demand", async () => {
    const { control } = await start();
    const tracking = await create();
    await control.post("state", { tracking, state: "en_livraison" });
    await control.post("returns", { mode: "refused" });
    const ask = () => call("POST", `ask/for/order/return?tracking=${tracking}`);
    expect(await ask()).toMatchObject({ body: { success: false, error: 10003 } });
    await control.post("returns", { mode: "ignored" });
    expect(await ask()).toMatchObject({ body: { success: true } });
    await expect(control.post("returns", { mode: "never" })).rejects.toThrow("400");
  });
});

describe("create/orders", () => {
  it("takes many at once, each answered by its reference or its place", async () => {
    const { control } = await start();
    const orders = {
      "0": order(),
      "1": order({ reference: "NV1", commune: "x" }),
      "2": order({ reference: "NV2", code_wilaya: 11, commune: "Tamanrasset" }),
      "3": order({ reference: null }),
    };
    expect(await call("POST", "create/orders", { orders })).toMatchObject({
      status: 200,
      body: {
        results: {
          NV0123456789: { success: true, tracking: expect.stringMatching(/^ECDEMO/) },
          NV1: { commune: ["La commune 'x' est invalide."] },
          NV2: { success: false, error: 10002 },
          "3": { success: true },
        },
      },
    });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ reference: "NV0123456789" }, { reference: "" }],
      calls: [{ operation: "create/orders", note: { orders: 4 } }],
    });
  });

  it("answers a list where nothing has a reference, as PHP does", async () => {
    await start();
    const nameless = order({ reference: null });
    expect(await call("POST", "create/orders", { orders: { "0": nameless, "1": nameless } })).toMatchObject({
      body: { results: [{ success: true }, { success: true }] },
    });
  });

  it.each([
    [{ orders: {} }, "Le champ orders est obligatoire."],
    [{}, "Le champ orders est obligatoire."],
    [
      { orders: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [String(n), order()])) },
      "Le champ orders ne peut contenir plus de 100 commandes.",
    ],
  ])("takes one to a hundred, and makes none otherwise", async (body, words) => {
    const { control } = await start();
    expect(await call("POST", "create/orders", body)).toMatchObject({
      status: 422,
      body: { errors: { orders: [words] } },
    });
    expect(await control.get("ledger")).toMatchObject({ parcels: [] });
  });
});

it("prints a label that is a PDF, of this account's parcels alone", async () => {
  await start();
  const tracking = await create();
  const label = await call("GET", `get/order/label?tracking=${tracking}`);
  expect([label.status, label.type]).toEqual([200, "application/pdf"]);
  expect(label.body).toMatch(/^%PDF-1\.4\n[^]*%%EOF\n$/);
  expect(label.body).toContain(`(${tracking}) Tj`);
  expect(label.body).toContain("(Yacine \\(2\\)) Tj");
  expect((await call("GET", `get/order/label?tracking=${tracking}`, undefined, "tok-b")).status).toBe(422);
  expect((await call("GET", `get/order/label?tracking=${tracking}`, undefined, "bad")).status).toBe(401);
});

it("lacks the calls that it is told to lack", async () => {
  const { control } = await start({ lacks: "get/fees,create/orders" });
  const absent = { status: 404, body: { message: "" } };
  expect(await call("GET", "get/fees")).toMatchObject(absent);
  expect(await call("POST", "create/orders", { orders: { "0": order() } })).toMatchObject(absent);
  await control.post("lacks", { calls: ["validate/token"] });
  expect(await call("GET", "get/fees")).toMatchObject({
    status: 200,
    body: { livraison: expect.any(Array), retour: expect.any(Array) },
  });
  expect(await call("GET", "validate/token?api_token=tok-a")).toMatchObject(absent);
});

describe("validate/token", () => {
  it.each([
    ["tok-a", { success: true, message: "VALID_TOKEN" }],
    ["bad-a", { success: false, message: "INVALID_TOKEN" }],
    ["closed-a", { success: false, message: "TOKEN_NOT_ALLOWED" }],
    ["", { success: false, message: "INVALID_TOKEN" }],
  ])("says of %j in the query: %j", async (token, body) => {
    await start();
    expect(await call("GET", `validate/token?api_token=${token}`)).toMatchObject({ status: 200, body });
  });

  it("lets a closed token into no other call", async () => {
    await start();
    expect((await call("GET", "get/orders", undefined, "closed-a")).status).toBe(401);
  });

  it("moves with its host, and counts among the calls of its token", async () => {
    const { control } = await start({ "moved-to": "https://new.ecotrack.dz" });
    expect((await call("GET", "validate/token?api_token=tok-a")).status).toBe(301);
    await control.post("moved", { to: null });
    await running?.close();
    running = await startStandIn(standIn, { options: { "per-minute": "1" } });
    expect((await call("GET", "validate/token?api_token=tok-a")).status).toBe(200);
    expect((await call("GET", "get/orders")).status).toBe(429);
  });
});

it("lists the last ninety days by itself, and what is archived never", async () => {
  const { control } = await start();
  await control.post("clock", { now: "2026-08-01T10:00:00Z" });
  await create();
  await control.post("clock", { now: "2026-11-20T10:00:00Z" });
  const [kept, paid] = [await create(), await create()];
  await control.post("state", { tracking: paid, state: "paye_et_archive" });
  expect(await call("GET", "get/orders")).toMatchObject({
    body: { data: [{ tracking: kept }], total: 1, last_page: 1, per_page: 40 },
  });
  expect(await call("GET", "get/orders?start_date=2026-08-01&end_date=2026-11-20")).toMatchObject({
    body: { total: 2 },
  });
});

it("tells the desk of a parcel that waits at one, and the phone of a driver who has one", async () => {
  const { control } = await start();
  const { body } = await call("POST", "create/order", order({ stop_desk: 1, code_postal: "1602" }));
  // The shape is the document's.
  const { tracking } = body as { tracking: string };
  await control.post("state", { tracking, state: "en_livraison" });
  const path = `get/orders/status?api_token=tok-a&trackings=${tracking}&status=all`;
  expect(await call("GET", path)).toMatchObject({
    body: {
      data: {
        [tracking]: {
          desk_commune: "Bab Ezzouar",
          desk_phone: "023456789",
          desk_map_link: "https://maps.example/desk",
          desk_address: "Station Bab Ezzouar, Alger",
          driver_phone: "0550000000",
        },
      },
    },
  });
});
