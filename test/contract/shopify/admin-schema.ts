import { readFileSync } from "node:fs";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";
import { ensureAdminSchema } from "../../../scripts/admin-schema.mjs";

/** The part of the published file that graphql-js does not know: which scopes open which type and field. */
const published = z.object({
  data: z.object({ __schema: z.object({ types: z.array(z.unknown()) }) }),
  offline_scopes: z.object({
    items: z.array(
      z.object({
        type: z.enum(["type", "field"]),
        typeName: z.string(),
        fieldName: z.string().optional(),
        /** Any one of them is enough; none means that everybody may. */
        offlineScopes: z.array(z.string()),
      }),
    ),
  }),
});

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** Scopes of which one is needed, by "Type" and by "Type.field". */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
}

/** Shopify's real Admin API schema of our version. */
export async function loadAdminSchema(): Promise<AdminSchema> {
  const path = z.string().parse(await ensureAdminSchema());
  const file: unknown = JSON.parse(readFileSync(path, "utf8"));
  const { offline_scopes } = published.parse(file);
  // Parsed above as far as we rely on it; graphql-js checks the rest while it builds.
  const introspection = (file as { data: IntrospectionQuery }).data;
  return {
    schema: buildClientSchema(introspection),
    scopes: new Map(
      offline_scopes.items.map(({ typeName, fieldName, offlineScopes }) => [
        fieldName === undefined ? typeName : `${typeName}.${fieldName}`,
        offlineScopes,
      ]),
    ),
  };
}
