import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const root = process.cwd();

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Judges a project that holds just these files by our own dependency rules.
 *
 * @param files content by path; `~/` and packages resolve as they do here
 */
export async function violationsOf(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const tree = mkdtempSync(join(tmpdir(), "navette-house-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    for (const name of ["tsconfig.json", "package.json", ".dependency-cruiser.cjs"]) {
      copyFileSync(join(root, name), join(tree, name));
    }
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    return await judged(tree, [...new Set(Object.keys(files).map((path) => path.split("/")[0] ?? ""))]);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

async function judged(tree: string, folders: readonly string[]): Promise<readonly Violation[]> {
  const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const words = [cruiser, ...folders, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  // Violations make no difference to the exit code of the json report; a broken configuration does.
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: tree,
    maxBuffer: 64 * 2 ** 20,
  });
  const { violations } = report.parse(JSON.parse(stdout)).summary;
  return violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** An import as the code writes it: by `~/` from another room of app/, relative otherwise. */
export function importOf(from: string, to: string, typesAlone = false): string {
  const path = to.replace(/\.tsx?$/, "");
  const specifier = path.startsWith("app/") ? path.replace("app/", "~/") : relative(dirname(from), path);
  return typesAlone
    ? `import type { planted as _ } from ${JSON.stringify(specifier)};\n`
    : `import ${JSON.stringify(specifier)};\n`;
}
