import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Linux has room for 107 bytes in a socket's address, macOS for 103. */
const longestPath = 100;

/**
 * Where the owner of a data directory listens: in the directory, or, where its path is too long for a socket, in a
 * private folder of the system's temporary one that is named after it. The directory must exist.
 *
 * @throws when that folder is somebody else's: they could answer in the owner's place
 */
export function socketPathOf(dataDirectory: string): string {
  const real = realpathSync(resolve(dataDirectory));
  const inside = join(real, "operator.sock");
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  const folder = join(tmpdir(), `navette-${createHash("sha256").update(real).digest("hex").slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  const isPrivate = uid === process.getuid?.() && (mode & 0o077) === 0;
  if (!isPrivate) throw new Error(`${folder} is not a private folder of this user`);
  return join(folder, "operator.sock");
}
