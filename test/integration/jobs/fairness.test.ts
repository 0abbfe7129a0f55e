import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobHandlers } from "~/jobs/handlers";
import type { Queue } from "~/jobs/queue.server";
import { startWorkers } from "~/jobs/workers.server";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
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
} from "./fixtures";

/** Everything here is told by the order in which jobs end, not by how long anything takes. */
describe.each(databaseKinds)("jobs that share the queue on %s", { timeout: 60_000 }, (kind) => {
  const database = useDatabase(kind);
  let queue: Queue;

  beforeEach(async () => {
    queue = await queueOn({ pool: database().pool, embedded: kind === "embedded" }, memoryLog().logger);
  });
  afterEach(async () => {
    await queue.stop();
    await queue.boss.deleteAllJobs();
  });

  const work = (create: JobHandlers["create-shipment"]) =>
    startWorkers(queue, handlers({ "create-shipment": create }), nothingToFollow);
  const send = async (of: ShopDomain, count: number): Promise<readonly ShipmentId[]> => {
    const ids = Array.from({ length: count }, newShipmentId);
    // Each by itself, as orders come: what is sent in one transaction has one age.
    for (const shipmentId of ids) {
      await database().prisma.$transaction((tx) =>
        queue.jobsOn(tx).send("create-shipment", { shop: of, shipmentId }, { key: shipmentId }),
      );
    }
    return ids;
  };

  it("let a shop with ten through while another has three hundred", async () => {
    const ended: ShopDomain[] = [];
    await send(shop, 300);
    await send(otherShop, 10);
    await work(async (job) => {
      // As a carrier's answer takes its time, so that a shop's places can fill.
      await pause(20);
      ended.push(job.shop);
      return done;
    });
    await until(() => ended.length === 310);
    const stormBeforeLast = ended.lastIndexOf(otherShop) + 1 - 10;
    // In the order they were sent it would be all three hundred.
    expect(stormBeforeLast).toBeLessThan(150);
  });

  it("are not held up by one that fails whenever it runs, nor by one that always comes back", async () => {
    const ended: ShipmentId[] = [];
    let failures = 0;
    let returns = 0;
    const [poisoned, restless, ...well] = await send(shop, 62);
    await work(async ({ shipmentId }) => {
      if (shipmentId === poisoned) {
        failures += 1;
        throw new Error("cannot be done");
      }
      if (shipmentId === restless) {
        returns += 1;
        return { done: false, retryAt: new Date() };
      }
      ended.push(shipmentId);
      return done;
    });
    await until(() => ended.length === well.length);
    expect(new Set(ended)).toEqual(new Set(well));
    await until(() => failures > 1 && returns > 1);
  });

  it("come back in the order they went, once the carrier they wait for answers again", async () => {
    const ended: ShipmentId[] = [];
    const tries = new Map<ShipmentId, number>();
    const answersAt = new Date(Date.now() + 4_000);
    const sent = await send(shop, 60);
    await work(async ({ shipmentId }) => {
      tries.set(shipmentId, (tries.get(shipmentId) ?? 0) + 1);
      if (new Date() < answersAt) return { done: false, retryAt: answersAt };
      ended.push(shipmentId);
      return done;
    });
    await until(() => ended.length === sent.length);
    expect(Math.max(...tries.values())).toBeLessThan(4);
    const outOfPlace = ended.map((id, position) => Math.abs(sent.indexOf(id) - position));
    // Several are at work at once, so neighbours may change places.
    expect(Math.max(...outOfPlace)).toBeLessThan(12);
  });
});
