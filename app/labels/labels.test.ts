import { describe, expect, it } from "vitest";
import { languages } from "~/i18n/language";
import type { LabelToPrint, ParcelLabel } from "~/shipping/ports/paper";
import { carrierNames } from "~/shipping/shipment";
import { PDFDocument } from "@pdfme/pdf-lib";
import { paper } from ".";
import { sampleLabels } from "./labels.fixture";
import { barcodesIn, picturesOf, type Picture } from "./pictures.fixture";

const ours = (label: ParcelLabel): LabelToPrint => ({ ours: label, carriers: null });

/** The pages of these labels, one to a page. */
const printed = async (labels: readonly LabelToPrint[], language: (typeof languages)[number] = "fr") =>
  picturesOf((await paper.labels(labels, { format: "100x150", language })).pdf);

const inMillimetres = ({ size }: Picture): readonly number[] =>
  [size.width, size.height].map((points) => Math.round((points * 25.4) / 72));

/** Blanks and line ends are the reader's own. */
const plain = (text: string): string => text.replace(/\s+/g, " ");

describe.each(carrierNames)("a label of ours for %s", (carrier) => {
  const label = sampleLabels[carrier];

  it.each(languages)(
    "in %s has a page and a barcode that a scanner reads for each piece",
    async (language) => {
      const pages = await printed([ours(label)], language);
      expect(pages.map(inMillimetres)).toEqual(Array.from({ length: label.pieces }, () => [100, 150]));
      for (const [index, page] of pages.entries()) {
        expect(await barcodesIn(page)).toEqual([
          label.pieceCodes?.[index] ?? label.trackingNumber ?? label.reference,
        ]);
        // Copied out of an Arabic line its letters and digits change places; on paper they do not.
        expect(plain(page.text)).toContain(label.reference.slice(2));
      }
    },
  );
});

describe("a label of ours", () => {
  it("says what the courier needs, in the words of its language", async () => {
    const [page] = await printed([ours(sampleLabels.delivety)], "fr");
    expect(plain(page?.text ?? "")).toBe(
      "Delivety Colis 1 / 1 Commande #4001 Expéditeur Le Petit Zinc resto.myshopify.com +216 71 987 654 " +
        "Destinataire Slim Ben Youssef +216 55 443 322 5 rue du Lac Léman 1053 Les Berges du Lac " +
        "À encaisser 38,000 DT Contenu 2 × Couscous au poisson 1 × Salade méchouia Référence NV3123456789",
    );
  });

  it("names the wilaya by its number too, the region in the label's language", async () => {
    const [french] = await printed([ours(sampleLabels.ecotrack)], "fr");
    expect(plain(french?.text ?? "")).toContain("16 – Alger, Bab El Oued");
    const [tunisian] = await printed([ours(sampleLabels["first-delivery"])], "en");
    expect(plain(tunisian?.text ?? "")).toContain("Ariana, La Soukra");
  });

  it("numbers its pieces", async () => {
    const pages = await printed([ours(sampleLabels.dropcolis)], "en");
    expect(pages.map(({ text }) => /Parcel \d \/ \d/.exec(plain(text))?.[0])).toEqual([
      "Parcel 1 / 2",
      "Parcel 2 / 2",
    ]);
    expect(plain(pages[0]?.text ?? "")).toContain("Prepaid – collect nothing");
  });

  it("says that the recipient was erased, and that an amount is not known", async () => {
    const label = { ...sampleLabels["first-delivery"], recipient: null, collect: null };
    const [page] = await printed([ours(label)], "fr");
    expect(plain(page?.text ?? "")).toContain(
      "Les données du destinataire ont été effacées. Ariana, La Soukra",
    );
    expect(plain(page?.text ?? "")).toContain("Montant inconnu : demandez à la boutique");
  });

  it("says that a box stands for what it cannot write", async () => {
    const recipient = { name: "ⵎⵓⵃⴰ", phones: [], addressLines: ["1 rue Longue"], city: "Alger", zip: "" };
    const [page] = await printed([ours({ ...sampleLabels.ecotrack, recipient })], "fr");
    expect(plain(page?.text ?? "")).toContain("Un cadre remplace un caractère");
  });

  it("has the reference as its barcode where the tracking number is too long for bars that scanners read", async () => {
    const trackingNumber = "7f3c9e1a-5b2d-4c8e-9f10-2a3b4c5d6e7f";
    const [page] = await printed([
      ours({ ...sampleLabels.dropcolis, pieces: 1, pieceCodes: null, trackingNumber }),
    ]);
    expect(page && (await barcodesIn(page))).toEqual(["NV1123456789"]);
    expect(plain(page?.text ?? "")).toContain(trackingNumber);
  });

  it("cuts nothing off a long name, address or list of goods, and says how much more there is", async () => {
    const name = "Mohamed Larbi Ben Abderrahmane ".repeat(8).trim();
    const street = "Immeuble Les Jasmins bloc B ".repeat(9).trim();
    const city = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    const recipient = { name, phones: ["+21620123456"], addressLines: [street, street], city, zip: "2036" };
    const contents = Array.from({ length: 9 }, (_, index) => ({
      title: `Article ${String(index)}`,
      quantity: 1,
    }));
    const [page] = await printed([ours({ ...sampleLabels["first-delivery"], recipient, contents })]);
    const text = plain(page?.text ?? "");
    expect(text).toContain(`${name} +216 20 123 456 ${street} ${street} 2036 ${city}`);
    expect(text).toContain("1 × Article 0 et 8 autres articles");
    expect(page && (await barcodesIn(page))).toEqual(["683375045049"]);
  });

  it("says so where even the smallest letters leave no room for the whole address", async () => {
    const addressLines = ["Immeuble Les Jasmins bloc B ".repeat(90)];
    const recipient = { name: "Amel", phones: [], addressLines, city: "Tunis", zip: "" };
    const [page] = await printed([ours({ ...sampleLabels["first-delivery"], recipient })]);
    expect(plain(page?.text ?? "")).toContain("L’adresse est trop longue pour cette étiquette");
    expect(page && (await barcodesIn(page))).toEqual(["683375045049"]);
  });
});

