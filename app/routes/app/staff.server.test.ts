import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import type { Language } from "~/shipping/ports/store";
import { languageOfStaff, languageOfVisitor } from "./staff.server";

const staff = { shop: shopDomain.parse("boutique.myshopify.com"), staffId: "42" };

const contextWhere = (chosen: Language | null): AppLoadContext => {
  const context = { world: { store: { staff: { language: () => Promise.resolve(chosen) } } } };
  // The language is all that is asked for.
  return context as unknown as AppLoadContext;
};

const asking = (query: string, acceptLanguage?: string): Request =>
  new Request(`https://navette.example/app${query}`, {
    headers: acceptLanguage === undefined ? {} : { "accept-language": acceptLanguage },
  });

describe("the language of a screen", () => {
  it("is the staff member's own choice, whatever the admin speaks", async () => {
    expect(await languageOfStaff(asking("?locale=en"), contextWhere("ar"), staff)).toBe("ar");
  });

  it("follows the admin where nothing was chosen", async () => {
    expect(await languageOfStaff(asking("?locale=en-CA", "fr"), contextWhere(null), staff)).toBe("en");
  });

  it("follows the browser where the admin's language is not ours, and is French at last", () => {
    expect(languageOfVisitor(asking("?locale=de", "de-DE,ar;q=0.8,en;q=0.5"))).toBe("ar");
    expect(languageOfVisitor(asking("", "de"))).toBe("fr");
    expect(languageOfVisitor(asking(""))).toBe("fr");
  });
});
