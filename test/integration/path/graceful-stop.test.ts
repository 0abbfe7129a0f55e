import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useServer } from "../../database/test-databases";
import { install, type Installation } from "./installation";
import { startWorker, type WorkerProgram } from "./worker-program";

describe("a worker process that is told to stop while it sends", () => {
  const server = useServer();
  let at: Installation;
  const workers: WorkerProgram[] = [];
  beforeAll(async () => {
    const databaseUrl = await server().createDatabase("graceful");
    // This process receives webhooks and looks; only the workers work.
    at = await install({ databaseUrl, working: false });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.end("SIGKILL")));
  });
  afterAll(() => at.close());

  const worker = async (): Promise<WorkerProgram> => {
    const started = await startWorker(at.environment);
    workers.push(started);
    return started;
  };
  const sendSlowly = async (name: string): Promise<void> => {
    await at.carrier.control.post("faults", { call: "create", kind: "late", seconds: 4 });
    await at.webhook("orders/create", await at.order({ name }));
    await at.until(name, ({ state }) => state === "sending");
  };

  it("ends what it began: nothing is left half-sent, and the next one goes on", async () => {
    const first = await worker();
    await sendSlowly("#G1");
    expect(await first.end("SIGTERM")).toBe(0);
    expect(first.lines.join("")).toContain("stopped");
    const [parcel, ...more] = await at.parcelsOf("#G1");
    expect(more).toEqual([]);
    expect(await at.shipmentOf("#G1")).toMatchObject({
      state: "created",
      trackingNumber: parcel?.barCode,
      problem: null,
    });

    await worker();
    await at.until("#G1", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.parcelsOf("#G1")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#G1")).toHaveLength(1);
  });
});
