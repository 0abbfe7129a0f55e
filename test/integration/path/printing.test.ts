import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@pdfme/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barcodesIn, picturesOf } from "~/labels/pictures.fixture";
import { runVerb } from "~/operator/run-verb";
import * as labelsRoute from "~/routes/app.labels";
import * as manifestRoute from "~/routes/app.manifest";
import * as pickListRoute from "~/routes/app.pick-list";
import { shopDomain } from "~/shipping/ids";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import { fail, ok } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { eraseCustomer } from "~/use-cases/erase-customer";
import { installShop } from "~/use-cases/install-shop";
import { printLabels } from "~/use-cases/print-labels";
import type { World } from "~/use-cases/world";
import { apiSecret, install, offlineToken, shop, type Installation } from "./installation";

const appUrl = "http://127.0.0.1:3000";
const elsewhere = shopDomain.parse("path-elsewhere.myshopify.com");

let at: Installation;
let sent: Shipment;
let second: Shipment;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "navette-printing-"));
  at = await install();
  await installShop(at.application.world, elsewhere, offlineToken("elsewhere"));
  for (const name of ["#P1", "#P2"]) await at.webhook("orders/create", await at.order({ name }));
  sent = await at.until("#P1", ({ sentAt }) => sentAt !== null);
  second = await at.until("#P2", ({ sentAt }) => sentAt !== null);
});

