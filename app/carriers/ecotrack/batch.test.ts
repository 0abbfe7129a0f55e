import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import type { PreparedCreation } from "~/shipping/ports/carrier";
import { type Answer, closeServers, page, row, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

const creation = (n: number, body = "{}"): PreparedCreation => ({
  reference: shipmentReference.parse(`NV${String(n).padStart(10, "0")}`),
  body,
  idempotencyKey: null,
});
const [first, second] = [creation(1), creation(2)];

const batch = async (answer: Answer, creations: readonly PreparedCreation[] = [first, second]) => {
  const { carrier, connection, calls, logged, blocks } = await serving(() => answer);
  return { outcomes: await carrier.batch?.create(connection, creations), calls, logged, blocks };
};
const kinds = async (answer: Answer): Promise<unknown> =>
  (await batch(answer)).outcomes?.map((outcome) =>
    outcome.kind === "created" ? outcome.parcel.trackingNumber : outcome.kind,
  );
const parcel = (trackingNumber: string) => ({
  kind: "created",
  parcel: { trackingNumber, trackingUrl: null, labelUrl: null, carrierState: null },
});
const made = (tracking: string): object => ({ success: true, tracking });

describe("many creations in one request", () => {
  it("are their prepared bytes, by their places", async () => {
    const { outcomes, calls } = await batch({ body: { results: [made("EC1"), made("EC2")] } }, [
      creation(1, '{ "nom_client":"é" }'),
      creation(2, '{"montant":1}'),
    ]);
    expect(calls.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
      ["POST", "create/orders", {}, '{"orders":{"0":{ "nom_client":"é" },"1":{"montant":1}}}'],
    ]);
    expect(outcomes).toEqual([parcel("EC1"), parcel("EC2")]);
  });

  it.each<[string, unknown, unknown]>([
    ["by reference, in any order", { NV0000000002: made("EC2"), NV0000000001: made("EC1") }, ["EC1", "EC2"]],
    ["by place in a list", [made("EC1"), made("EC2")], ["EC1", "EC2"]],
    ["by place in an object", { "1": made("EC2"), "0": made("EC1") }, ["EC1", "EC2"]],
    [
      "by place, with the reference inside",
      [{ ...made("EC1"), reference: "NV0000000001" }],
      ["EC1", "uncertain"],
    ],
    [
      "not where the reference inside is another's",
      [{ ...made("EC1"), reference: "NV9" }],
      ["uncertain", "uncertain"],
    ],
    ["not where one is missing", { NV0000000001: made("EC1") }, ["EC1", "uncertain"]],
    // Keyed by reference, so 1 is somebody's reference and not a place.
    ["not by both at once", { NV0000000001: made("EC1"), "1": made("EC2") }, ["EC1", "uncertain"]],
    ["not by another's reference", { NV1: made("EC1"), NV2: made("EC2") }, ["uncertain", "uncertain"]],
    ["not where two have one number", [made("EC1"), made("EC1")], ["uncertain", "uncertain"]],
    ["not without a number", [{ success: true }, null], ["uncertain", "uncertain"]],
    [
      "not where yes and no are said at once",
      [{ success: false, tracking: "EC1" }],
      ["uncertain", "uncertain"],
    ],
    ["not where what is said names no field of ours", [{ note: ["ok"] }, "?"], ["uncertain", "uncertain"]],
    [
      "also where success is not said, and the reference is",
      [
        { tracking: "EC1", reference: "NV0000000001" },
        { reference: "NV0000000002", status: "en attente" },
      ],
      ["EC1", "uncertain"],
    ],
    ["nobody", {}, ["uncertain", "uncertain"]],
  ])("are paired %s", async (_how, results, outcomes) => {
    expect(await kinds({ body: { results } })).toEqual(outcomes);
  });

  it("are believed of what they are told of each, whatever is said of all", async () => {
    const results = { NV0000000001: made("EC1"), NV0000000002: { success: false, message: "Non" } };
    expect(await kinds({ body: { success: false, results } })).toEqual(["EC1", "not-created"]);
    expect(await kinds({ status: 207, body: { results } })).toEqual(["EC1", "not-created"]);
    expect(await kinds({ status: 500, body: { results } })).toEqual(["uncertain", "uncertain"]);
  });

  it.each<[string, object, object]>([
    [
      "as a bag of fields",
      { telephone: ["Le champ téléphone est obligatoire."], commune: ["La commune 'x' est invalide."] },
      {
        kind: "rejected",
        words: "Le champ téléphone est obligatoire. La commune 'x' est invalide.",
        field: "phone",
      },
    ],
    [
      "as an answer with errors",
      { message: "The given data was invalid.", errors: { montant: ["Le montant est invalide."] } },
      { kind: "rejected", words: "Le montant est invalide.", field: "amount" },
    ],
    [
      "by its number",
      { success: false, error: 10002, message: "Pas de livraison" },
      { kind: "not-served", words: "Pas de livraison", field: "city" },
    ],
  ])("are refused one by one, %s", async (_how, entry, error) => {
    const { outcomes } = await batch({
      body: { results: { NV0000000001: made("EC1"), NV0000000002: entry } },
    });
    expect(outcomes).toEqual([
      parcel("EC1"),
      {
        kind: "not-created",
        error: { carrier: "ecotrack", operation: "batch", status: 200, retryAt: null, ...error },
      },
    ]);
  });

  it("go again without the one that made the host turn all of them down", async () => {
    const errors = { "orders.1.telephone": ["Le téléphone est invalide."] };
    const { outcomes } = await batch({ status: 422, body: { message: "x", errors } });
    expect(outcomes).toMatchObject([
      {
        kind: "not-created",
        error: { kind: "unavailable", words: null, retryAt: new Date("2026-11-20T10:00:05Z") },
      },
      {
        kind: "not-created",
        error: { kind: "rejected", words: "Le téléphone est invalide.", field: "phone", retryAt: null },
      },
    ]);
  });

  it.each<[string, Answer, string, object]>([
    [
      "a refusal that names nobody",
      { status: 422, body: { message: "x", errors: { orders: ["Le champ orders est invalide."] } } },
      "not-created",
      { kind: "rejected", words: "Le champ orders est invalide.", retryAt: null },
    ],
    [
      "a host without the call",
      { status: 404, body: { message: "Not Found" } },
      "not-created",
      {
        kind: "rejected",
        words: "Ce transporteur n'a pas l'appel create/orders (404) : Not Found",
        retryAt: null,
      },
    ],
    [
      "a host that does not take POST there",
      { status: 405, body: "<html></html>" },
      "not-created",
      { kind: "rejected", words: "Ce transporteur n'a pas l'appel create/orders (405)", retryAt: null },
    ],
    ["401", { status: 401, body: { message: "Unauthenticated." } }, "not-created", { kind: "auth" }],
    [
      "429",
      { status: 429, headers: { "retry-after": "7" }, body: { message: "Too Many Attempts." } },
      "not-created",
      { kind: "rate-limited", words: "Too Many Attempts.", retryAt: new Date("2026-11-20T10:00:07Z") },
    ],
    [
      "a host that has moved",
      { status: 301, headers: { location: "https://new.ecotrack.dz/api" }, body: "" },
      "not-created",
      { kind: "unexpected-answer", words: "301 → https://new.ecotrack.dz", field: "host", retryAt: null },
    ],
    ["a 500", { status: 500, body: { message: "Server Error" } }, "uncertain", { words: "Server Error" }],
    ["HTML", { body: "<html></html>" }, "uncertain", { retryAt: null }],
    ["half an answer", { body: '{"results":{"NV0000000001":{"succ' }, "uncertain", { retryAt: null }],
    ["an answer without results", { body: { success: true } }, "uncertain", { retryAt: null }],
  ])("all come to the same after %s", async (_what, answer, kind, error) => {
    const { outcomes } = await batch(answer);
    expect(outcomes).toMatchObject([
      { kind, error: { operation: "batch", ...error } },
      { kind, error: { operation: "batch", ...error } },
    ]);
  });

  it("keep everybody's data out of the words, and everything out of the log", async () => {
    const body = '{"nom_client":"Yacine","telephone":"0550123456","adresse":"12 rue Didouche"}';
    const { outcomes, logged } = await batch(
      { body: { results: [{ telephone: ["Le 0550123456 de Yacine est invalide."] }, made("EC2")] } },
      [creation(1, body), creation(2)],
    );
    expect(outcomes?.[0]).toMatchObject({ error: { words: "Le […] de […] est invalide." } });
    expect(JSON.stringify(logged)).not.toMatch(/Yacine|0550|Didouche/);
  });
});

