import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { announceApp, announcedApp } from "./announced-app.server";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "navette-announced-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

it("knows no app where none has announced itself", () => {
  expect(announcedApp(dataDir)).toBeNull();
  expect(announcedApp(join(dataDir, "not-there"))).toBeNull();
});

it("knows an app as long as it lives", async () => {
  const app = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(app, "spawn");
  writeFileSync(join(dataDir, "app.json"), JSON.stringify({ pid: app.pid }));
  expect(announcedApp(dataDir)).toBe(app.pid);
  app.kill("SIGKILL");
  await once(app, "exit");
  expect(announcedApp(dataDir)).toBeNull();
});

it("does not stand in its own way", () => {
  announceApp(join(dataDir, "new"));
  expect(announcedApp(join(dataDir, "new"))).toBeNull();
});

it("takes a note it cannot read for none", () => {
  writeFileSync(join(dataDir, "app.json"), '{"pi');
  expect(announcedApp(dataDir)).toBeNull();
});
