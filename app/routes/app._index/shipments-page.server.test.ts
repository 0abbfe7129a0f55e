import { describe, expect, it } from "vitest";
import { addressOf } from "~/ui/list-address";
import { readQuery, readSearch } from "./shipments-page.server";

const asking = (query: string) => readQuery(new Request(`https://navette.example/app${query}`));

describe("what the list's address asks for", () => {
  it("is a view, states of that view, and a cursor", () => {
    expect(asking("?view=moving&states=in_transit,created&after=abc")).toEqual({
      view: "moving",
      states: ["created", "in_transit"],
      after: "abc",
    });
  });

  it("is the whole list where it asks for nothing we know", () => {
    const whole = { view: "all", states: [], after: null };
    expect(asking("")).toEqual(whole);
    expect(asking("?view=elsewhere&states=lost&after=")).toEqual(whole);
    expect(asking(`?after=${"x".repeat(300)}`)).toEqual(whole);
  });

  it("keeps no state that the view does not show", () => {
    expect(asking("?view=toMend&states=delivered,waiting")).toMatchObject({ states: ["waiting"] });
    expect(asking("?view=notShipping&states=waiting")).toMatchObject({ states: [] });
  });

  it("is written as it is read", () => {
    const place = { view: "moving", states: ["created", "in_transit"], after: "abc" } as const;
    expect(asking(addressOf(place).slice("/app".length))).toEqual(place);
    expect(addressOf({ view: "all", states: [], after: null })).toBe("/app");
  });
});

describe("what a search asks for", () => {
  const posted = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return readSearch(form);
  };

  it("is the term beside what the address would ask", () => {
    expect(posted({ search: "  Trabelsi ", view: "moving", states: "created", after: "" })).toEqual({
      search: "Trabelsi",
      view: "moving",
      states: ["created"],
      after: null,
    });
  });

  it("is nothing where the term cannot be one", () => {
    expect(posted({ search: "x".repeat(201) }).search).toBe("");
    expect(posted({}).search).toBe("");
  });
});
