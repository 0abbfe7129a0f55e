import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Queue } from "~/jobs/queue.server";
import type { JobHandlers } from "~/jobs/handlers";
import { startWorkers } from "~/jobs/workers.server";
import type { ShipmentId } from "~/shipping/ids";
import type { Jobs } from "~/shipping/ports/jobs";
import { databaseKinds, useDatabase } from "../../database/test-databases";
import {
  done,
  handlers,
  memoryLog,
  newShipmentId,
  nothingToFollow,
  otherShop,
  queueOn,
  shop,
  until,
  type LogLine,
} from "./fixtures";

describe.each(databaseKinds)("the queue on %s", (kind) => {
  const database = useDatabase(kind);
  let queue: Queue;
  let log: LogLine[];

  beforeEach(async () => {
    const { lines, logger } = memoryLog();
    log = lines;
    queue = await queueOn({ pool: breakablePool(), embedded: kind === "embedded" }, logger);
  });

  let breakCommit = false;
  const failNextCommit = () => {
    breakCommit = true;
  };
  /** The database's pool, of which one COMMIT can be made to fail, as when the connection is lost. */
  const breakablePool = () =>
    new Proxy(database().pool, {
      get: (pool, property) => {
        const value: unknown = Reflect.get(pool, property, pool);
        if (typeof value !== "function") return value;
        return property === "connect" ? connectBreakably : (value.bind(pool) as unknown);
      },
    });
  const connectBreakably = async () => {
    const client = await database().pool.connect();
    if (!breakCommit) return client;
    breakCommit = false;
    const query = client.query.bind(client);
    return Object.assign(client, {
      query: (text: string, values?: unknown[]) =>
        text === "COMMIT" ? Promise.reject(new Error("connection lost")) : query(text, values),
    });
  };

  afterEach(async () => {
    await queue.stop();
    await queue.boss.deleteAllJobs();
  });

  const work = (given: Partial<JobHandlers>) => startWorkers(queue, handlers(given), nothingToFollow);

  const inTransaction = <T>(act: (jobs: Jobs) => Promise<T>): Promise<T> =>
    database().prisma.$transaction((tx) => act(queue.jobsOn(tx)));

  const send = (shipmentId: ShipmentId, options?: { startAt?: Date; key?: string }) =>
    inTransaction((jobs) => jobs.send("create-shipment", { shop, shipmentId }, options));

  const waiting = () => queue.boss.findJobs("create-shipment", { queued: true });

  it("hands a committed job to its handler, ids and all", async () => {
    const seen: unknown[] = [];
    const shipmentId = newShipmentId();
    await work({
      "create-shipment": async (payload) => {
        seen.push(payload);
        return done;
      },
    });

    await send(shipmentId);

    await until(() => seen.length > 0);
    expect(seen).toEqual([{ shop, shipmentId }]);
  });

  it("forgets a job whose transaction is rolled back", async () => {
    const rolledBack = newShipmentId();
    const committed = newShipmentId();
    await expect(
      inTransaction(async (jobs) => {
        await jobs.send("create-shipment", { shop, shipmentId: rolledBack });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await send(committed);

    const found = await waiting();
    expect(found.map(({ data }) => data)).toEqual([{ shop, shipmentId: committed }]);
  });

  it("doubles no job that waits under the same key, and keeps the earlier time", async () => {
    const shipmentId = newShipmentId();
    const noon = new Date("2099-01-01T12:00:00.000Z");
    const evening = new Date("2099-01-01T18:00:00.000Z");
    await send(shipmentId, { key: shipmentId, startAt: evening });
    await send(shipmentId, { key: shipmentId, startAt: noon });
    await send(shipmentId, { key: shipmentId, startAt: evening });

    const found = await waiting();
    expect(found.map(({ startAfter }) => startAfter)).toEqual([noon]);
  });

  it("pulls a job that waits for later forward when it is wanted now", async () => {
    const seen: ShipmentId[] = [];
    const shipmentId = newShipmentId();
    await send(shipmentId, { key: shipmentId, startAt: new Date("2099-01-01T12:00:00Z") });
    await send(shipmentId, { key: shipmentId });
    await work({
      "create-shipment": async (payload) => {
        seen.push(payload.shipmentId);
        return done;
      },
    });

    await until(() => seen.length > 0);
    expect(await waiting()).toEqual([]);
    expect(seen).toEqual([shipmentId]);
  });

  it("keeps jobs without a key apart", async () => {
    const shipmentId = newShipmentId();
    await send(shipmentId);
    await send(shipmentId);

    expect(await waiting()).toHaveLength(2);
  });

  it("lets the same work come back at its time, as one job", async () => {
    const shipmentId = newShipmentId();
    const times: number[] = [];
    const retryAt = new Date(Date.now() + 1_500);
    await work({
      "create-shipment": async () => {
        times.push(Date.now());
        return times.length === 1 ? { done: false, retryAt } : done;
      },
    });
    await send(shipmentId, { key: shipmentId });

    await until(() => times.length > 1);
    const [, second = 0] = times;
    expect(second).toBeGreaterThanOrEqual(retryAt.getTime());
    await until(async () => (await waiting()).length === 0);
    expect(times).toHaveLength(2);
  });

  it("loses nothing when its coming back cannot be saved", async () => {
    const shipmentId = newShipmentId();
    let runs = 0;
    failNextCommit();
    await work({
      "create-shipment": async () => {
        runs += 1;
        return runs < 3 ? { done: false, retryAt: new Date() } : done;
      },
    });
    await send(shipmentId, { key: shipmentId });

    await until(() => runs === 3);
    await until(async () => (await waiting()).length === 0);
    expect(log.filter(({ event }) => event === "job failed")).toHaveLength(1);
    expect(runs).toBe(3);
  });

  it("runs a job again after a bug, and tells the log but not the table what happened", async () => {
    const shipmentId = newShipmentId();
    let runs = 0;
    await work({
      "create-shipment": async () => {
        runs += 1;
        if (runs === 1) throw new Error("no room for 22 123 456");
        return done;
      },
    });
    await send(shipmentId);

    await until(() => runs > 1);
    const failure = log.find(({ event }) => event === "job failed");
    expect(failure?.fields).toMatchObject({
      job: "create-shipment",
      shop,
      shipment: shipmentId,
      attempt: 1,
      state: "retry",
    });
    const rows = await database().pool.query("SELECT * FROM pgboss.job");
    expect(JSON.stringify(rows.rows)).not.toContain("22 123 456");
  });

  it("keeps a job whose retries are used up among the dead letters, from where it is tried again", async () => {
    const shipmentId = newShipmentId();
    let broken = true;
    const seen: ShipmentId[] = [];
    await work({
      "create-shipment": async (payload) => {
        if (broken) throw new Error("a bug");
        seen.push(payload.shipmentId);
        return done;
      },
    });
    await queue.boss.send(
      "create-shipment",
      { shop, shipmentId },
      { retryLimit: 0, singletonKey: shipmentId },
    );
    await until(async () => (await queue.boss.findJobs("dead-letters", { queued: true })).length > 0);
    expect(log.find(({ event }) => event === "job failed")?.fields.state).toBe("dead");

    broken = false;
    await queue.boss.send("redrive-dead-letters");
    await until(() => seen.length > 0);
    expect(seen).toEqual([shipmentId]);
  });

  it("parses what arrives: a job of another shape never reaches the handler", async () => {
    await work({});
    await queue.boss.send("create-shipment", { shop: "nowhere" }, { singletonKey: "x" });

    await until(() => log.some(({ fields }) => fields.code === "payload_unreadable"));
    expect(log.map(({ fields }) => fields.error)).not.toContainEqual(
      new Error("no such job was meant to run"),
    );
  });

  it("works off a long row without sleeping between jobs", { timeout: 30_000 }, async () => {
    const seen = new Set<ShipmentId>();
    await work({
      "create-shipment": async ({ shipmentId }) => {
        seen.add(shipmentId);
        return done;
      },
    });
    await inTransaction(async (jobs) => {
      for (let i = 0; i < 150; i += 1) {
        await jobs.send("create-shipment", { shop, shipmentId: newShipmentId() });
      }
    });

    await until(() => seen.size === 150);
    expect(seen.size).toBe(150);
  });

  it("lets another shop's job through while one shop's fill every place they may", async () => {
    const running: string[] = [];
    const gate = Promise.withResolvers<void>();
    await inTransaction(async (jobs) => {
      for (let i = 0; i < 12; i += 1) {
        await jobs.send("create-shipment", { shop, shipmentId: newShipmentId() });
      }
      await jobs.send("create-shipment", { shop: otherShop, shipmentId: newShipmentId() });
    });
    await work({
      "create-shipment": async (payload) => {
        running.push(payload.shop);
        if (payload.shop === shop) await gate.promise;
        return done;
      },
    });

    await until(() => running.includes(otherShop));
    expect(running.filter((one) => one === shop).length).toBeLessThan(6);
    gate.resolve();
    await until(() => running.length === 13);
  });

  it("stops gracefully: what runs ends, what waits stays", async () => {
    const gate = Promise.withResolvers<void>();
    const started: ShipmentId[] = [];
    const ended: ShipmentId[] = [];
    await work({
      "settle-uncertain": async ({ shipmentId }) => {
        started.push(shipmentId);
        await gate.promise;
        ended.push(shipmentId);
        return done;
      },
    });
    // Three places, two of them for one shop.
    const ids = [newShipmentId(), newShipmentId(), newShipmentId()];
    await inTransaction(async (jobs) => {
      for (const shipmentId of ids) await jobs.send("settle-uncertain", { shop, shipmentId });
    });
    await until(() => started.length === 2);
    expect(queue.health()).toMatchObject({ started: true });

    const stopping = queue.stop();
    gate.resolve();
    await stopping;

    expect(ended).toEqual(started);
    expect(ended).toHaveLength(2);
    expect(queue.health().started).toBe(false);
    const { rows } = await database().pool.query<{ state: string; count: string }>(
      "SELECT state, count(*) FROM pgboss.job WHERE name = 'settle-uncertain' GROUP BY state ORDER BY state",
    );
    expect(rows).toEqual([
      { state: "created", count: "1" },
      { state: "completed", count: "2" },
    ]);
  });

  it("says that its workers ask for work", async () => {
    expect(queue.health()).toEqual({ started: true, workers: 0, lastPolledAt: null });
    await work({});
    await until(() => queue.health().lastPolledAt !== null);
    expect(queue.health().workers).toBeGreaterThan(6);
  });
});
