import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from "graphql";

/** Texts are asked again and again; whoever makes up new ones all the time makes these begin anew. */
const mostKept = 500;

const parsed = new Map<string, DocumentNode>();

/** @throws GraphQLError for what is no GraphQL */
export function documentOf(text: string): DocumentNode {
  const known = parsed.get(text);
  if (known) return known;
  const document = parse(text);
  if (parsed.size >= mostKept) parsed.clear();
  parsed.set(text, document);
  return document;
}

const checked = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

/** What is wrong with it is the same every time, and slow to find on a schema this large. */
export function validationErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const ofSchema = checked.get(schema) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
  checked.set(schema, ofSchema);
  const errors = ofSchema.get(document) ?? validate(schema, document);
  ofSchema.set(document, errors);
  return errors;
}
