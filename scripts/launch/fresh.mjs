/**
 * Generated code and the build, made again only when what they are made of has changed. What counts is the content: a
 * checkout touches every file's time and changes nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runNode, timed } from "./run.mjs";

const inputs = [
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.server.config.ts",
  "shopify.app.toml",
  "scripts/build.mjs",
  "app",
  "extensions",
  "prisma",
  "public",
];

/** The generator knows by itself what is stale; when nothing is, it is done in a moment. */
export async function ensureGenerated() {
  await make("generate");
}

export async function ensureBuilt() {
  await ensureGenerated();
  if (existsSync(join(root, "build")) && digestOf(inputs) === lastDigest()) return;
  // It notes by itself what it was made of.
  await timed("build", () => make("build"));
}

/**
 * Does a build and notes what it was made of; a build that dies half-way leaves nothing that looks finished.
 *
 * @param {() => Promise<void>} build throws when it fails
 */
export async function stamped(build) {
  // The digest from before: a file saved while it was built makes the next run build again.
  const digest = digestOf(inputs);
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(stamp, digest);
}

/** @param {string} name of a script; what it says goes to stderr, apart from the program's own output */
async function make(name) {
  const code = await runNode([`scripts/${name}.mjs`], { stdout: "stderr" });
  if (code !== 0) throw new Error(`npm run ${name} failed with ${code}`);
}

const stamp = join(root, ".cache", "build.stamp");
const lastDigest = () => (existsSync(stamp) ? readFileSync(stamp, "utf8") : null);

/** @param {readonly string[]} paths files and folders of the project */
export function digestOf(paths, folder = root) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => filesUnder(folder, each)).sort()) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(folder, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

const madeByTools = new Set(["node_modules", "generated", "dist"]);
const isTest = (name) => /\.(test|arbitrary|fixture)\.tsx?$/.test(name) || name.endsWith(".md");

/** @returns {string[]} */
function filesUnder(folder, path) {
  const whole = join(folder, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole).flatMap((name) =>
    madeByTools.has(name) || isTest(name) ? [] : filesUnder(folder, `${path}/${name}`),
  );
}
