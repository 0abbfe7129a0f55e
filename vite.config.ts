import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { logicalProperties } from "./app/ui/logical-properties";

/**
 * Warnings that say nothing is wrong: routes without a screen leave nothing for the browser; a package's comment is not
 * where Rollup reads it; Vite reads JSON with or without the attribute that Node asks for.
 */
const harmless = new Set(["EMPTY_BUNDLE", "INVALID_ANNOTATION", "INCONSISTENT_IMPORT_ATTRIBUTES"]);

/** The Remix app: what the browser loads, and the routes. The processes around it are built by vite.server.config.ts. */
export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/*.test.{ts,tsx}"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // App Bridge reads the headers of each loader's own answer (retry, re-authorise); single fetch merges them away.
        v3_singleFetch: false,
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  css: { postcss: { plugins: [logicalProperties] } },
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: {
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      onwarn: (warning, warn) => {
        if (!harmless.has(warning.code ?? "")) warn(warning);
      },
    },
  },
});
