import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

const tracking = "ECQFLD2103047673";
const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: tracking,
  carrierId: null,
};
const done: Answer = { body: { success: true, message: "Mise a jour avec success" } };

const adding = async (text: string, script: Script, about: object = {}) => {
  const { carrier, connection, calls, logged } = await serving(script);
  return { outcome: await carrier.remarks?.add(connection, { ...parcel, ...about }, text), calls, logged };
};

describe("a remark", () => {
  it("travels in the query, as the document has it, and no log sees it", async () => {
    const { outcome, calls, logged } = await adding(" Livraison avant 17:00 h ", () => done);
    expect(outcome).toEqual({ kind: "done" });
    expect(calls.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
      ["POST", "add/maj", { tracking, content: "Livraison avant 17:00 h" }, ""],
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/17:00|ECQFLD/);
  });

  it.each([
    ["a".repeat(255)],
    // Letters are counted, not what JavaScript makes of them.
    ["🚚".repeat(255)],
    ["ش".repeat(255)],
  ])("of 255 letters is sent whole", async (text) => {
    const { outcome, calls } = await adding(text, () => done);
    expect([outcome, calls[0]?.query["content"]]).toEqual([{ kind: "done" }, text]);
  });

  it.each([
    ["a".repeat(256), "La remarque a 256 caractères, au plus 255 sont acceptés"],
    ["  ", "La remarque est vide"],
  ])("is refused in words and not sent: %j", async (text, words) => {
    const { outcome, calls } = await adding(text, () => done);
    expect(outcome).toMatchObject({
      kind: "refused",
      error: { operation: "addRemark", words, retryAt: null },
    });
    expect(calls).toEqual([]);
  });

  it("is refused for a parcel without a number", async () => {
    const { outcome, calls } = await adding("Appeler", () => done, { trackingNumber: null });
    expect(outcome).toMatchObject({
      kind: "refused",
      error: { words: "Ce colis n'a pas de numéro de suivi" },
    });
    expect(calls).toEqual([]);
  });

  it.each<[string, Answer, string, object]>([
    [
      "a 422",
      { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } },
      "refused",
      { kind: "rejected", words: "Tracking invalide.", field: "tracking" },
    ],
    [
      "success: false",
      { body: { success: false, error: 10001, message: "Commande archivée" } },
      "refused",
      { kind: "rejected", words: "Commande archivée" },
    ],
    [
      "401",
      { status: 401, body: { message: "Unauthenticated." } },
      "unknown",
      { kind: "auth", words: "Unauthenticated.", retryAt: null },
    ],
    [
      "429",
      { status: 429, headers: { "retry-after": "9" }, body: { message: "Too Many Attempts." } },
      "unknown",
      { kind: "rate-limited", retryAt: new Date("2026-11-20T10:00:09Z") },
    ],
    [
      "a host without the call",
      { status: 404, body: "<html></html>" },
      "refused",
      { kind: "rejected", words: "Ce transporteur n'a pas l'appel add/maj (404)" },
    ],
    [
      "a host that has moved",
      { status: 302, headers: { location: "https://new.ecotrack.dz" }, body: "" },
      "unknown",
      { words: "302 → https://new.ecotrack.dz", field: "host", retryAt: null },
    ],
  ])("is told after %s", async (_what, answer, kind, error) => {
    const { outcome, calls } = await adding("Appeler", () => answer);
    expect(outcome).toMatchObject({ kind, error });
    expect(calls).toHaveLength(1);
  });

  it("is not told back in the courier's words", async () => {
    const text = "Appeler le 0550123456";
    const { outcome } = await adding(text, () => ({ status: 422, body: { message: `refusé : ${text}` } }));
    expect(outcome).toMatchObject({ error: { words: "refusé : […]" } });
  });

  describe("whose answer was lost", () => {
    const lost = async (remarks: Answer) =>
      adding("avant 17:00", ({ path }) =>
        path === "add/maj" ? { status: 500, body: { message: "Server Error" } } : remarks,
      );
    const shown = (remarque: string, created_at: string): Answer => ({
      body: [{ remarque, station: "", livreur: "", created_at, tracking }],
    });

    it("is done where the list shows it", async () => {
      const { outcome, calls } = await lost(shown("Ma boutique : avant 17:00", "2026-11-20 11:00:02"));
      expect(outcome).toEqual({ kind: "done" });
      expect(calls.map(({ method, path }) => [method, path])).toEqual([
        ["POST", "add/maj"],
        ["GET", "get/maj"],
      ]);
    });

    it.each<[string, Answer]>([
      ["the same was said yesterday", shown("Ma boutique : avant 17:00", "2026-11-19 11:00:00")],
      ["something else was said", shown("Ma boutique : avant 18:00", "2026-11-20 11:00:02")],
      ["nobody knows when", shown("avant 17:00", "")],
      ["the list is empty", { body: [] }],
      ["the list cannot be read", { body: "<html></html>" }],
    ])("is left open where %s", async (_why, remarks) => {
      expect((await lost(remarks)).outcome).toMatchObject({
        kind: "unknown",
        error: { kind: "unavailable", operation: "addRemark", retryAt: new Date("2026-11-20T10:01:00Z") },
      });
    });
  });
});

describe("the remarks of a parcel", () => {
  const listing = async (answer: Answer) => {
    const { carrier, connection, calls } = await serving(() => answer);
    return { read: await carrier.remarks?.list(connection, parcel), calls };
  };
  const ofShop = { remarque: "Test Shop : TEST MAJ", station: "", livreur: "", tracking };

  it("are who said what where, oldest first, by GET as the title says", async () => {
    const { read, calls } = await listing({
      body: [
        { remarque: "Absent", station: "Hub", livreur: "Livreur 7", created_at: "2021-03-06 09:00:00" },
        { ...ofShop, created_at: "2021-03-05 11:04:19" },
      ],
    });
    expect(read).toEqual({
      ok: true,
      value: [
        { text: "Test Shop : TEST MAJ", station: null, courier: null, at: new Date("2021-03-05T10:04:19Z") },
        { text: "Absent", station: "Hub", courier: "Livreur 7", at: new Date("2021-03-06T08:00:00Z") },
      ],
    });
    expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["GET", "get/maj", { tracking }],
    ]);
  });

  it.each<[unknown, number]>([
    [[], 0],
    [{ "0": ofShop }, 1],
    [{ data: [ofShop, null] }, 1],
  ])("are taken as %j", async (body, count) => {
    const { read } = await listing({ body });
    expect(read?.ok && read.value.length).toBe(count);
  });

  it.each<[Answer, object]>([
    [{ body: { message: "?" } }, { kind: "unexpected-answer" }],
    [{ body: "<html></html>" }, { kind: "unexpected-answer" }],
    [
      { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } },
      { kind: "rejected", words: "Tracking invalide." },
    ],
  ])("are not %j", async (answer, error) => {
    expect((await listing(answer)).read).toMatchObject({
      ok: false,
      error: { operation: "remarks", ...error },
    });
  });
});
