import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { goodParcel } from "./fixtures/parcel";
import { closeServers, connection, page, row, type Script, sent, serving } from "./fixtures/serving";

afterEach(closeServers);

const reference = shipmentReference.parse("NV0123456789");
const parcels = ["1", "2"].map((trackingNumber) => ({ reference, trackingNumber, carrierId: null }));
const done = (result: unknown, status = 200): object => ({
  status,
  isError: false,
  message: "Succès",
  result,
});
const inState = (state: string): object => done({ state, barCode: "1" });

describe("a pick-up", () => {
  const request = async (script: Script | object) => {
    const { carrier, calls } = await serving(
      typeof script === "function" ? (script as Script) : () => script,
    );
    return { outcome: await carrier.pickups?.request(connection, parcels), calls };
  };

  it("is asked for by the barcodes, and known by its number", async () => {
    const { outcome, calls } = await request(
      done({ pickup: "683375045049", link: "{{env}}/print-pickup?q=e" }, 201),
    );
    expect(outcome).toEqual({
      kind: "requested",
      pickup: { number: "683375045049", printUrl: expect.stringMatching(/\/api\/v2\/print-pickup\?q=e$/) },
    });
    expect(calls.map(({ path, body }) => [path, body])).toEqual([
      ["/api/v2/pickup", '{"barCodes":["1","2"]}'],
    ]);
  });

  it.each<[string, Script | object, string]>([
    ["refused in words", { status: 400, isError: true, message: "La commande 2 est introuvable" }, "refused"],
    ["refused after 429", { status: 429, isError: true, message: "Trop vite" }, "refused"],
    ["uncertain after 500", { status: 500, isError: true, message: "Erreur" }, "uncertain"],
    ["uncertain after HTML", () => "<html>", "uncertain"],
    ["uncertain without a number", done({}, 201), "uncertain"],
  ])("is %s", async (_what, script, kind) => {
    expect((await request(script)).outcome).toMatchObject({ kind, error: { operation: "pickup" } });
  });

  it.each<[string, string]>([
    ["Demande d'enlèvement", "requested"],
    ["En cours d’enlèvement", "requested"],
    ["Enlevé", "requested"],
    ["En attente", "not-requested"],
    ["Demande d'enlèvement annulé", "not-requested"],
    ["Supprimé", "not-requested"],
  ])("is looked up by the parcels' own state: %s", async (state, found) => {
    const { carrier } = await serving((call) => done({ state, barCode: sent(call).barCode }));
    expect(await carrier.pickups?.lookUp(connection, parcels)).toEqual({ ok: true, value: found });
  });

  it("has states 100 to 104", async () => {
    const { carrier } = await serving(() => "");
    const states = ["100", "Demande d'enlèvement assignée", "102", "Enlevé", "104", "En attente", "Perdu"];
    expect(states.map((state) => carrier.pickups?.stateOf(state))).toEqual([
      "requested",
      "assigned",
      "collecting",
      "collected",
      "cancelled",
      null,
      null,
    ]);
  });
});

