import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import type { CreationOutcome, PreparedCreation } from "~/shipping/ports/carrier";
import { closeServers, connection, type Script, serving, token } from "./fixtures/serving";

afterEach(closeServers);

const client = (nth: number) => ({
  nom: `Amira ${nth}`,
  gouvernerat: nth === 1 ? "Sosa" : "Sousse",
  ville: "Hammam Sousse",
  adresse: `${nth} rue de Marseille`,
  telephone: `2212345${nth}`,
  telephone2: "",
});
const produit = (nth: number) => ({
  prix: 20,
  designation: `1 x Sac NV000000000${nth}`,
  nombreArticle: 1,
  commentaire: "",
  article: "Sac",
  nombreEchange: 0,
});
const creations: readonly PreparedCreation[] = [0, 1, 2].map((nth) => ({
  reference: shipmentReference.parse(`NV000000000${nth}`),
  body: JSON.stringify({ Client: client(nth), Produit: produit(nth) }),
  idempotencyKey: null,
}));

const words = "Le gouvernorat 'Sosa' est invalide";
const refusal = (nth: number, message: string | null = words): object => ({
  Client: client(nth),
  // As the document echoes them: numbers come back as strings.
  Produit: { ...produit(nth), prix: "20", nombreArticle: "1" },
  errors: { isError: true, message },
});
const link = "{{env}}/bulk-print?q=eyji";
const passed = (...indexes: readonly (readonly [number, string])[]): object => ({
  link,
  barCodes: indexes.map(([index, barCode]) => ({ index, barCode })),
});
const answer = (status: number, result: object | null, errors?: readonly unknown[]): object => ({
  status,
  isError: false,
  message: "…",
  result,
  ...(errors ? { errors } : {}),
});

const send = async (script: Script | object) => {
  const { carrier, calls } = await serving(typeof script === "function" ? (script as Script) : () => script);
  return { outcomes: (await carrier.batch?.create(connection, creations)) ?? [], calls };
};
/** What came of each, in a word. */
const told = (outcomes: readonly CreationOutcome[]): readonly string[] =>
  outcomes.map((outcome) =>
    outcome.kind === "created"
      ? (outcome.parcel.trackingNumber ?? "")
      : (outcome.error.words ?? outcome.kind),
  );

describe("a bulk", () => {
  it("sends the prepared bytes one after the other, and keeps each barcode with the link to all labels", async () => {
    const { outcomes, calls } = await send(answer(201, passed([0, "111"], [1, "222"], [2, "333"])));
    expect(calls).toEqual([
      {
        path: "/api/v2/bulk-create",
        authorization: `Bearer ${token}`,
        body: `[${creations.map(({ body }) => body).join(",")}]`,
      },
    ]);
    expect(told(outcomes)).toEqual(["111", "222", "333"]);
    expect(outcomes[0]).toMatchObject({
      parcel: {
        trackingUrl: null,
        carrierState: null,
        labelUrl: expect.stringMatching(/\/bulk-print\?q=eyji$/),
      },
    });
  });

  it("is refused, for one of it, in the carrier's words and with our field", async () => {
    const { outcomes } = await send(answer(207, passed([0, "444"], [2, "555"]), [refusal(1)]));
    expect(told(outcomes)).toEqual(["444", words, "555"]);
    expect(outcomes[1]).toEqual({
      kind: "not-created",
      error: {
        carrier: "first-delivery",
        operation: "bulk-create",
        kind: "rejected",
        words,
        status: 207,
        field: "city",
        retryAt: null,
      },
    });
  });

  it.each<[string, object, readonly string[]]>([
    ["two of three", answer(207, passed([0, "4"]), [refusal(1), refusal(2, "non")]), ["4", words, "non"]],
    ["all of it", answer(207, passed(), [refusal(0), refusal(1), refusal(2)]), [words, words, words]],
    ["no words", answer(207, passed([0, "4"], [2, "5"]), [refusal(1, null)]), ["4", "not-created", "5"]],
  ])("is refused: %s", async (_what, script, expected) => {
    expect(told((await send(script)).outcomes)).toEqual(expected);
  });

  it.each<[string, readonly unknown[]]>([
    ["fewer failures than orders are missing", [refusal(1)]],
    ["more", [refusal(1), refusal(2), refusal(2)]],
    ["in another order", [refusal(2), refusal(1)]],
    ["an echo of somebody else", [refusal(1), refusal(0)]],
    ["no echo", [refusal(1), { errors: { isError: true, message: words } }]],
    ["something else", [refusal(1), "Erreur"]],
    ["not an error", [refusal(1), { ...refusal(2), errors: { isError: false, message: "ok" } }]],
    ["no list at all", []],
  ])("leaves the missing ones uncertain where the failures are %s", async (_what, errors) => {
    expect(told((await send(answer(207, passed([0, "444"]), errors))).outcomes)).toEqual([
      "444",
      "uncertain",
      "uncertain",
    ]);
  });

  it.each<[string, Script | object]>([
    ["two barcodes for one order", answer(201, passed([0, "1"], [0, "2"], [2, "3"]))],
    ["one barcode for two orders", answer(201, passed([0, "1"], [1, "1"], [2, "3"]))],
    ["an order that was not sent", answer(201, passed([1, "1"], [2, "2"], [3, "3"]))],
    ["no barcodes", answer(201, { link })],
    ["no result", answer(201, null)],
    ["HTML", () => "<html>"],
    ["half an answer", () => '{"status":201,"resu'],
    ["a 500", { status: 500, isError: true, message: "Erreur" }],
    ["a 500 that calls one of them invalid", { status: 500, isError: true, message: words }],
    ["an error with a 207", { ...answer(207, passed([0, "1"])), isError: true }],
  ])("is uncertain for all where the answer has %s", async (_what, script) => {
    expect((await send(script)).outcomes.map(({ kind }) => kind)).toEqual([
      "uncertain",
      "uncertain",
      "uncertain",
    ]);
  });

  it.each([
    [400, "rejected"],
    [401, "auth"],
    [429, "rate-limited"],
  ])("made surely nothing after %d", async (status, kind) => {
    const { outcomes } = await send({ status, isError: true, message: "Non" });
    expect(outcomes).toHaveLength(3);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: "not-created", error: { kind } });
  });

  it.each<[string, Script | object, readonly string[]]>([
    ["an answer", answer(201, passed([0, "1"], [1, "2"], [2, "3"])), ["2026-11-20T10:00:10.000Z"]],
    ["none that can be read", () => "<html>", ["2026-11-20T10:00:10.000Z"]],
    ["a 429", { status: 429, isError: true, message: "Trop vite" }, ["2026-11-20T10:00:10.000Z"]],
  ])("counts the ten seconds again from %s, once", async (_what, script, expected) => {
    const blocks: string[] = [];
    const { carrier } = await serving(
      // A script is a function.
      typeof script === "function" ? (script as Script) : () => script,
      { block: (_key, until) => Promise.resolve(void blocks.push(until.toISOString())) },
    );
    await carrier.batch?.create(connection, creations);
    expect(blocks).toEqual(expected);
  });

  it("tells when its turn comes, and takes none by telling", async () => {
    const at = new Date("2026-11-20T10:00:07Z");
    const asked: string[] = [];
    const { carrier, calls } = await serving(() => "", {
      nextTurn: (key) => {
        asked.push(key);
        return Promise.resolve(at);
      },
    });
    expect(await carrier.batch?.turn?.(connection)).toEqual(at);
    expect(asked).toEqual([`first-delivery:${carrier.account({ token })}:bulk-create`]);
    expect(calls).toEqual([]);
  });
});
