/**
 * `npm run build`: generated sources first, then the Remix app (build/client, build/server) and the programs around it
 * (build/processes), both at once.
 */
import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { stamped } from "./launch/fresh.mjs";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
// React and Vite read it; a shell that has another value must not make a development build.
const env = { ...process.env, NODE_ENV: "production" };

/** @param {string} name @param {string[]} args */
async function run(name, args) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode, signal) => resolve(exitCode ?? signal));
  });
  if (code !== 0) throw new Error(`${name} failed (${code})`);
}

/** Leaves a Brotli copy beside each script and style sheet: the app serves it without compressing at each request. */
async function compressAssets() {
  const folder = `${root}build/client/assets/`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const content = await readFile(folder + name);
      const compressed = await promisify(brotliCompress)(content, { params });
      if (compressed.length < content.length) await writeFile(`${folder}${name}.br`, compressed);
    }),
  );
}

async function build() {
  await run("generate", ["scripts/generate.mjs"]);
  const app = run("the Remix app's build", [
    "node_modules/@remix-run/dev/dist/cli.js",
    "vite:build",
    "--logLevel",
    "warn",
  ]);
  const processes = run("the processes' build", [
    "node_modules/vite/bin/vite.js",
    "build",
    "--config",
    "vite.server.config.ts",
    "--logLevel",
    "warn",
  ]);
  const failures = (await Promise.allSettled([app, processes])).flatMap((result) =>
    result.status === "rejected" ? [result.reason] : [],
  );
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join("; "));
  await compressAssets();
}

try {
  // Noted, so that whatever needs a build next knows that there is one of these very sources.
  await stamped(build);
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
