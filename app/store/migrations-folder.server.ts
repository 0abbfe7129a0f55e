import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Finds prisma/migrations: upwards from this module, which may be the source or the built bundle, then in the working
 * directory, which is the project's root in all our commands.
 *
 * @throws when it is nowhere, with the folders looked in: an installation that lost it cannot start on any database
 */
export function migrationsFolder(): string {
  const candidates: string[] = [];
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    candidates.push(join(folder, "prisma", "migrations"));
    folder = dirname(folder);
  }
  candidates.push(join(process.cwd(), "prisma", "migrations"));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`prisma/migrations was found in none of ${candidates.join(", ")}`);
  return found;
}
