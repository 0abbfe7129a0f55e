import { describe, expect, it } from "vitest";
import { z } from "zod";
import { operation } from "./operation";

interface Generated {
  readonly order: { readonly name: string; readonly note: string | null } | null;
}
const document = "#graphql\n  query anOrder { order(id: 1) { name note } }";

describe("an operation", () => {
  it("takes its name and kind from its document, and carries its fragments", () => {
    const reader = z.object({
      order: z.object({ name: z.string(), note: z.string().nullable() }).nullable(),
    });
    expect(
      operation<Generated, object>()(document, {
        answer: reader,
        cost: 1,
        fragments: ["fragment F on Order { id }"],
      }),
    ).toMatchObject({
      name: "anOrder",
      kind: "query",
      document: `${document}\nfragment F on Order { id }`,
    });
  });

  it("does not compile with a reader that refuses what the schema allows", () => {
    const reader = z.object({ order: z.object({ name: z.string(), note: z.string() }).nullable() });
    // @ts-expect-error the note may be null
    operation<Generated, object>()(document, { answer: reader, cost: 1 });
  });

  it("has a name", () => {
    const nameless = "#graphql\n  { shop { id } }";
    expect(() => operation<unknown, object>()(nameless, { answer: z.unknown(), cost: 1 })).toThrow();
  });
});
