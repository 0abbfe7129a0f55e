import { PGlite } from "@electric-sql/pglite";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pglitePool } from "./pool";

describe("a pool on a PGlite", () => {
  let lite: PGlite;
  let pool: pg.Pool;
  beforeAll(async () => {
    lite = await PGlite.create();
    pool = pglitePool(lite);
    await pool.query("CREATE TABLE t (n int)");
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    await lite.close();
  });
  const numbers = async () =>
    (await pool.query<{ n: number }>("SELECT n FROM t ORDER BY n")).rows.map(({ n }) => n);

  it("keeps other clients out of an open transaction", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO t VALUES (1)");
    const seen = numbers();
    await client.query("INSERT INTO t VALUES (2)");
    await client.query("COMMIT");
    client.release();
    expect(await seen).toEqual([1, 2]);
  });

  it("rolls back what a client left open when it went", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("DELETE FROM t");
    client.release(true);
    expect(await numbers()).toEqual([1, 2]);
  });

  it("goes on after an error, in a transaction and out of one", async () => {
    await expect(pool.query("SELECT nothing")).rejects.toMatchObject({ code: "42703" });
    const client = await pool.connect();
    await client.query("BEGIN");
    await expect(client.query("SELECT nothing")).rejects.toMatchObject({ code: "42703" });
    await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("ROLLBACK");
    client.release();
    expect(await numbers()).toEqual([1, 2]);
  });

  it("lets clients use the same name for different statements", async () => {
    const [one, two] = [await pool.connect(), await pool.connect()];
    const first = { name: "same", text: "SELECT 1 AS n" };
    const second = { name: "same", text: "SELECT 2 AS n" };
    for (let time = 0; time < 2; time += 1) {
      expect((await one.query(first)).rows).toEqual([{ n: 1 }]);
      expect((await two.query(second)).rows).toEqual([{ n: 2 }]);
    }
    one.release();
    two.release();
  });

  it("carries large values and many at once", async () => {
    const large = "é".repeat(1_000_000);
    const { rows } = await pool.query<{ size: number; text: string }>(
      "SELECT length($1) AS size, $1 AS text",
      [large],
    );
    expect(rows).toEqual([{ size: 1_000_000, text: large }]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => pool.query<{ n: number }>("SELECT $1::int AS n", [n])),
    );
    expect(answers.map(({ rows: [row] }) => row?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it("tells every client what was notified, once it is committed", async () => {
    const [listener, sender] = [await pool.connect(), await pool.connect()];
    const heard: (string | undefined)[] = [];
    listener.on("notification", ({ payload }) => heard.push(payload));
    await listener.query("LISTEN news");
    await sender.query("BEGIN");
    await sender.query("NOTIFY news, 'kept'");
    expect(heard).toEqual([]);
    await sender.query("COMMIT");
    await sender.query("BEGIN");
    await sender.query("NOTIFY news, 'lost'");
    await sender.query("ROLLBACK");
    await listener.query("UNLISTEN news");
    expect(heard).toEqual(["kept"]);
    listener.release();
    sender.release();
  });
});
