import { afterEach, describe, expect, it } from "vitest";
import { type RunningStandIn, startStandIn } from "../kit";
import { standIn } from "./index";
import { createLimits } from "./limits";

let running: RunningStandIn | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const start = async (options: Record<string, string> = {}): Promise<RunningStandIn> => {
  running = await startStandIn(standIn, { options });
  return running;
};

const order = (changes: { Client?: object; Produit?: object } = {}): object => ({
  Client: {
    nom: "Amira",
    gouvernerat: "sousse",
    ville: "medina",
    adresse: "12 rue",
    telephone: "22123456",
    telephone2: "",
    ...changes.Client,
  },
  Produit: {
    prix: 45.5,
    designation: "2 x Robe NV0123456789",
    nombreArticle: 2,
    commentaire: "",
    article: "Robe",
    nombreEchange: 0,
    ...changes.Produit,
  },
});

type Seen = { status: number; body: unknown; headers: Headers };
const post = async (path: string, body: unknown, token = "tok-a"): Promise<Seen> => {
  const answer = await fetch(`${running?.url}/api/v2/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
};

describe("create", () => {
  it("makes a parcel with a barcode and a link that opens its label", async () => {
    const { url, control } = await start();
    const made = await post("create", order());
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 201,
        isError: false,
        message: "Produit ajouté avec succès",
        result: { barCode: "683375000001", link: expect.stringContaining(`${url}/api/v2/print?q=`) },
      },
    });
    // The shape was checked above.
    const { link } = (made.body as { result: { link: string } }).result;
    expect(await (await fetch(link)).text()).toContain("683375000001 · Amira · sousse · 45.5 DT");
    expect((await fetch(`${url}/api/v2/print?q=other`)).status).toBe(403);
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ barCode: "683375000001", reference: "NV0123456789", state: "En attente" }],
      calls: [{ operation: "create", status: 201, note: { barCode: "683375000001" } }],
    });
  });

  it("makes a second parcel of the same reference: the document knows no idempotency", async () => {
    const { control } = await start();
    await post("create", order());
    await post("create", order());
    expect(await control.get("ledger")).toMatchObject({
      parcels: [{ reference: "NV0123456789" }, { reference: "NV0123456789" }],
    });
  });

  it.each([
    [{ Client: { gouvernerat: "Sosa" } }, "Le gouvernorat 'Sosa' est invalide"],
    [{ Client: { gouvernerat: undefined } }, "Le gouvernorat du client est requis"],
    [{ Client: { nom: " " } }, "Le nom du client est requis"],
    [{ Client: { telephone: "+21622123456" } }, "Le téléphone du client est invalide"],
    [{ Client: { telephone2: "123" } }, "Le deuxième téléphone est invalide"],
    [{ Produit: { prix: 999.5 } }, "Le prix doit être un nombre entre 0 et 999 DT"],
    [{ Produit: { prix: -1 } }, "Le prix doit être un nombre entre 0 et 999 DT"],
    [{ Produit: { prix: "45.5" } }, "Le prix doit être un nombre entre 0 et 999 DT"],
    [{ Produit: { prix: 1.0005 } }, "Le prix a au plus 3 décimales"],
    [{ Produit: { designation: undefined } }, "La désignation du produit est requis"],
    [{ Produit: { nombreArticle: 0 } }, "Le nombre d'article est invalide"],
  ])("refuses %j in the envelope", async (changes, message) => {
    const { control } = await start();
    expect(await post("create", order(changes))).toMatchObject({
      status: 400,
      body: { status: 400, isError: true, message, result: null },
    });
    expect(await control.get("ledger")).toMatchObject({
      parcels: [],
      calls: [{ note: { refused: message } }],
    });
  });

  it.each(["Le Kef", "kef", "MÉDENINE", "La Manouba", "manouba", "Sidi Bouzid"])(
    "knows %s",
    async (gouvernerat) => {
      await start();
      expect(await post("create", order({ Client: { gouvernerat } }))).toMatchObject({ status: 201 });
    },
  );

  it("lets only a bearer token in", async () => {
    const { url } = await start();
    expect(await post("create", order(), "bad-token")).toMatchObject({
      status: 401,
      body: { isError: true },
    });
    expect((await fetch(`${url}/api/v2/create`, { method: "POST" })).status).toBe(401);
  });
});

describe("bulk-create", () => {
  it("names what passed by index, and the failed without", async () => {
    await start();
    expect(
      await post("bulk-create", [order(), order({ Client: { gouvernerat: "x" } }), order()]),
    ).toMatchObject({
      status: 207,
      body: {
        status: 207,
        isError: false,
        message: "Nous n'arrivons pas à ajouter 1 produit(s)",
        result: { barCodes: [{ index: 0 }, { index: 2 }] },
        errors: [
          {
            Client: { gouvernerat: "x" },
            errors: { isError: true, message: "Le gouvernorat 'x' est invalide" },
          },
        ],
      },
    });
  });

  it("takes at most 100, once per 10 seconds and token", async () => {
    const { control } = await start();
    expect(
      await post(
        "bulk-create",
        Array.from({ length: 101 }, () => order()),
      ),
    ).toMatchObject({ status: 400 });
    const hasty = await post("bulk-create", [order()]);
    expect(hasty).toMatchObject({ status: 429, body: { status: 429, isError: true } });
    expect(Number(hasty.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await post("bulk-create", [order()], "tok-b")).toMatchObject({ status: 201 });
    expect(await control.get("ledger")).toMatchObject({ rejections: { "bulk-create": 1 } });
  });
});

describe("filter and etat", () => {
  it("pages, newest first, and keeps 0 for En attente", async () => {
    const { control } = await start({ "no-limits": "true" });
    for (let n = 1; n <= 3; n += 1) await post("create", order());
    await control.post("state", { barCode: "683375000002", state: "En cours" });
    expect(await post("filter", { pagination: { pageNumber: 1, limit: 2 } })).toMatchObject({
      body: {
        result: {
          CurrentPage: 1,
          TotalPages: 2,
          TotalCount: 3,
          PageSize: 2,
          Items: [{ barCode: "683375000003" }, { barCode: "683375000002", state: "En cours", exchange: "0" }],
        },
      },
    });
    expect(await post("filter", { state: 0 })).toMatchObject({ body: { result: { TotalCount: 2 } } });
    expect(await post("filter", { barCode: "683375000001" })).toMatchObject({
      body: { result: { TotalCount: 1, Items: [{ Product: { designation: "2 x Robe NV0123456789" } }] } },
    });
    expect(await post("filter", {}, "tok-b")).toMatchObject({ body: { result: { TotalCount: 0 } } });
    expect(await post("etat", { barCode: "683375000002" })).toMatchObject({
      body: { result: { state: "En cours", barCode: "683375000002" } },
    });
    expect(await post("etat", { barCode: "683375000002" }, "tok-b")).toMatchObject({ status: 404 });
  });

  it("takes dates as days in UTC", async () => {
    const { control } = await start({ "no-limits": "true", states: "code" });
    await control.post("clock", { now: "2026-11-20T23:30:00Z" });
    await post("create", order());
    const count = async (createdAtFrom: string, createdAtTo: string): Promise<unknown> =>
      (await post("filter", { createdAtFrom, createdAtTo })).body;
    expect(await count("2026-11-20", "2026-11-20")).toMatchObject({
      result: { TotalCount: 1, Items: [{ state: 0, createdAt: expect.stringMatching(/^2026-11-20T23:30/) }] },
    });
    expect(await count("2026-11-21", "2026-11-22")).toMatchObject({ result: { TotalCount: 0 } });
    expect(await count("20/11/2026", "")).toMatchObject({ status: 400 });
  });

  it("turns away the third filter in 10 seconds", async () => {
    const { control } = await start();
    const statuses = [await post("filter", {}), await post("filter", {}), await post("filter", {})];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await control.get("ledger")).toMatchObject({ rejections: { filter: 1 } });
  });

  it("lets a call in again when the window has slid past", () => {
    let now = 0;
    const limits = createLimits(() => now);
    expect([limits.over("filter", "t"), limits.over("filter", "t")]).toEqual([undefined, undefined]);
    now = 9_999;
    expect(limits.over("filter", "t")).toBe(1);
    now = 10_000;
    expect(limits.over("filter", "t")).toBeUndefined();
    expect(limits.over("create", "t")).toBeUndefined();
  });
});

describe("the life of a parcel", () => {
  it("is walked by itself when asked, with the times of pick-up and delivery", async () => {
    const { control } = await start({ "no-limits": "true" });
    await control.post("clock", { now: "2026-11-20T10:00:00Z" });
    await control.post("journey", { auto: true, stepMs: 60_000 });
    await post("create", order());
    const seen: unknown[] = [];
    for (const minute of ["00", "01", "02", "03", "04", "30"]) {
      await control.post("clock", { now: `2026-11-20T10:${minute}:30Z` });
      // The shape is the document's; a wrong one fails the comparison below.
      const { body } = (await post("etat", { barCode: "683375000001" })) as {
        body: { result: { state: string } };
      };
      seen.push(body.result.state);
    }
    expect(seen).toEqual(["En attente", "Demande d'enlèvement", "Enlevé", "En cours", "Livré", "Livré"]);
    expect(await control.get("ledger")).toMatchObject({
      parcels: [
        {
          pickupAt: expect.stringMatching(/^2026-11-20T10:02/),
          deliveredAt: expect.stringMatching(/^2026-11-20T10:04/),
        },
      ],
    });
  });

  it("stops walking when it is moved by hand, also to a state nobody knows", async () => {
    const { control } = await start({ "no-limits": "true" });
    await control.post("journey", { auto: true, stepMs: 1 });
    await post("create", order());
    await control.post("state", { barCode: "683375000001", state: "Perdu en mer" });
    expect(await post("etat", { barCode: "683375000001" })).toMatchObject({
      body: { result: { state: "Perdu en mer" } },
    });
    await expect(control.post("state", { barCode: "1", state: 2 })).rejects.toThrow("404");
  });

  it("ends with a cancel, only while it waits, and the answer says which", async () => {
    const { control } = await start({ "no-limits": "true" });
    await post("create", order());
    await post("create", order());
    await control.post("state", { barCode: "683375000002", state: 1 });
    expect(await post("cancel-orders", { barCodes: ["683375000001", "683375000002", "9"] })).toMatchObject({
      status: 200,
      body: { message: "Succès", result: ["683375000001"] },
    });
    expect(await post("etat", { barCode: "683375000001" })).toMatchObject({
      body: { result: { state: "Supprimé" } },
    });
  });

  it("is cancelled once: asked again the answer lists it no more", async () => {
    const { control } = await start({ "no-limits": "true" });
    await post("create", order());
    const cancel = () => post("cancel-orders", { barCodes: ["683375000001"] });
    expect(await cancel()).toMatchObject({ body: { result: ["683375000001"] } });
    expect(await cancel()).toMatchObject({ status: 200, body: { isError: false, result: [] } });
    expect(await control.get("ledger")).toMatchObject({ parcels: [{ state: "Supprimé" }] });
    // Nobody else's token cancels it, and a hundred at a time is the most.
    expect(await post("cancel-orders", { barCodes: ["683375000001"] }, "tok-b")).toMatchObject({
      body: { result: [] },
    });
    const many = Array.from({ length: 101 }, () => "683375000001");
    expect(await post("cancel-orders", { barCodes: many })).toMatchObject({ status: 400 });
    expect(await post("cancel-orders", { barCodes: [] })).toMatchObject({ status: 400 });
  });

  it("can be deleted by its sender on First Delivery's own site", async () => {
    const { control } = await start({ "no-limits": "true" });
    await post("create", order());
    await control.post("state", { barCode: "683375000001", state: 6 });
    expect(await post("etat", { barCode: "683375000001" })).toMatchObject({
      body: { result: { state: "Supprimé" } },
    });
    expect(await post("filter", { barCode: "683375000001" })).toMatchObject({
      body: { result: { Items: [{ state: "Supprimé" }] } },
    });
  });

  it("can be asked to be picked up, with a slip to print", async () => {
    await start({ "no-limits": "true" });
    await post("create", order());
    const asked = await post("pickup", { barCodes: ["683375000001"] });
    expect(asked).toMatchObject({ status: 201, body: { result: { pickup: "683377000001" } } });
    expect(await post("request-print/683377000001", undefined)).toMatchObject({
      status: 200,
      body: { result: { pickup: "683377000001", link: expect.stringContaining("/print-pickup?q=") } },
    });
    expect(await post("request-print/1", undefined)).toMatchObject({ status: 404 });
    expect(await post("pickup", { barCodes: ["683375000001"] })).toMatchObject({ status: 400 });
  });
});

it("asks for a pick-up of all or of none, and refuses what it does not know", async () => {
  const { control } = await start({ "no-limits": "true" });
  await post("create", order());
  expect(await post("pickup", { barCodes: ["683375000001", "9"] })).toMatchObject({
    status: 400,
    body: { isError: true, message: "La commande 9 est introuvable" },
  });
  expect(await control.get("ledger")).toMatchObject({ parcels: [{ state: "En attente" }], pickups: [] });
  await post("pickup", { barCodes: ["683375000001"] });
  expect(await control.get("ledger")).toMatchObject({
    parcels: [{ state: "Demande d'enlèvement" }],
    pickups: [{ pickup: "683377000001", barCodes: ["683375000001"] }],
  });
});

it("refuses the orders it is told to, alone and among others", async () => {
  const { control } = await start({ "no-limits": "true" });
  await control.post("refusals", { match: "NV9", message: "Compte suspendu" });
  const unwanted = order({ Produit: { designation: "1 x Robe NV9" } });
  expect(await post("create", unwanted)).toMatchObject({ status: 400, body: { message: "Compte suspendu" } });
  expect(await post("bulk-create", [order(), unwanted])).toMatchObject({
    status: 207,
    body: { result: { barCodes: [{ index: 0 }] }, errors: [{ errors: { message: "Compte suspendu" } }] },
  });
});

it("lists localities only where it is started with them, and then knows their ids", async () => {
  const localities = async (): Promise<Response> =>
    fetch(`${running?.url}/api/v2/localities`, { headers: { authorization: "Bearer tok-a" } });
  await start();
  expect((await localities()).status).toBe(404);
  await running?.close();
  await start({ localities: "true" });
  expect(await (await localities()).json()).toMatchObject({ result: [{ locality_id: 1101 }, {}, {}, {}] });
  expect(await post("create", order({ Client: { locality_id: 5101 } }))).toMatchObject({ status: 201 });
  expect(await post("create", order({ Client: { locality_id: 1 } }))).toMatchObject({
    status: 400,
    body: { message: "La localité est invalide" },
  });
});

it("plays faults in First Delivery's own envelope", async () => {
  const { control } = await start();
  await control.post("faults", [
    { call: "create", kind: 429, retryAfter: 7 },
    { call: "create", kind: 500, processed: true },
  ]);
  const busy = await post("create", order());
  expect([busy.status, busy.headers.get("retry-after"), busy.body]).toEqual([
    429,
    "7",
    { status: 429, isError: true, message: "Trop de requêtes", result: null },
  ]);
  expect(await post("create", order())).toMatchObject({ status: 500, body: { isError: true } });
  expect(await control.get("ledger")).toMatchObject({ parcels: [{ reference: "NV0123456789" }] });
});
