/**
 * Makes what the code is compiled against and nobody writes by hand: the Prisma client and the types of the Admin API's
 * operations. Does nothing, in a moment, while its inputs are the same as last time.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { ensureAdminSchema } from "./admin-schema.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMPS = join(ROOT, ".cache", "generated.json");
const inPackages = (path) => join(ROOT, "node_modules", path);

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {() => Promise<string[]>} inputs files whose content decides
 * @property {() => Promise<string[]>} outputs files or folders that must be there
 * @property {() => Promise<void>} make
 */

/** @type {Product} */
const prismaClient = {
  name: "Prisma client",
  inputs: async () => [
    join(ROOT, "prisma/schema.prisma"),
    join(ROOT, "prisma.config.ts"),
    inPackages("prisma/package.json"),
  ],
  outputs: async () => {
    const schema = await readFile(join(ROOT, "prisma/schema.prisma"), "utf8");
    const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(schema)?.[1];
    if (output === undefined) throw new Error("prisma/schema.prisma says no output folder for its client");
    return [resolve(ROOT, "prisma", output)];
  },
  make: () => run("prisma/build/index.js", ["generate"]),
};

/** @type {Product} */
const adminTypes = {
  name: "Admin API types",
  inputs: async () => {
    const folder = join(ROOT, "app/shopify/operations");
    const documents = (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort();
    return [
      join(ROOT, ".graphqlrc.ts"),
      join(ROOT, "scripts/admin-schema.mjs"), // names the schema and its hash
      inPackages("@shopify/api-codegen-preset/package.json"),
      ...documents.map((name) => join(folder, name)),
    ];
  },
  outputs: async () =>
    ["admin.types.d.ts", "admin.generated.d.ts"].map((name) => join(ROOT, "app/shopify/generated", name)),
  make: async () => {
    await ensureAdminSchema();
    await run("@graphql-codegen/cli/cjs/bin.js", ["--config", ".graphqlrc.ts"]);
  },
};

/** Runs a package's own command; what it prints is shown only when it fails. */
async function run(script, words) {
  // Prisma would ask its own site for news.
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1" };
  try {
    await promisify(execFile)(process.execPath, [inPackages(script), ...words], {
      cwd: ROOT,
      env: environment,
      timeout: 180_000,
    });
  } catch (error) {
    const said = [error.stdout, error.stderr].filter(Boolean).join("\n").trim();
    throw new Error(said === "" ? error.message : said, { cause: error });
  }
}

async function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file.slice(ROOT.length))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

/** @returns {Promise<Record<string, string>>} */
async function readStamps() {
  try {
    return JSON.parse(await readFile(STAMPS, "utf8"));
  } catch {
    return {};
  }
}

/** Generates what is stale. @throws {Error} with what the generator said */
export async function generate() {
  const stamps = await readStamps();
  for (const product of [prismaClient, adminTypes]) {
    const stamp = await hashOf(await product.inputs());
    const outputs = await product.outputs();
    if (stamps[product.name] === stamp && outputs.every((path) => existsSync(path))) continue;
    const startedAt = Date.now();
    // The stamp goes first: a run that dies half-way leaves nothing that looks finished.
    delete stamps[product.name];
    await save(stamps);
    await product.make();
    stamps[product.name] = stamp;
    await save(stamps);
    console.log(`${product.name}: generated in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

async function save(stamps) {
  await mkdir(dirname(STAMPS), { recursive: true });
  await writeFile(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await generate();
  } catch (error) {
    console.error(`generate: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
