/** Makes sure that the Admin API schema is in the cache; resolves to the path of an introspection result. */
export function ensureAdminSchema(where?: { readonly cache?: string }): Promise<string>;
