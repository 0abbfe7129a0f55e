import { describe, expect, it } from "vitest";
import { money } from "~/shipping/money";
import { paper } from ".";
import { sampleLabels } from "./labels.fixture";
import { totalsOf } from "./manifest";
import { picturesOf } from "./pictures.fixture";

const printedAt = new Date("2026-11-22T22:30:00Z");
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
const dinars = (minor: number) => money.parse({ minor, currency: "TND" });

describe("a manifest", () => {
  it("adds up pieces, and amounts of each currency by itself", () => {
    expect(
      totalsOf([
        { pieces: 1, collect: dinars(45_500) },
        { pieces: 2, collect: money.parse({ minor: 1_000, currency: "DZD" }) },
        { pieces: 1, collect: dinars(500) },
        { pieces: 1, collect: null },
      ]),
    ).toEqual({ pieces: 5, sums: [dinars(46_000), { minor: 1_000, currency: "DZD" }] });
    expect(totalsOf([])).toEqual({ pieces: 0, sums: [] });
  });

  it("lists each parcel, its totals, and room to sign", async () => {
    const parcels = [sampleLabels.delivety, { ...sampleLabels.dropcolis, recipient: null }];
    const handovers = [{ carrier: "Delivety", parcels }];
    const manifest = { shop: "resto.myshopify.com", printedAt, handovers };
    const [sheet] = await picturesOf(await paper.manifest(manifest, "en"));
    const text = plain(sheet?.text ?? "");
    for (const words of [
      "Handover to Delivety",
      "NV3123456789",
      "#4001",
      "Slim Ben Youssef",
      "+216 55 443 322",
      "Les Berges du Lac",
      "38.000 TND",
      "DC-2026-7F3K9Q",
      "Already paid",
      "The recipient's data was erased.",
      "Parcels in all: 3",
      "To collect in all: 38.000 TND",
      "To collect in all: 0.00 CAD",
      "Signature",
      "Page 1 / 1",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("begins a new sheet for each carrier, and repeats the titles on every one", async () => {
    const parcels = Array.from({ length: 30 }, (_, index) => ({
      ...sampleLabels.ecotrack,
      orderName: `#${String(2000 + index)}`,
    }));
    const handovers = [
      { carrier: "ECOTRACK", parcels },
      { carrier: "Dropcolis", parcels: [sampleLabels.dropcolis] },
    ];
    const manifest = { shop: "casbah.myshopify.com", printedAt, handovers };
    const sheets = await picturesOf(await paper.manifest(manifest, "fr"));
    const texts = sheets.map(({ text }) => plain(text));
    expect(texts.map((text) => /Page \d \/ \d/.exec(text)?.[0])).toEqual(
      texts.map((_, index) => `Page ${String(index + 1)} / ${String(texts.length)}`),
    );
    expect(texts.length).toBeGreaterThan(2);
    const titles = "Numéro Destinataire Lieu Colis À encaisser";
    const withOrders = texts.filter((text) => text.includes("#"));
    expect(withOrders.filter((text) => !text.includes(titles))).toEqual([]);
    expect(texts.filter((text) => text.includes("Remise à"))).toHaveLength(2);
    const signed = texts.filter((text) => text.includes("Signature"));
    expect(signed.map((text) => /Colis en tout : (\d+)/.exec(text)?.[1])).toEqual(["30", "2"]);
    expect(texts.flatMap((text) => text.match(/#20\d\d/g) ?? [])).toEqual(
      parcels.map(({ orderName }) => orderName),
    );
  });
});

describe("a pick list", () => {
  it("names location, quantity, SKU, article and orders", async () => {
    const articles = [
      {
        title: "T-shirt",
        variantTitle: "M / Rouge",
        sku: "TS-M",
        quantity: 5,
        orders: [
          { name: "#1001", quantity: 2 },
          { name: "#1002", quantity: 3 },
        ],
      },
      {
        title: "Tasse",
        variantTitle: null,
        sku: null,
        quantity: 1,
        orders: [{ name: "#1003", quantity: 1 }],
      },
    ];
    const pickList = { shop: "medina.myshopify.com", printedAt, locations: [{ name: "Sousse", articles }] };
    const [sheet] = await picturesOf(await paper.pickList(pickList, "fr"));
    const text = plain(sheet?.text ?? "");
    expect(text).toContain("Liste de préparation – Sousse");
    expect(text).toContain("5 TS-M T-shirt M / Rouge #1001 (2), #1002 (3)");
    expect(text).toContain("1 – Tasse #1003");
  });

  it("says that there is nothing", async () => {
    const pickList = { shop: "medina.myshopify.com", printedAt, locations: [] };
    const [sheet] = await picturesOf(await paper.pickList(pickList, "ar"));
    expect(sheet?.text).not.toBe("");
  });
});
