/**
 * Where the app commits: every transaction of a use case, by file and place in it, and every write outside of one. Read
 * from the source, so that a commit that chaos never meets is reported with its count of 0 and not forgotten.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getCallSites } from "node:util";

const folder = fileURLToPath(new URL("../../../app/use-cases/", import.meta.url));

interface Site {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

const sites: readonly Site[] = sourceFiles().flatMap((file) => {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  const found = lines.flatMap((text, index) => (/\.transaction\(/.test(text) ? [index + 1] : []));
  const name = basename(file, ".ts");
  return found.map((line, index) => ({
    file,
    line,
    name: found.length === 1 ? name : `${name} ${index + 1}`,
  }));
});

/** Every commit of the use cases: transactions, and single writes as `room.method`. */
export function commitPoints(): readonly string[] {
  const singles = sourceFiles().flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return [...text.matchAll(/world\.store\.(\w+)\.(\w+)\(/g)].flatMap(([, room = "", method = ""]) =>
      isWrite(method) ? [`${room}.${method}`] : [],
    );
  });
  return [...sites.map(({ name }) => name), ...new Set(singles), ...sessionWrites];
}

/** Of the token storage. */
export const sessionWrites = ["session.storeSession", "session.deleteSession"] as const;

export const isWrite = (method: string): boolean =>
  /^(add|save|close|claim|release|mark|install|uninstall|erase|replace|attend|store|delete)(?![a-z])/.test(
    method,
  );

const known = new Map<string, string>();

/** The name of the transaction that is being asked for, from the calling use case's place in the source. */
export function commitPointOfCaller(): string {
  const raw = getCallSites(20, { sourceMap: false });
  const frame = raw.find(({ scriptName }) => scriptName.includes("/app/use-cases/"));
  if (!frame) return "outside of a use case";
  const key = `${frame.scriptName}:${frame.lineNumber}:${frame.columnNumber}`;
  const name = known.get(key) ?? nameOf(getCallSites(20, { sourceMap: true }));
  known.set(key, name);
  return name;
}

function nameOf(stack: readonly { readonly scriptName: string; readonly lineNumber: number }[]): string {
  const frame = stack.find(({ scriptName }) => scriptName.includes("/app/use-cases/"));
  const file = basename((frame?.scriptName ?? "").replace(/\?.*$/, ""));
  // A call that is broken over lines begins above.
  const site = sites.findLast((one) => one.file === file && one.line <= (frame?.lineNumber ?? 0));
  return site?.name ?? sites.find((one) => one.file === file)?.name ?? file;
}

function sourceFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .sort();
}
