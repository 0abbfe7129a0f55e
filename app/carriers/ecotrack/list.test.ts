import { afterEach, describe, expect, it } from "vitest";
import { closeServers, page, row, type Script, serving } from "./fixtures/serving";

afterEach(closeServers);

const november = { from: new Date("2026-11-01T08:00:00Z"), to: new Date("2026-11-20T09:00:00Z") };
const listing = async (script: Script, created = november) => {
  const { carrier, connection, calls } = await serving(script);
  const told = await carrier.list?.(connection, created);
  const trackings = told?.parcels.map(({ trackingNumber }) => trackingNumber);
  return { told, trackings, calls };
};

describe("the parcels that a host has", () => {
  it("are told as it writes them", async () => {
    const full = {
      tracking: "ECG4SU2611195902",
      reference: "NV0000000001",
      client: "Yacine Belkacem",
      phone: "0560351041",
      phone_2: "",
      adresse: "Alger",
      commune: "Ain Taya",
      wilaya_id: 16,
      montant: "4500.00",
      created_at: "2026-11-19",
      status: "Payé_et_archivé",
    };
    const { told } = await listing(() =>
      page([
        full,
        { tracking: "EC2", montant: "?", phone: 560351041, phone_2: "021634567", status: "perdu" },
      ]),
    );
    expect(told).toEqual({
      parcels: [
        {
          trackingNumber: "ECG4SU2611195902",
          carrierId: null,
          reference: "NV0000000001",
          carrierState: "Payé_et_archivé",
          state: "delivered",
          collect: { minor: 450_000, currency: "DZD" },
          recipientName: "Yacine Belkacem",
          phones: ["0560351041"],
          createdAt: new Date("2026-11-18T23:00:00Z"),
          trackingUrl: null,
        },
        {
          trackingNumber: "EC2",
          carrierId: null,
          reference: null,
          carrierState: "perdu",
          state: null,
          collect: null,
          recipientName: null,
          phones: ["560351041", "021634567"],
          createdAt: null,
          trackingUrl: null,
        },
      ],
      error: null,
    });
  });

  it("are those of all pages, each once, of the days in Algiers and one more at either end", async () => {
    const { told, trackings, calls } = await listing(({ query }) =>
      query["page"] === "1" ? page([row(1), row(2)], 2, 3) : page([row(2), row(3)], 2, 3),
    );
    expect([trackings, told?.error]).toEqual([["EC1", "EC2", "EC3"], null]);
    const days = { start_date: "2026-11-01", end_date: "2026-11-21" };
    expect(calls.map(({ path, query }) => [path, query])).toEqual([
      ["get/orders", { page: "1", ...days }],
      ["get/orders", { page: "2", ...days }],
    ]);
  });

  it("are those of the wanted days alone", async () => {
    const of = (n: number, created_at: string): object => row(n, { created_at });
    const { trackings } = await listing(() =>
      page([
        of(1, "2026-10-31"),
        of(2, "2026-11-01"),
        of(3, "2026-11-20"),
        of(4, "2026-11-21"),
        of(5, "hier"),
        of(6, "2026-11-20T23:30:00Z"),
      ]),
    );
    expect(trackings).toEqual(["EC2", "EC3", "EC5"]);
  });

  it.each<[string, Script, object]>([
    [
      "a row could not be read",
      () => page([row(1), { reference: "NV9" }]),
      { words: "1 ligne(s) de la liste illisible(s)" },
    ],
    [
      "a row slipped away between two pages",
      ({ query }) => page(query["page"] === "1" ? [row(1)] : [], 2, 2),
      { words: "La liste a changé pendant sa lecture, des colis peuvent y manquer" },
    ],
  ])("may not be all where %s", async (_why, script, error) => {
    const { told, trackings } = await listing(script);
    expect(trackings).toEqual(["EC1"]);
    expect(told?.error).toEqual({
      carrier: "ecotrack",
      operation: "orders",
      kind: "unexpected-answer",
      status: null,
      field: null,
      retryAt: new Date("2026-11-20T10:01:00Z"),
      ...error,
    });
  });

  it("are those before the page that failed, and why it did", async () => {
    const { told, trackings } = await listing(({ query }) =>
      query["page"] === "1"
        ? page([row(1)], 3, 81)
        : { status: 429, headers: { "retry-after": "30" }, body: { message: "Too Many Attempts." } },
    );
    expect(trackings).toEqual(["EC1"]);
    expect(told?.error).toMatchObject({ kind: "rate-limited", retryAt: new Date("2026-11-20T10:00:30Z") });
  });

  it("are none where there are none", async () => {
    expect((await listing(() => page([]))).told).toEqual({ parcels: [], error: null });
  });
});
