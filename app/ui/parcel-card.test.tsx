import { AppProvider } from "@shopify/polaris";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { languages, type Language } from "~/i18n/language";
import type { ParcelView } from "./order-view";
import { ParcelCard } from "./parcel-card";
import { Speaking } from "./speaking";

const parcel: ParcelView = {
  id: "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01",
  orderId: "5501001",
  orderName: "#3001",
  carrier: "dropcolis",
  state: "created",
  carrierState: null,
  trackingNumber: null,
  trackingUrl: null,
  collect: null,
  problem: null,
  reference: "NV0123456789",
  pieces: 1,
  place: null,
  labelUrl: null,
  cost: { amount: "13.99", currency: "CAD" },
  estimatedDelivery: "2026-11-25T12:00:00.000Z",
  fulfillment: "none",
  sentAt: null,
  updatedAt: "2026-11-22T09:00:00.000Z",
  actions: [],
  services: { remarks: null, history: false },
  question: null,
  reasons: [],
  timeline: [],
};

/** The card's terms with what stands beside them, without the marks that isolate directions. */
function factsOf(changes: Partial<ParcelView>, language: Language): Readonly<Record<string, string>> {
  const markup = renderToStaticMarkup(
    <AppProvider i18n={{}}>
      <Speaking language={language}>
        <ParcelCard parcel={{ ...parcel, ...changes }} />
      </Speaking>
    </AppProvider>,
  );
  const read = (text: string): string =>
    text
      .replace(/<[^>]+>/g, "")
      .replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, "")
      .replace(/[\u00a0\u202f]/g, " ");
  return Object.fromEntries(
    [...markup.matchAll(/<dt.*?<\/dt>|<dd.*?<\/dd>/g)]
      .map(([text]) => read(text))
      .flatMap((text, index, all) => (index % 2 === 0 ? [[text, all[index + 1] ?? ""]] : [])),
  );
}

describe("a parcel's card", () => {
  it("shows what the carrier charges and the day it expects", () => {
    expect(factsOf({}, "fr")).toMatchObject({
      "Facturé par le transporteur": "13,99 $",
      "Livraison prévue": "25 novembre 2026",
    });
    expect(factsOf({}, "ar")).toMatchObject({
      "تكلفة شركة التوصيل": "13,99 CAD",
      "التسليم المتوقع": "25 نوفمبر 2026",
    });
    expect(factsOf({}, "en")).toMatchObject({
      "Charged by the carrier": "13.99 CAD",
      "Expected delivery": "November 25, 2026",
    });
  });

  it("says a free delivery's cost as an amount, not as something paid", () => {
    const cost = { amount: "0.00", currency: "CAD" };
    expect(factsOf({ cost }, "en")).toMatchObject({ "Charged by the carrier": "0.00 CAD" });
  });

  it("leaves both out where they are not known", () => {
    for (const language of languages) {
      const all = Object.keys(factsOf({}, language));
      const fewer = Object.keys(factsOf({ cost: null, estimatedDelivery: null }, language));
      expect(all.length - fewer.length).toBe(2);
    }
  });
});