describe("looking them up together", () => {
  const question = (n: number, endedAt = "2026-11-20T09:57:30Z") => ({
    reference: creation(n).reference,
    creation: creation(n),
    attemptStartedAt: new Date("2026-11-20T09:57:00Z"),
    attemptEndedAt: new Date(endedAt),
  });
  const ask = async (script: Script, questions = [question(1), question(2), question(3)]) => {
    const { carrier, connection, calls } = await serving(script);
    return { outcomes: await carrier.batch?.lookUp(connection, questions), calls };
  };
  const found = (trackingNumber: string) => ({ kind: "found", parcel: { trackingNumber } });

  it("reads the pages once, and answers each in its place", async () => {
    const { outcomes, calls } = await ask(({ query }) =>
      query["page"] === "1" ? page([row(3), row(9)], 2, 3) : page([row(1)], 2, 3),
    );
    expect(outcomes).toMatchObject([
      found("EC1"),
      { kind: "absent", provesAbsence: true, askAgainAt: null },
      found("EC3"),
    ]);
    expect(calls.map(({ query }) => query)).toEqual([
      { page: "1", start_date: "2026-11-20", end_date: "2026-11-21" },
      { page: "2", start_date: "2026-11-20", end_date: "2026-11-21" },
    ]);
  });

  it("stops where the last of them is found", async () => {
    const { outcomes, calls } = await ask(() => page([row(1), row(2), row(3)], 9, 360));
    expect(outcomes).toMatchObject([found("EC1"), found("EC2"), found("EC3")]);
    expect(calls).toHaveLength(1);
  });

  it("covers the days of all attempts", async () => {
    const early = { ...question(1), attemptStartedAt: new Date("2026-11-18T09:00:00Z") };
    const { calls } = await ask(() => page([]), [question(2), early]);
    expect(calls[0]?.query).toMatchObject({ start_date: "2026-11-18", end_date: "2026-11-21" });
  });

  it("proves nothing before 120 seconds are over, for each by its own end", async () => {
    const { outcomes } = await ask(
      () => page([]),
      [question(1, "2026-11-20T09:58:00Z"), question(2, "2026-11-20T09:58:00.001Z")],
    );
    expect(outcomes).toEqual([
      { kind: "absent", provesAbsence: true, askAgainAt: null },
      { kind: "absent", provesAbsence: false, askAgainAt: new Date("2026-11-20T10:00:00.001Z") },
    ]);
  });

  it("keeps what was found before a page failed, and knows nothing of the rest", async () => {
    const { outcomes } = await ask(({ query }) =>
      query["page"] === "1" ? page([row(2)], 2, 41) : { status: 500, body: { message: "Server Error" } },
    );
    expect(outcomes).toMatchObject([{ kind: "unknown" }, found("EC2"), { kind: "unknown" }]);
  });

  it("asks nothing for nobody", async () => {
    expect(await ask(() => page([]), [])).toEqual({ outcomes: [], calls: [] });
  });
});
