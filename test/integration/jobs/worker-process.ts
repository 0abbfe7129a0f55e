import { startWorkers } from "~/jobs/workers.server";
import { openDatabase } from "~/store/database.server";
import { done, handlers, memoryLog, nothingToFollow, queueOn } from "./fixtures";

/**
 * A process that works one queue, for tests that kill it: `worker-process.ts hang|finish WHERE`, WHERE being the
 * address of a server or a folder of the embedded database. Says a line for each job it starts.
 */
const [mode, where = ""] = process.argv.slice(2);
const { logger } = memoryLog();
const opened = await openDatabase(
  where.startsWith("postgres") ? { url: where, dataDir: "" } : { dataDir: where },
  logger,
);
if (opened.kind === "owned") throw new Error(`${where} is in use`);
const { database } = opened;
const queue = await queueOn(database, logger);
await startWorkers(
  queue,
  handlers({
    "create-shipment": async ({ shipmentId }) => {
      process.stdout.write(`${mode} ${shipmentId}\n`);
      if (mode === "hang") await new Promise(() => undefined);
      return done;
    },
  }),
  nothingToFollow,
);
if (mode === "hang") {
  const { rows } = await database.pool.query<{ id: string }>("SELECT gen_random_uuid() AS id");
  await queue.boss.send(
    "create-shipment",
    { shop: "zitouna.myshopify.com", shipmentId: rows[0]?.id },
    { singletonKey: "the one" },
  );
}
