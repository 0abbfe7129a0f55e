import { AppProvider } from "@shopify/polaris";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { languages, type Language } from "~/i18n/language";
import { problemOf } from "~/shipping/problem";
import { placeName, regionLabel } from "./place-name";
import { ProblemBanner } from "./problem-banner";
import { Speaking } from "./speaking";
import { Timeline } from "./timeline";
import type { ParcelView, TimelineEvent } from "./order-view";

function markup(language: Language, screen: ReactNode): string {
  return renderToStaticMarkup(
    <AppProvider i18n={{}}>
      <Speaking language={language}>{screen}</Speaking>
    </AppProvider>,
  );
}

const read = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, "")
    .replace(/[\s\u00a0\u202f]+/g, " ");

describe("a parcel's timeline", () => {
  const shown = (...timeline: TimelineEvent[]) => {
    // The rest of the parcel is not looked at.
    const parcel = { timeline, services: { remarks: null, history: false } } as unknown as ParcelView;
    return markup("fr", <Timeline parcel={parcel} />);
  };
  const at = "2026-11-22T09:00:00.000Z";

  it("shows the carrier's own words, isolated, with our state beside them", () => {
    const html = shown({ at, carrierState: "En cours <وارد>", state: "in_transit" });
    expect(html).toContain('<bdi class="navette-raw">En cours &lt;وارد&gt;</bdi>');
    expect(read(html)).toMatch(/En transit .*22 nov\. 2026, 10:00/);
  });

  it("says what is not known, what the shop said itself, and that there is nothing yet", () => {
    expect(read(shown({ at, carrierState: "Perdu", state: null }))).toContain("Inconnu de Navette");
    expect(read(shown({ at, carrierState: null, state: "delivered" }))).toContain("Indiqué par la boutique");
    expect(read(shown())).toContain("Rien n’a encore été annoncé.");
  });
});

describe("what changed after sending", () => {
  const changed = problemOf("changed_after_sending", {
    field: "phone",
    changes: [
      { field: "phone", before: "+21620123456", after: "+21620654321" },
      { field: "amount", before: "45.500 TND", after: "38.000 TND" },
      { field: "address2", before: "", after: "2e étage" },
    ],
  });

  it("is shown with both values, apart from the sentence", () => {
    const html = markup("fr", <ProblemBanner problem={changed} carrier="first-delivery" />);
    expect(html).toContain("<bdi>+21620123456</bdi>");
    const text = read(html);
    expect(text).toContain("La commande a changé après l’envoi, et First Delivery ne le sait pas.");
    expect(text).toContain("Le téléphone Avant +21620123456 Maintenant +21620654321");
    expect(text).toContain("Le montant à encaisser Avant 45,500 DT Maintenant 38,000 DT");
    expect(text).toContain("Le complément d’adresse Avant rien Maintenant 2e étage");
  });

  it("is shown in every language", () => {
    for (const language of languages) {
      const html = markup(language, <ProblemBanner problem={changed} carrier="first-delivery" />);
      expect(html.match(/<bdi>/g)).toHaveLength(6);
    }
  });
});

describe("a place's name", () => {
  const region = { fr: "Ariana", ar: "أريانة" };

  it("is the region's in the reader's language, with the locality as typed", () => {
    expect(placeName({ region, locality: "La Soukra" }, "fr")).toBe("La Soukra, Ariana");
    expect(placeName({ region, locality: "La Soukra" }, "ar")).toBe("La Soukra، أريانة");
    expect(placeName({ region, locality: null }, "en")).toBe("Ariana");
  });

  it("has a wilaya's number before it", () => {
    expect(regionLabel({ code: "16", fr: "Alger", ar: "الجزائر" }, "DZ", "fr")).toBe("16 – Alger");
    expect(regionLabel({ code: "12", ...region }, "TN", "ar")).toBe("أريانة");
  });
});
