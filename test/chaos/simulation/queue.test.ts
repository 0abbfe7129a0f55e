import { describe, expect, it } from "vitest";
import { shipmentId, shopDomain } from "~/shipping/ids";
import { VirtualQueue } from "./queue";

const shop = shopDomain.parse("queue-test.myshopify.com");
const payload = { shop, shipmentId: shipmentId.parse("8f14e45f-ceea-467f-a0e6-2f0c0f4e3c11") };
const worker = { name: "worker", isAlive: true, stalledUntil: 0 };

const queueAt = (start: number) => {
  const time = { now: start };
  const queue = new VirtualQueue(() => time.now);
  const send = (startAt?: number): void =>
    queue.send("create-shipment", payload, {
      key: "one",
      ...(startAt === undefined ? {} : { startAt: new Date(startAt) }),
    });
  return { queue, time, send };
};

describe("the virtual queue", () => {
  it("has a job only once its transaction has committed", async () => {
    const { queue } = queueAt(0);
    const stage = queue.stage();
    await stage.jobs.send("create-shipment", payload);
    expect(queue.due()).toHaveLength(0);
    stage.commit();
    expect(queue.due()).toHaveLength(1);
  });

  it("keeps one waiting job per key, at the earlier of both times, and another beside one at work", () => {
    const { queue, send } = queueAt(0);
    send(5_000);
    send(2_000);
    expect(queue.all().map(({ at }) => at)).toEqual([2_000]);
    send(0);
    const [job] = queue.due();
    if (!job) throw new Error("a job is due");
    queue.take(job, worker);
    send(0);
    expect(queue.all().map(({ state }) => state)).toEqual(["active", "waiting"]);
  });

  it("gives a dead worker's job to another, whose end counts alone", () => {
    const { queue, time, send } = queueAt(0);
    send();
    const [job] = queue.due();
    if (!job) throw new Error("a job is due");
    const first = queue.take(job, worker);
    queue.fail(job, first);
    time.now = 60_000;
    expect(queue.due()).toEqual([job]);
    const second = queue.take(job, worker);
    queue.end(job, first, null);
    expect(queue.all()).toHaveLength(1);
    queue.end(job, second, null);
    expect(queue.all()).toHaveLength(0);
  });

  it("gives a job up when its retries are used up", () => {
    const { queue, time, send } = queueAt(0);
    send();
    for (let run = 0; run < 30; run += 1) {
      time.now += 3_600_000;
      for (const job of queue.due()) queue.fail(job, queue.take(job, worker));
    }
    expect(queue.all().map(({ state }) => state)).toEqual(["dead"]);
  });
});
