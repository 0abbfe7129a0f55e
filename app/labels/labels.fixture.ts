import { money } from "~/shipping/money";
import { place } from "~/shipping/places/place";
import type { ParcelLabel } from "~/shipping/ports/paper";
import type { CarrierName } from "~/shipping/shipment";

/** A parcel of each carrier, as its shop would print it; the scripts are mixed as shoppers mix them. */
export const sampleLabels: Readonly<Record<CarrierName, ParcelLabel>> = {
  "first-delivery": {
    reference: "NV0123456789",
    trackingNumber: "683375045049",
    carrier: "First Delivery",
    orderName: "#1001",
    sender: { shop: "medina.myshopify.com", pickupName: "Atelier Médina", phone: "+21671123456" },
    recipient: {
      name: "محمد الأمين بن عليّ",
      phones: ["+21620123456", "+21698765432"],
      addressLines: ["12 نهج مرسيليا (الطابق الثاني)", "أمام مقهى El Bey, à côté de la poste"],
      city: "La Soukra",
      zip: "2036",
    },
    place: place.parse({ country: "TN", region: "Ariana", regionCode: "12", locality: "La Soukra" }),
    collect: money.parse({ minor: 45_500, currency: "TND" }),
    contents: [
      { title: "Théière en cuivre martelé", quantity: 1 },
      { title: "كؤوس شاي", quantity: 6 },
    ],
    pieces: 1,
    pieceCodes: null,
    instead: "web-page",
  },
  dropcolis: {
    reference: "NV1123456789",
    trackingNumber: "DC-2026-7F3K9Q",
    carrier: "Dropcolis",
    orderName: "#3001",
    sender: { shop: "atelier-mtl.myshopify.com", pickupName: null, phone: null },
    recipient: {
      name: "Anaïs Lefèbvre-Œuvrard",
      phones: ["+15145550123"],
      addressLines: ["4521, boulevard Saint-Laurent, app. 3"],
      city: "Montréal",
      zip: "H2T 1R2",
    },
    place: place.parse({ country: "CA", region: "Québec", regionCode: "QC", locality: "Montréal" }),
    collect: money.parse({ minor: 0, currency: "CAD" }),
    contents: [{ title: "Bougie à la cire d’abeille", quantity: 2 }],
    pieces: 2,
    pieceCodes: ["NV1123456789-1", "NV1123456789-2"],
    instead: null,
  },
  ecotrack: {
    reference: "NV2123456789",
    trackingNumber: "ECOTRK26112200042",
    carrier: "ECOTRACK",
    orderName: "#2001",
    sender: { shop: "casbah.myshopify.com", pickupName: "متجر القصبة", phone: "+213550123456" },
    recipient: {
      name: "نورة ڨاسمي",
      phones: ["+213661234567"],
      addressLines: ["حي 500 مسكن، عمارة 7، رقم 12"],
      city: "Bab El Oued",
      zip: "16008",
    },
    place: place.parse({ country: "DZ", region: "Alger", regionCode: "16", locality: "Bab El Oued" }),
    collect: money.parse({ minor: 1_250_000, currency: "DZD" }),
    contents: [{ title: "قفطان مطرّز – XL", quantity: 1 }],
    pieces: 1,
    pieceCodes: null,
    instead: null,
  },
  delivety: {
    reference: "NV3123456789",
    trackingNumber: null,
    carrier: "Delivety",
    orderName: "#4001",
    sender: { shop: "resto.myshopify.com", pickupName: "Le Petit Zinc", phone: "+21671987654" },
    recipient: {
      name: "Slim Ben Youssef",
      phones: ["+21655443322"],
      addressLines: ["5 rue du Lac Léman"],
      city: "Les Berges du Lac",
      zip: "1053",
    },
    place: null,
    collect: money.parse({ minor: 38_000, currency: "TND" }),
    contents: [
      { title: "Couscous au poisson", quantity: 2 },
      { title: "Salade méchouia", quantity: 1 },
    ],
    pieces: 1,
    pieceCodes: null,
    instead: null,
  },
};
