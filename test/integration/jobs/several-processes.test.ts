import { afterEach, beforeAll, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import type { Queue } from "~/jobs/queue.server";
import { followDueConnections } from "~/jobs/schedules.server";
import { startWorkers } from "~/jobs/workers.server";
import { connectionId, type ShipmentId } from "~/shipping/ids";
import { openDatabase, type Database } from "~/store/database.server";
import { useServer } from "../../database/test-databases";
import { done, handlers, memoryLog, newShipmentId, nothingToFollow, queueOn, shop, until } from "./fixtures";

const server = useServer();
let url: string;
const { lines, logger } = memoryLog();
const opened: Queue[] = [];
const databases: Database[] = [];

/** What a process has: its own connections, its own queue on them. */
const open = async () => {
  const opening = await openDatabase({ url, dataDir: "" }, logger);
  if (opening.kind !== "open") throw new Error("a server's database has no owner");
  databases.push(opening.database);
  const queue = await queueOn(opening.database, logger);
  opened.push(queue);
  return queue;
};

beforeAll(async () => {
  url = await server().createDatabase("several");
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.stop()));
  await Promise.all(databases.splice(0).map((database) => database.close()));
});

it("opens in several processes at once on a new database", async () => {
  await Promise.all([open(), open(), open(), open()]);
  expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
});

it("lets no worker take a waiting job before the news it was wanted for is committed", async () => {
  const [sender, worker] = [await open(), await open()];
  const [database] = databases;
  if (!database) throw new Error("nothing is open");
  const shipmentId = newShipmentId();
  const seen: { id: ShipmentId; news: number }[] = [];
  await database.pool.query("CREATE TABLE news (what text)");
  const send = (queue: Queue, tx: Parameters<Queue["jobsOn"]>[0], startAt?: Date) =>
    queue
      .jobsOn(tx)
      .send("create-shipment", { shop, shipmentId }, { key: shipmentId, ...(startAt ? { startAt } : {}) });
  // Waiting, and due.
  await database.prisma.$transaction((tx) => send(sender, tx));

  await database.prisma.$transaction(async (tx) => {
    await send(sender, tx, new Date("2099-01-01T00:00:00Z"));
    await startWorkers(
      worker,
      handlers({
        "create-shipment": async (payload) => {
          const { rows } = await database.pool.query("SELECT what FROM news");
          seen.push({ id: payload.shipmentId, news: rows.length });
          return done;
        },
      }),
      nothingToFollow,
    );
    // Room for a worker to do the wrong thing.
    await pause(3_000);
    await tx.$executeRawUnsafe("INSERT INTO news VALUES ('the address was mended')");
  });

  await until(() => seen.length > 0);
  expect(seen).toEqual([{ id: shipmentId, news: 1 }]);
});

it("follows a connection once in its interval, whatever process asks", async () => {
  const [one, two] = [await open(), await open()];
  const id = connectionId.parse("6f0e1f2c-3a44-4d3c-9a41-52f2c9b6f001");
  const connections = () => Promise.resolve([{ shop, id, carrier: "first-delivery" as const }]);
  const follow = { connections, everySeconds: () => 3600 };
  await Promise.all([followDueConnections(one, follow), followDueConnections(two, follow)]);
  await followDueConnections(one, follow);

  const jobs = await one.boss.findJobs("follow-parcels");
  // One, or two when the hour turned over just now: never three.
  expect(jobs.length).toBeLessThan(3);
  expect(jobs[0]?.data).toEqual({ shop, connectionId: id });
});

it("listens again when its connection is cut", async () => {
  const queue = await open();
  const { pool } = queue;
  const listeners = async () => {
    const { rows } = await pool.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    );
    return rows.map(({ pid }) => pid);
  };
  const before = await listeners();
  expect(before.length).toBeGreaterThan(0);
  await pool.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", [before]);

  await until(async () => {
    const now = await listeners();
    return now.length === before.length && now.every((pid) => !before.includes(pid));
  });
  expect(queue.health().started).toBe(true);
  expect(lines.filter(({ event }) => event === "queue failed").length).toBeGreaterThan(0);
});