afterAll(async () => {
  await at?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What App Bridge sends with every request of staff. */
function sessionToken(of: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://${of}/admin`,
    dest: `https://${of}`,
    aud: at.environment["SHOPIFY_API_KEY"],
    sub: "42",
    exp: now + 60,
    nbf: now - 1,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const parts = [{ alg: "HS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signature = createHmac("sha256", apiSecret).update(parts.join(".")).digest("base64url");
  return [...parts, signature].join(".");
}

type Route = Pick<typeof labelsRoute, "action">;

/** As the app's pages post it; whatever is thrown as an answer is one. */
async function post(route: Route, fields: Record<string, string>, of: string | null = shop) {
  const request = new Request(`${appUrl}/app/print`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: of === null ? {} : { authorization: `Bearer ${sessionToken(of)}` },
  });
  try {
    return await route.action({ request, params: {}, context: { ...at.application.web } });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

/** The same app, with a carrier that answers this when it is asked for a label. */
function answering(document: PrintedDocument | null): World {
  const { world } = at.application;
  const carrier = world.carriers.get("first-delivery");
  if (!carrier) throw new Error("First Delivery is offered");
  const label = async () =>
    document
      ? ok(document)
      : fail({
          carrier: "first-delivery",
          operation: "label",
          kind: "unavailable",
          words: null,
          status: null,
          field: null,
          retryAt: null,
        } as const);
  return { ...world, carriers: new Map([["first-delivery", { ...carrier, label }]]) };
}

const order = { format: "100x150", language: "fr", actor: "staff 42" } as const;
const webPage: PrintedDocument = {
  contentType: "text/html",
  body: new TextEncoder().encode("<script>alert(1)</script>"),
};

const journalOf = async (shipment: Shipment) =>
  (await at.application.world.store.journal.ofOrder(shop, shipment.orderId))
    .filter(({ event }) => event.endsWith("-printed"))
    .map(({ event, actor }) => `${event} by ${actor}`);

describe("labels", () => {
  it("are the carrier's own, and ours where it does not answer, which say so", async () => {
    const own = await PDFDocument.create();
    own.addPage([200, 300]);
    const document = { contentType: "application/pdf", body: await own.save() } as const;
    const carriers = await printLabels(answering(document), shop, [sent.id, second.id], order);
    expect(carriers).toMatchObject({ ok: true, value: { parcels: 2, carriers: 2, webPages: [], left: [] } });

    const ours = await printLabels(answering(null), shop, [sent.id], order);
    if (!ours.ok) throw new Error(ours.error.code);
    const [page] = await picturesOf(ours.value.document.body);
    expect(ours.value.carriers).toBe(0);
    expect(page && (await barcodesIn(page))).toEqual([sent.trackingNumber]);
    expect(page?.text.replace(/\s+/g, " ")).toContain("First Delivery n’a pas donné la sienne");
  });

  it("leave a web page of the carrier's as it is, by itself; a selection has ours instead", async () => {
    const alone = await printLabels(answering(webPage), shop, [sent.id], order);
    expect(alone).toMatchObject({ ok: true, value: { document: webPage, carriers: 1 } });
    const several = await printLabels(answering(webPage), shop, [sent.id, second.id], order);
    if (!several.ok) throw new Error(several.error.code);
    expect(several.value).toMatchObject({ carriers: 0, webPages: [sent.id, second.id] });
    const pages = await picturesOf(several.value.document.body);
    expect(await Promise.all(pages.map(barcodesIn))).toEqual([
      [sent.trackingNumber],
      [second.trackingNumber],
    ]);
  });

  it("are not printed for what is no parcel", async () => {
    const held = await at.order({ name: "#P3" }, { hold: true });
    await at.webhook("orders/create", held);
    const waiting = await at.until("#P3", ({ state }) => state === "waiting");
    const world = answering(null);
    expect(await printLabels(world, shop, [waiting.id], order)).toEqual({
      ok: false,
      error: { code: "nothing_to_print", values: {} },
    });
    const mixed = await printLabels(world, shop, [waiting.id, sent.id], order);
    expect(mixed).toMatchObject({ ok: true, value: { parcels: 1, left: [waiting.id] } });
  });
});

describe("staff", () => {
  it("get a document as a file that runs nowhere and that nobody keeps", async () => {
    const answer = await post(labelsRoute, { shipments: `${sent.id},${second.id}`, language: "ar" });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="navette.pdf"',
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const pages = await picturesOf(await bytesOf(answer));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect((await journalOf(sent)).at(-1)).toMatch(/^labels-printed by (?!app|operator)./);
  });

  it("print the handover list and the pick list", async () => {
    const fields = { shipments: `${sent.id},${second.id}`, language: "fr" };
    const [list] = await picturesOf(await bytesOf(await post(manifestRoute, fields)));
    const text = list?.text.replace(/\s+/g, " ") ?? "";
    for (const { trackingNumber, orderName } of [sent, second]) {
      expect(text).toContain(`${trackingNumber ?? ""} `);
      expect(text).toContain(orderName);
    }
    expect(text).toContain("Colis en tout : 2");
    expect((await journalOf(sent)).at(-1)).toMatch(/^manifest-printed by (?!app|operator)./);
    const picked = await post(pickListRoute, fields);
    expect([picked.status, picked.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  });

  it("of another shop get nothing of this one", async () => {
    for (const route of [labelsRoute, manifestRoute, pickListRoute]) {
      const answer = await post(route, { shipments: sent.id }, elsewhere);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ refusal: { code: "shipment_unknown" } });
    }
    expect((await post(labelsRoute, { shipments: randomUUID() })).status).toBe(404);
  });

  it("who are nobody get no document, and what is no question is refused", async () => {
    const answer = await post(labelsRoute, { shipments: sent.id }, null);
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(answer.headers.get("content-type") ?? "").not.toContain("pdf");
    expect((await post(labelsRoute, { shipments: "" })).status).toBe(400);
    expect((await post(labelsRoute, { shipments: "1; drop" })).status).toBe(400);
  });
});

describe("the operator", () => {
  const run = async (verb: string, words: readonly string[], input: object) => {
    const { world } = at.application;
    const context = { world, rotateKeys: async () => ({}) };
    const lines: object[] = [];
    const running = runVerb(context, { verb, words: [...words], json: JSON.stringify(input) });
    for (let next = await running.next(); ; next = await running.next()) {
      if (next.done) return { lines, ended: next.value };
      lines.push(next.value);
    }
  };

  it("writes each paper to a file of its own user", async () => {
    for (const [verb, words, counts] of [
      ["labels", [sent.id], { parcels: 1 }],
      ["manifest", [shop], { handovers: 1 }],
      ["picklist", [shop], { locations: 1 }],
    ] as const) {
      const path = join(folder, `${verb}.pdf`);
      const { lines, ended } = await run(verb, words, { path, language: "ar" });
      expect(ended).toEqual({ ok: true, value: null });
      expect(lines).toMatchObject([{ path, ...counts }]);
      expect((await readFile(path)).length).toBeGreaterThan(100);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
  });

  it("is told in words what it cannot write", async () => {
    expect((await run("labels", [sent.id], { path: "labels.pdf" })).ended).toMatchObject({
      ok: false,
      error: expect.stringContaining("expected a whole path") as unknown,
    });
    const missing = join(folder, "no", "where.pdf");
    expect((await run("picklist", [shop], { path: missing })).ended).toMatchObject({
      ok: false,
      error: expect.stringContaining("ENOENT") as unknown,
    });
  });
});

it("an erased shopper's label says so, asks the carrier nothing, and nothing of any paper is logged", async () => {
  const { world } = at.application;
  await eraseCustomer(world, shop, { customerId: null, orderIds: [second.orderId] });
  const erased = await printLabels(answering(webPage), shop, [second.id], order);
  if (!erased.ok) throw new Error(erased.error.code);
  const [page] = await picturesOf(erased.value.document.body);
  expect(page?.text.replace(/\s+/g, " ")).toContain("Les données du destinataire ont été effacées");
  expect(page && (await barcodesIn(page))).toEqual([second.trackingNumber]);
  const { declaration } = sent;
  for (const secret of [declaration?.name, declaration?.phone, declaration?.address1]) {
    expect(secret).toBeTruthy();
    expect(at.logLines.filter((line) => line.includes(secret ?? ""))).toEqual([]);
  }
});
