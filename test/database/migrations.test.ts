import { readdir } from "node:fs/promises";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "~/store/migrate.server";
import { migrationsFolder } from "~/store/migrations-folder.server";
import { startChild } from "./child";
import { openTestDatabase } from "./open-test-database";
import { databaseKinds, useDatabase, useServer } from "./test-databases";

describe("three processes that start at once on a new server", () => {
  const server = useServer();

  it("all open it, and one of them makes the tables", async () => {
    const url = await server().createDatabase("three");
    const children = Array.from({ length: 3 }, () => startChild("./migrations.child.ts", [url]));
    const applied = await Promise.all(children.map((child) => child.remainingLines()));
    const all = (await readdir("prisma/migrations")).filter((name) => /^\d/.test(name));
    expect(applied.flat().sort()).toEqual(["0", "0", String(all.length)]);
    const database = await openTestDatabase({ url, dataDir: "memory://" });
    const { rows } = await database.pool.query<{ name: string }>(
      'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL',
    );
    expect(rows).toHaveLength(all.length);
    expect(await database.ping()).toBe(true);
    await database.close();
  });

  it("says no when the server has gone, instead of hanging", async () => {
    const database = await openTestDatabase({
      url: await server().createDatabase("gone"),
      dataDir: "memory://",
    });
    await server().stop();
    expect(await database.ping()).toBe(false);
    await database.close();
  });
});

describe.each(databaseKinds)("a migration on the %s database", (kind) => {
  const database = useDatabase(kind);
  const folder = mkdtempSync(join(tmpdir(), "navette-migrations-"));
  cpSync(migrationsFolder(), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), sql);
  };

  it("is applied once, whole or not at all", async () => {
    const { pool } = database();
    expect(await migrate(pool, folder)).toEqual([]);
    write("20270101000000_broken", 'CREATE TABLE "Half" (a int); CREATE TABLE "Half" (a int);');
    await expect(migrate(pool, folder)).rejects.toThrow("20270101000000_broken failed");
    expect((await pool.query(`SELECT to_regclass('"Half"') AS half`)).rows).toEqual([{ half: null }]);
    write("20270101000000_broken", `CREATE TABLE "Half" (a text DEFAULT 'a;b');`);
    expect(await migrate(pool, folder)).toEqual(["20270101000000_broken"]);
    expect(await migrate(pool, folder)).toEqual([]);
  });

  it("is refused once it was edited, or where one failed under another tool", async () => {
    const { pool } = database();
    write("20270101000000_broken", "SELECT 1;");
    await expect(migrate(pool, folder)).rejects.toThrow("was edited after it was applied");
    await pool.query(
      `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name LIKE '%broken'`,
    );
    await expect(migrate(pool, folder)).rejects.toThrow("failed earlier");
  });
});
