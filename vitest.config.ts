import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * The five kinds of test. `npm test` runs them one after the other (scripts/launch.mjs); `npx vitest run PATH` runs
 * one file of any kind. A kind that has no file yet does not fail: the launcher counts, and refuses an empty total.
 */
export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    environment: "node",
    setupFiles: ["./test/setup.ts"],
    passWithNoTests: true,
    // Two cores are the machine we plan for: more workers only make each other's time-outs fire.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "extensions/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
            "test/*.test.ts",
            "test/demo/**/*.test.ts",
            "test/stand-ins/**/*.test.ts",
            "test/house/**/*.test.ts",
          ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts", "test/database/**/*.test.ts"],
          // These mostly wait: for a limit's turn, for an attempt to be over.
          maxWorkers: 4,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // One browser at a time: a second one starves the first of the two cores.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          include: ["test/chaos/**/*.test.ts"],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
