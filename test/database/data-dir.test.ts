import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeDataDir, type DataDir } from "~/store/data-dir.server";
import { openDatabase } from "~/store/database.server";
import { startChild } from "./child";
import { at, medina } from "./samples";
import { silentLogger } from "./silent-logger";
import { openTestDatabase } from "./open-test-database";

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), "navette-data-")), "data");
});
afterEach(() => rmSync(join(dataDir, ".."), { recursive: true, force: true }));

const taken = (): DataDir => {
  const result = takeDataDir(dataDir);
  if (result.kind !== "taken") throw new Error("it is free");
  return result.dir;
};

describe("a data directory", () => {
  it("has one owner, in this process as well", () => {
    const dir = taken();
    expect(takeDataDir(dataDir)).toEqual({ kind: "owned", owner: { pid: process.pid } });
    dir.release();
    expect(existsSync(join(dataDir, "owner.json"))).toBe(false);
    taken().release();
  });

  it("tells no owner where the note is not there yet, or half written", () => {
    const dir = taken();
    rmSync(join(dataDir, "owner.json"));
    expect(takeDataDir(dataDir)).toEqual({ kind: "owned", owner: { pid: null } });
    writeFileSync(join(dataDir, "owner.json"), '{"pid":');
    expect(takeDataDir(dataDir)).toEqual({ kind: "owned", owner: { pid: null } });
    dir.release();
  });

  it("keeps what a process killed in the making left, under another name, each time", () => {
    for (const name of ["postgres.unfinished", "postgres.unfinished-2"]) {
      mkdirSync(join(dataDir, "postgres"), { recursive: true });
      writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "18");
      const dir = taken();
      expect(dir.setAside).toBe(join(dataDir, name));
      expect(existsSync(join(dataDir, "postgres"))).toBe(false);
      expect(readFileSync(join(dataDir, name, "PG_VERSION"), "utf8")).toBe("18");
      dir.release();
    }
    mkdirSync(join(dataDir, "postgres"));
    const dir = taken();
    mkdirSync(join(dataDir, "postgres"));
    dir.markComplete();
    dir.release();
    expect(taken().setAside).toBeNull();
  });
});

describe("the embedded database in a directory", () => {
  it("is not opened by a second process, and is free the moment the first is killed", async () => {
    const owner = startChild("./data-dir.child.ts", [dataDir]);
    expect(await owner.nextLine()).toBe("open");
    expect(await openDatabase({ dataDir }, silentLogger)).toEqual({
      kind: "owned",
      owner: { pid: owner.process.pid },
    });
    await owner.kill();
    const database = await openTestDatabase({ dataDir });
    await database.prisma.shop.create({
      data: { domain: medina, scopes: "", settings: "", installedAt: at("08:00:00") },
    });
    await database.close();
    const again = await openTestDatabase({ dataDir });
    expect(await again.prisma.shop.count()).toBe(1);
    expect(readdirSync(dataDir).sort()).toEqual(["owner.json", "owner.lock", "postgres"]);
    await again.close();
  });

  it("is made anew where the process that made it was killed in the middle", async () => {
    const maker = startChild("./data-dir.child.ts", [dataDir]);
    await vi.waitFor(() => expect(existsSync(join(dataDir, "postgres", "base"))).toBe(true), {
      timeout: 60_000,
      interval: 1,
    });
    await maker.kill();
    expect(existsSync(join(dataDir, "postgres", "navette.complete"))).toBe(false);
    const database = await openTestDatabase({ dataDir });
    expect(await database.prisma.shop.count()).toBe(0);
    await database.close();
    expect(existsSync(join(dataDir, "postgres.unfinished", "base"))).toBe(true);
  });
});
