/** Installs what is missing, so that the two commands work on a fresh clone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, timed } from "./run.mjs";

/** Runs `npm ci` when node_modules is missing, half made, or of another lock file. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const code = await timed("npm ci", () => {
    const words = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    // npm's own script when npm started us: the same npm, and no shell needed on Windows.
    const npm = process.env.npm_execpath;
    return npm
      ? run(process.execPath, [npm, ...words], { stdout: "stderr" })
      : run("npm", words, { stdout: "stderr" });
  });
  if (code !== 0) throw new Error(`npm ci failed with ${code}`);
}

/** Whether node_modules holds what the lock file wants; npm writes its own list there last of all. */
export function isInstalled(folder = root) {
  const wanted = packagesOf(join(folder, "package-lock.json"));
  const present = packagesOf(join(folder, "node_modules", ".package-lock.json"));
  if (wanted === null) throw new Error("package-lock.json is missing or cannot be read");
  if (present === null) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    const found = present[path];
    // Optional ones are those of other platforms.
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

/** @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | null} */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null; // absent or half written: the same to us
  }
}
