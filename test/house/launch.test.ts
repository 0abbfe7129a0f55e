import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = process.cwd();

/** Stands where npm stands: fills node_modules as `npm ci` does, its own list last. */
const npm = `
  import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
  mkdirSync("node_modules", { recursive: true });
  const real = ${JSON.stringify(join(root, "node_modules"))};
  for (const name of readdirSync(real)) {
    if (!name.startsWith(".package") && !existsSync("node_modules/" + name)) symlinkSync(real + "/" + name, "node_modules/" + name);
  }
  copyFileSync("package-lock.json", "node_modules/.package-lock.json");
  console.log("npm", process.argv.slice(2).join(" "));
`;

const lockOf = (version: string) =>
  JSON.stringify({
    packages: {
      "": {},
      "node_modules/tsx": { version },
      "node_modules/other": { version: "1", optional: true },
    },
  });

let clone = "";
const running: ChildProcess[] = [];

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "navette-clone-"));
  cpSync(join(root, "scripts"), join(clone, "scripts"), { recursive: true });
  write("package.json", readFileSync(join(root, "package.json"), "utf8"));
  write("package-lock.json", lockOf("1.0.0"));
  write("npm.mjs", npm);
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  rmSync(clone, { recursive: true, force: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), content);
}

function start(...words: string[]) {
  const child = spawn(process.execPath, words, {
    cwd: clone,
    env: { NODE_ENV: "test", PATH: process.env["PATH"], npm_execpath: join(clone, "npm.mjs") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  return child;
}

async function run(...words: string[]) {
  const child = start(...words);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, code: Number(code) };
}

describe("scripts/launch.mjs", () => {
  const standIn = (...words: string[]) => run("scripts/launch.mjs", "stand-in", ...words);

  it("installs on a fresh clone, apart from the program's own output, and not a second time", async () => {
    write(
      "test/stand-ins/main.ts",
      'const said: string = process.argv.slice(2).join(" "); console.log(said);',
    );
    const first = await standIn("shopify", "--port", "0");
    expect(first).toMatchObject({ stdout: "shopify --port 0\n", code: 0 });
    expect(first.stderr).toMatch(/^npm ci --include=dev --no-audit --no-fund\nnpm ci: \d+\.\d s\n$/);
    expect(await standIn("again")).toEqual({ stdout: "again\n", stderr: "", code: 0 });
  });

  it("installs again after the lock file has changed, or an installation that did not end", async () => {
    write("test/stand-ins/main.ts", "");
    await standIn();
    write("package-lock.json", lockOf("1.0.1"));
    expect((await standIn()).stderr).toContain("npm ci");
    rmSync(join(clone, "node_modules/.package-lock.json"));
    expect((await standIn()).stderr).toContain("npm ci");
    expect((await standIn()).stderr).toBe("");
  });

  it("ends as its program ends", async () => {
    write("test/stand-ins/main.ts", "process.exit(7);");
    expect(await standIn()).toMatchObject({ code: 7 });
  });

  it("hands signals through and waits for the end", async () => {
    write(
      "test/stand-ins/main.ts",
      'process.on("SIGTERM", () => { console.log("cleaned up"); process.exit(3); }); setInterval(() => {}, 1000); console.log("ready");',
    );
    const child = start("scripts/launch.mjs", "stand-in");
    const [ready] = await once(child.stdout, "data");
    expect(String(ready)).toBe("ready\n");
    child.kill("SIGTERM");
    const [rest, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
    expect([rest, code]).toEqual(["cleaned up\n", 3]);
  });

  it("builds once, and again after a source has changed", async () => {
    write(
      "scripts/build.mjs",
      `import { mkdirSync } from "node:fs";
       import { stamped } from "./launch/fresh.mjs";
       await stamped(async () => { mkdirSync("build", { recursive: true }); });`,
    );
    write(
      "scripts/generate.mjs",
      'import { mkdirSync } from "node:fs"; mkdirSync("generated", { recursive: true });',
    );
    write("test/demo/main.ts", 'console.log("demo");');
    write("app/a.ts", "export const a = 1;");
    mkdirSync(join(clone, "generated"));
    const demo = () => run("scripts/launch.mjs", "demo");
    expect((await demo()).stderr).toMatch(/build: /);
    expect(await demo()).toEqual({ stdout: "demo\n", stderr: "", code: 0 });
    write("app/a.test.ts", "a test is no part of the build");
    expect((await demo()).stderr).toBe("");
    write("app/a.ts", "export const a = 2;");
    expect((await demo()).stderr).toMatch(/build: /);
    rmSync(join(clone, "build"), { recursive: true });
    expect((await demo()).stderr).toMatch(/build: /);
  });

  it("says what it can do", async () => {
    expect(await run("scripts/launch.mjs", "fly")).toMatchObject({
      code: 2,
      stderr: "usage: node scripts/launch.mjs demo | carriers | stand-in | dev | test [arguments]\n",
    });
  });
});

describe("test/run.mjs", () => {
  const lastLine = (output: string) => output.trimEnd().split("\n").at(-1);
  const good = 'it("passes", () => {});';

  beforeEach(() => {
    cpSync(join(root, "test/run.mjs"), join(clone, "test/run.mjs"));
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
    const project = (name: string) => ({ test: { name, include: [`${name}/*.test.ts`] } });
    const projects = ["unit", "contract", "integration", "e2e", "chaos"].map(project);
    write(
      "vitest.config.ts",
      `export default { cacheDir: ".vite", test: { passWithNoTests: true, globals: true, projects: ${JSON.stringify(projects)}.map((each) => ({ extends: true, ...each })) } };`,
    );
  });

  it("sums over all kinds", async () => {
    write("unit/a.test.ts", good);
    write("e2e/a.test.ts", good + good);
    const { stdout, code } = await run("test/run.mjs");
    expect([lastLine(stdout), code]).toEqual(["3 passed, 0 failed, 0 skipped", 0]);
    expect(stdout).toMatch(/^unit: 1 passed, 0 failed, 0 skipped in \d+\.\d s$/m);
    expect(stdout).toMatch(/^chaos: 0 passed, 0 failed, 0 skipped in \d+\.\d s$/m);
  });

  it.each([
    [
      "a failure",
      `${good} it("fails", () => { throw new Error("planted"); });`,
      "1 passed, 1 failed, 0 skipped",
    ],
    ["a skipped test", `${good} it.skip("is skipped", () => {});`, "1 passed, 0 failed, 1 skipped"],
    ["a test to write", `${good} it.todo("is to do");`, "1 passed, 0 failed, 1 skipped"],
    ["a file that does not load", 'throw new Error("planted");', "0 passed, 1 failed, 0 skipped"],
    ["nothing at all", null, "0 passed, 0 failed, 0 skipped"],
  ])("does not succeed with %s", async (_what, content, line) => {
    if (content !== null) write("unit/a.test.ts", content);
    const { stdout, code } = await run("test/run.mjs", "unit");
    expect([lastLine(stdout), code]).toEqual([line, 1]);
  });

  it("runs one file", async () => {
    write("unit/a.test.ts", good);
    write("unit/b.test.ts", good);
    const { stdout, code } = await run("test/run.mjs", "unit/b.test.ts");
    expect([lastLine(stdout), code]).toEqual(["1 passed, 0 failed, 0 skipped", 0]);
  });
});
