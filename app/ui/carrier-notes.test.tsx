import { AppProvider } from "@shopify/polaris";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { languages, type Language } from "~/i18n/language";
import { CarrierNotes, UnknownParcels } from "./carrier-notes";
import type { CarrierNotices } from "./found-view";
import { Speaking } from "./speaking";

const quiet: CarrierNotices = { outages: [], found: { asking: 0, unknown: 0 } };

const read = (notices: Partial<CarrierNotices>, language: Language = "en"): string =>
  renderToStaticMarkup(
    <AppProvider i18n={{}}>
      <Speaking language={language}>
        <CarrierNotes notices={{ ...quiet, ...notices }} />
        <UnknownParcels found={{ ...quiet, ...notices }.found} />
      </Speaking>
    </AppProvider>,
  )
    .replace(/<style.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, "")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();

const outage = {
  connection: "5a1c2b3d-1111-4222-8333-444455556666",
  carrier: "ecotrack",
  since: "2026-11-22T13:05:00.000Z",
} as const;

describe("what the list says of carriers", () => {
  it("is nothing while all is well", () => {
    expect(read({})).toBe("");
  });

  it("is since when one does not answer, and how many parcels wait", () => {
    const three = read({ outages: [{ ...outage, waiting: 3 }] });
    expect(three).toMatch(
      /^ECOTRACK does not answer Since .*2:05.*\. 3 parcels wait and go by themselves\.$/,
    );
    expect(read({ outages: [{ ...outage, waiting: 0 }] })).not.toContain("wait");
  });

  it("is that there are parcels to be looked into, and a way to them", () => {
    expect(read({ found: { asking: 1, unknown: 4 } })).toBe(
      "A carrier has 1 parcel that is not known here. Look at them",
    );
    expect(read({ found: { asking: 0, unknown: 4 } })).toBe(
      "Carriers have 4 parcels that are not known here.",
    );
  });

  it("is said in every language", () => {
    for (const language of languages) {
      const said = read({ outages: [{ ...outage, waiting: 2 }], found: { asking: 2, unknown: 0 } }, language);
      expect(said).toContain("ECOTRACK");
      expect(said).not.toMatch(/\{\{|undefined/);
    }
  });
});
