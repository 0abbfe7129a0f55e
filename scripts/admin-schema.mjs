/**
 * Fetches Shopify's Admin GraphQL schema, once, into `.cache/` (not committed: it is Shopify's, and large).
 *
 * The schema of API version 2026-07 is published inside the npm package @shopify/dev-mcp. `npm pack` takes the
 * package without installing it; one file is unpacked, compared with the hash below, and kept.
 *
 * `node scripts/admin-schema.mjs` prints the path; `import { ensureAdminSchema }` returns it.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const FILE_IN_PACKAGE = "package/dist/data/admin_2026-07.json.gz";
const SHA256 = "5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19";
const CACHED_AS = "admin_2026-07.json";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes sure that the schema is in the cache.
 *
 * @param {{ cache?: string }} [where] the cache folder, `.cache/` of the project by default
 * @returns {Promise<string>} the path of an introspection result: `{"data": {"__schema": …}}`
 * @throws {Error} one line that says what could not be done
 */
export async function ensureAdminSchema(where = {}) {
  const cache = where.cache ?? join(ROOT, ".cache");
  const path = join(cache, CACHED_AS);
  if (existsSync(path)) return path;

  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "admin-schema-"));
  try {
    const packed = gunzipSync(await pack(folder));
    const compressed = fileInTar(packed, FILE_IN_PACKAGE);
    if (compressed === undefined) throw new Error(`${PACKAGE} has no ${FILE_IN_PACKAGE}`);
    const sha256 = createHash("sha256").update(compressed).digest("hex");
    if (sha256 !== SHA256) throw new Error(`${FILE_IN_PACKAGE} has the hash ${sha256}, not ${SHA256}`);
    // Renamed into place whole: another process may look for the file at this moment.
    const whole = join(folder, CACHED_AS);
    await writeFile(whole, gunzipSync(compressed));
    await rename(whole, path);
    return path;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the Admin API schema could not be fetched: ${reason}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {Promise<Buffer>} the package as npm packs it */
async function pack(folder) {
  const words = ["pack", PACKAGE, "--pack-destination", folder, "--ignore-scripts", "--silent"];
  // npm's own script when npm started us; on Windows `npm` is a command file, which needs a shell.
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, timeout: 300_000, shell: npm === undefined && process.platform === "win32" };
  await promisify(execFile)(npm ? process.execPath : "npm", npm ? [npm, ...words] : words, options);
  const packed = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (packed === undefined) throw new Error(`npm pack ${PACKAGE} left no file`);
  return readFile(join(folder, packed));
}

/**
 * Finds one file in a tar archive: 512-byte headers (name at 0, size in octal at 124), content padded to 512.
 *
 * @param {Buffer} tar @param {string} wanted @returns {Buffer | undefined}
 */
function fileInTar(tar, wanted) {
  for (let at = 0; at + 512 <= tar.length;) {
    const name = text(tar, at, 100);
    if (name === "") return undefined;
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    if (name === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}

/** @param {Buffer} tar @param {number} at @param {number} length */
function text(tar, at, length) {
  return tar.toString("utf8", at, at + length).replace(/\0.*$/s, "");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(await ensureAdminSchema());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
