import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";

/**
 * For editors and for `npm run generate`: which schema our Admin API documents are written against, and the types made
 * from both. The schema is fetched by scripts/admin-schema.mjs; neither it nor the types are committed.
 */
const types = "app/shopify/generated";

export default {
  schema: ".cache/admin_2026-07.json",
  documents: ["app/shopify/operations/*.ts", "!app/shopify/operations/*.test.ts"],
  extensions: {
    codegen: {
      pluckConfig,
      // An answer always has the fields that were asked for; they may be null, never absent.
      config: { avoidOptionals: { field: true } },
      generates: {
        [`${types}/admin.types.d.ts`]: {
          plugins: ["typescript"],
          // Money, Decimal, DateTime, URL and the rest travel as strings; without this they would be `any`.
          config: { enumsAsTypes: true, defaultScalarType: "string", scalars: { JSON: "unknown" } },
        },
        [`${types}/admin.generated.d.ts`]: { preset, presetConfig: { apiType: ApiType.Admin } },
      },
    },
  },
};
