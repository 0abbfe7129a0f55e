import type { z } from "zod";

/**
 * One Admin API document with the reader of its answer. Everything the app asks of Shopify is one of these, listed in
 * operations/index.ts, so that a contract test can hold each against the real schema and the app's scopes.
 */
export interface Operation<Answer, Variables> {
  readonly name: string;
  /** A query may be asked twice; a mutation may not. */
  readonly kind: "query" | "mutation";
  readonly document: string;
  readonly answer: z.ZodType<Answer>;
  /** The most points it can cost, by Shopify's published rule; the contract test computes it from the document. */
  readonly cost: number;
  /** Only for the compiler: the variables belong to the document. */
  readonly variables?: Variables;
}

/** Shown by the compiler when a reader refuses something that the schema allows. */
interface ReaderIsNarrowerThanTheSchema {
  readonly theSchemaAllowsMoreThanTheReaderAccepts: never;
}

/**
 * Defines an operation. `Generated` and `Variables` come from codegen and the real schema: it compiles only if `answer`
 * accepts every answer the schema allows (nulls above all), so reader and schema cannot drift apart.
 */
// Given by hand and apart from what the compiler infers below: TypeScript cannot do both in one list.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function operation<Generated, Variables>() {
  return <Reader extends z.ZodType>(
    document: string,
    parts: {
      readonly answer: Reader & (Generated extends z.input<Reader> ? unknown : ReaderIsNarrowerThanTheSchema);
      readonly cost: number;
      /** Fragments the document spreads. */
      readonly fragments?: readonly string[];
    },
  ): Operation<z.output<Reader>, Variables> => {
    const [, kind, name] = /^#graphql\s+(query|mutation) (\w+)/.exec(document) ?? [];
    if ((kind !== "query" && kind !== "mutation") || name === undefined) {
      throw new Error("an operation's document starts with #graphql and has a name");
    }
    return {
      name,
      kind,
      document: [document, ...(parts.fragments ?? [])].join("\n"),
      // The intersection above only adds a check; the value is the reader itself.
      answer: parts.answer as z.ZodType<z.output<Reader>>,
      cost: parts.cost,
    };
  };
}