describe("labels of a selection", () => {
  const all = carrierNames.map((name) => ours(sampleLabels[name]));

  it("stand four to a sheet of A4, each with its barcode", async () => {
    const { pdf } = await paper.labels(all, { format: "a4", language: "ar" });
    const sheets = await picturesOf(pdf);
    expect(sheets.map(inMillimetres)).toEqual([
      [210, 297],
      [210, 297],
    ]);
    const read = await Promise.all(sheets.map(barcodesIn));
    expect(read.map((codes) => codes.toSorted())).toEqual([
      ["683375045049", "ECOTRK26112200042", "NV1123456789-1", "NV1123456789-2"],
      ["NV3123456789"],
    ]);
  });

  it("hold the carrier's own where it has one, and ours where that cannot be read", async () => {
    const carriers = await PDFDocument.create();
    carriers.addPage([300, 400]);
    const pdf = { contentType: "application/pdf", body: await carriers.save() } as const;
    const broken = {
      contentType: "application/pdf",
      body: new TextEncoder().encode("%PDF-1.7 half"),
    } as const;
    const label = sampleLabels["first-delivery"];
    const gathered = await paper.labels(
      [
        { ours: label, carriers: pdf },
        { ours: label, carriers: broken },
      ],
      { format: "100x150", language: "fr" },
    );
    const pages = await picturesOf(gathered.pdf);
    expect(gathered.carriers).toBe(1);
    expect(pages.map(({ size }) => [Math.round(size.width), Math.round(size.height)])).toEqual([
      [300, 400],
      [283, 425],
    ]);
    expect(plain(pages[1]?.text ?? "")).toContain("celle de First Delivery n’a pas pu être lue");
  });

  it("hold a carrier's picture as a label", async () => {
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    const body = Buffer.from(pixel, "base64");
    const label = { ours: sampleLabels.ecotrack, carriers: { contentType: "image/png", body } } as const;
    const { pdf, carriers } = await paper.labels([label], { format: "100x150", language: "fr" });
    expect(carriers).toBe(1);
    expect((await picturesOf(pdf)).map(inMillimetres)).toEqual([[100, 150]]);
  });
});
