/** The real Admin API schema, read once for each process. */
import { readFile } from "node:fs/promises";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { ensureAdminSchema } from "../../../../scripts/admin-schema.mjs";

export const ADMIN_API_VERSION = "2026-07";

let loading: Promise<GraphQLSchema> | undefined;

export function adminSchema(): Promise<GraphQLSchema> {
  loading ??= load();
  return loading;
}

async function load(): Promise<GraphQLSchema> {
  const text = await readFile(await ensureAdminSchema(), "utf8");
  // The file's hash was checked when it was fetched: it is an introspection result.
  const { data } = JSON.parse(text) as { readonly data: IntrospectionQuery };
  return buildClientSchema(data, { assumeValid: true });
}