describe("what is printed", () => {
  const label = { reference, trackingNumber: "1", carrierId: null };

  /** A server with one page, and nothing of First Delivery's around it. */
  async function pages(type: string, body: string | Buffer, status = 200) {
    const heard: { url: string; authorization: string | undefined }[] = [];
    const server = createServer((request, response) => {
      heard.push({ url: request.url ?? "", authorization: request.headers.authorization });
      response.writeHead(status, { "content-type": type, location: "http://elsewhere.example/" }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A TCP server's address is always an AddressInfo.
    const { port } = server.address() as AddressInfo;
    const { carrier, logged } = await serving(() => "", {}, `http://127.0.0.1:${port}/api/v2`);
    const print = async (path = "/api/v2/print?q=eyji") => {
      const labelUrl = path.startsWith("/") ? `http://127.0.0.1:${port}${path}` : path;
      return carrier.label?.(connection, { ...label, labelUrl });
    };
    return { print, heard, logged, close: () => server.close() };
  }

  it.each([
    ["application/pdf", "application/pdf"],
    ["text/html; charset=utf-8", "text/html"],
    ["image/png", "image/png"],
  ])("is handed on as %s, as it came, and our token is not sent along", async (type, contentType) => {
    const body = Buffer.from([0x25, 0x50, 0xff, 0x00]);
    const { print, heard, logged, close } = await pages(type, body);
    expect(await print()).toEqual({ ok: true, value: { contentType, body: new Uint8Array(body) } });
    close();
    expect(heard).toEqual([{ url: "/api/v2/print?q=eyji", authorization: undefined }]);
    expect(JSON.stringify(logged)).not.toContain("eyji");
  });

  it.each([
    ["another kind of thing", "application/zip", 200, { kind: "unexpected-answer" }],
    ["a link that is spent", "text/html", 403, { kind: "rejected", status: 403 }],
    ["a carrier that is down", "text/html", 500, { kind: "unavailable" }],
    ["a redirect", "text/html", 302, { kind: "unexpected-answer", status: 302 }],
  ])("is not handed on after %s", async (_what, type, status, error) => {
    const { print, heard, close } = await pages(type, "…", status);
    expect(await print()).toMatchObject({ ok: false, error });
    close();
    expect(heard).toHaveLength(1);
  });

  it("is of the carrier's own host, or is not asked for", async () => {
    const { print, heard, close } = await pages("application/pdf", "");
    for (const url of ["http://127.0.0.1:1/api/v2/print?q=e", "https://elsewhere.example/print?q=e"]) {
      expect(await print(url)).toMatchObject({ ok: false, error: { retryAt: null } });
    }
    close();
    expect(heard).toEqual([]);
  });

  it("is not there for a parcel without a link", async () => {
    const { carrier, calls } = await serving(() => "");
    expect(await carrier.label?.(connection, { ...label, labelUrl: null })).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  });
});

describe("the list of parcels", () => {
  const created = { from: new Date("2026-11-19T12:00:00Z"), to: new Date("2026-11-20T10:00:00Z") };

  it("is read to its last page, by the stamps, with reference, cash and phones", async () => {
    const { carrier, calls } = await serving((call) =>
      sent(call).pagination?.pageNumber === 1
        ? page([row(1, { Client: { name: " Amira ", telephone: 22123456, telephone2: "" } })], 2, 3)
        : page(
            [
              row(2, {
                Product: { designation: "1 x Sac NV0123456789", price: "45.500" },
                createdAt: "2026-11-19T11:59:59Z",
              }),
              row(3, { Product: { designation: "à la main", price: "45.500" }, state: 103 }),
            ],
            2,
            3,
          ),
    );
    expect(await carrier.list?.(connection, created)).toEqual({
      parcels: [
        {
          trackingNumber: "bar-1",
          carrierId: null,
          reference: "NV0000000001",
          carrierState: "En attente",
          state: "created",
          collect: null,
          recipientName: "Amira",
          phones: ["22123456"],
          createdAt: new Date("2026-11-20T09:00:00Z"),
          trackingUrl: null,
        },
        {
          trackingNumber: "bar-3",
          carrierId: null,
          reference: null,
          carrierState: "Enlevé",
          state: "picked_up",
          collect: { minor: 45_500, currency: "TND" },
          recipientName: null,
          phones: [],
          createdAt: new Date("2026-11-20T09:00:00Z"),
          trackingUrl: null,
        },
      ],
      error: null,
    });
    expect(calls).toHaveLength(2);
  });

  it.each<[string, Script]>([
    ["a page fails", (call) => (sent(call).pagination?.pageNumber === 1 ? page([row(1)], 2, 2) : "<html>")],
    ["a row cannot be read", () => page([row(1), { barCode: "x" }])],
    ["a row slipped away", () => page([row(1)], 1, 2)],
  ])("is not whole where %s", async (_what, script) => {
    const { carrier } = await serving(script);
    expect(await carrier.list?.(connection, created)).toMatchObject({
      parcels: [{ trackingNumber: "bar-1" }],
      error: { operation: "filter", kind: "unexpected-answer" },
    });
  });
});

describe("the connection test", () => {
  it.each<[string, Script | object, object]>([
    ["a page", page([]), { kind: "works", proves: "credentials" }],
    [
      "401",
      { status: 401, isError: true, message: "Jeton invalide" },
      { cause: "key", error: { words: "Jeton invalide" } },
    ],
    ["a website", () => "<html>", { cause: "not-the-carrier" }],
    ["another service", { hello: "world" }, { cause: "not-the-carrier" }],
    ["500", { status: 500, isError: true, message: "Erreur" }, { cause: "no-answer" }],
    [
      "429",
      { status: 429, isError: true, message: "Trop vite" },
      { cause: "no-answer", error: { kind: "rate-limited" } },
    ],
  ])("tells after %s", async (_what, script, expected) => {
    const { carrier, calls } = await serving(
      typeof script === "function" ? (script as Script) : () => script,
    );
    expect(await carrier.check?.(connection)).toMatchObject(expected);
    expect(calls.map(({ path, body }) => [path, sent({ path, body, authorization: "" }).pagination])).toEqual(
      [["/api/v2/filter", { pageNumber: 1, limit: 1 }]],
    );
  });
});

describe("localities", () => {
  const list = (name: string, delegation: string, id: number, gouvernorat = "Sousse"): object => ({
    locality_id: id,
    locality_name: name,
    delegation_name: delegation,
    governorate_name: gouvernorat,
  });
  const locality = async (answer: object | string): Promise<unknown> => {
    const { carrier } = await serving(() => answer);
    const served = await carrier.syncReference?.(connection);
    if (!served?.ok) throw new Error("the list is never in the way");
    const prepared = carrier.prepare(goodParcel, connection.settings, served.value);
    if (!prepared.ok) throw new Error(prepared.error.code);
    // Our own bytes.
    return (JSON.parse(prepared.value.body) as { Client: { locality_id?: unknown } }).Client.locality_id;
  };

  it.each<[string, object | string, unknown]>([
    ["its own name", done([list("HAMMAM SOUSSE", "Sousse Nord", 7), list("Autre", "Hammam Sousse", 8)]), 7],
    [
      "the only one of its delegation",
      done([list("Centre", "Hammam-Sousse", 8), list("Autre", "Autre", 9)]),
      8,
    ],
    [
      "two of its delegation",
      done([list("A", "Hammam Sousse", 8), list("B", "Hammam Sousse", 9)]),
      undefined,
    ],
    ["the same name in another gouvernorat", done([list("Hammam Sousse", "x", 7, "Tunis")]), undefined],
    ["rows that cannot be read", done([null, { locality_id: 7 }, list("Hammam Sousse", "x", 9)]), 9],
    ["no such call", { status: 404, isError: true, message: "Cannot GET /localities" }, undefined],
    ["another shape", done({ rows: [] }), undefined],
    ["a website", "<html>", undefined],
    ["a token that is not good", { status: 401, isError: true, message: "Non" }, undefined],
  ])("name the place by %s", async (_what, answer, id) => {
    expect(await locality(answer)).toBe(id);
  });
});

it("marks an exchange", async () => {
  const { carrier } = await serving(() => "");
  const exchange = { ...goodParcel, marks: { ...goodParcel.marks, exchange: true } };
  expect(carrier.prepare(exchange, connection.settings, null)).toMatchObject({
    ok: true,
    value: { body: expect.stringContaining('"nombreEchange":1') },
  });
});

it("asks for many creations by one reading, and a bulk is proven absent only after two minutes", async () => {
  const { carrier, calls } = await serving(() => page([row(7)]));
  const question = (name: string, inBatch: boolean) => {
    const named = shipmentReference.parse(name);
    return {
      reference: named,
      creation: { reference: named, body: "{}", idempotencyKey: null },
      attemptStartedAt: new Date("2026-11-20T09:58:00Z"),
      attemptEndedAt: new Date("2026-11-20T09:58:30Z"),
      inBatch,
    };
  };
  expect(
    await carrier.batch?.lookUp(connection, [
      question("NV0000000007", true),
      question("NV0000000008", true),
      question("NV0000000009", false),
    ]),
  ).toMatchObject([
    { kind: "found", parcel: { trackingNumber: "bar-7" } },
    { kind: "absent", provesAbsence: false, askAgainAt: new Date("2026-11-20T10:00:30Z") },
    { kind: "absent", provesAbsence: true },
  ]);
  expect(calls).toHaveLength(1);
});

describe("taking many back", () => {
  const cancelMany = async (script: Script) => {
    const { carrier, calls } = await serving(script);
    return { outcomes: await carrier.batchCancel?.cancel(connection, parcels, "client"), calls };
  };

  it("is one request; what it does not list is asked for", async () => {
    const { outcomes, calls } = await cancelMany((call) =>
      call.path.endsWith("/cancel-orders") ? done(["1"]) : done({ state: "Enlevé", barCode: "2" }),
    );
    expect(outcomes).toMatchObject([
      { kind: "done" },
      { kind: "refused", error: { words: expect.stringMatching("Enlevé") } },
    ]);
    expect(calls.map(({ path, body }) => [path.split("/").at(-1), body])).toEqual([
      ["cancel-orders", '{"barCodes":["1","2"]}'],
      ["etat", '{"barCode":"2"}'],
    ]);
  });

  it("is asked for one by one where the whole request is refused", async () => {
    const { outcomes } = await cancelMany((call) => {
      if (!call.path.endsWith("/cancel-orders")) return inState("En attente");
      return call.body === '{"barCodes":["1"]}'
        ? done(["1"])
        : { status: 400, isError: true, message: "Non" };
    });
    expect(outcomes).toMatchObject([{ kind: "done" }, { kind: "refused", error: { words: "Non" } }]);
  });

  it("is asked again, all of it, where no answer says anything", async () => {
    const { outcomes, calls } = await cancelMany(() => "<html>");
    expect(outcomes).toMatchObject([{ kind: "unknown" }, { kind: "unknown" }]);
    expect(calls).toHaveLength(1);
  });
});
