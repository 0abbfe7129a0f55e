import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The programs: each becomes build/processes/NAME.js, with node_modules left outside. */
const processes = Object.entries({
  main: here("./app/main.server.ts"),
  operator: here("./app/operator/main.server.ts"),
}).filter(([, entry]) => existsSync(entry));

export default defineConfig({
  resolve: { alias: { "~": here("./app") } },
  publicDir: false,
  build: {
    ssr: true,
    target: "node22",
    outDir: "build/processes",
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(processes),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js" },
    },
  },
});
