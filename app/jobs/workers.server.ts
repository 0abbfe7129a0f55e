import type { JobWithMetadata } from "pg-boss";
import type { JobName, JobOutcome, JobPayloads } from "~/shipping/ports/jobs";
import type { LogFields } from "~/shipping/ports/logger";
import { comeBack } from "./come-back.server";
import type { JobHandlers } from "./handlers";
import { keepWorking } from "./keep-working.server";
import { jobNames } from "./names";
import { payloadSchemas } from "./payloads";
import type { Queue } from "./queue.server";
import { pollSeconds, retryTable } from "./retry-table";
import { startSchedules, type ShopsToVisit } from "./schedules.server";

/**
 * Works the queues in this process until `queue.stop()`. A handler that throws is a bug: its job comes back with a
 * growing pause, and goes to the dead letters when its retries are used up.
 */
export async function startWorkers(queue: Queue, handlers: JobHandlers, visits: ShopsToVisit): Promise<void> {
  if (!queue.works) throw new Error("this queue was opened for sending alone");
  for (const name of jobNames) await startWorkersOf(queue, name, handlers[name]);
  await startSchedules(queue, visits);
}

async function startWorkersOf<Name extends JobName>(
  queue: Queue,
  name: Name,
  handle: JobHandlers[Name],
): Promise<void> {
  const rules = retryTable[name];
  const stayAwake = keepWorking(queue, name);
  const options = {
    includeMetadata: true,
    localConcurrency: rules.concurrency,
    localGroupConcurrency: rules.perShop,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
  } as const;
  await queue.boss.work<object, void, typeof options>(name, options, async (jobs) => {
    stayAwake();
    for (const job of jobs) await run(queue, name, handle, job);
  });
}

async function run<Name extends JobName>(
  queue: Queue,
  name: Name,
  handle: JobHandlers[Name],
  job: JobWithMetadata,
): Promise<void> {
  const startedAt = queue.clock.now().getTime();
  const read = payloadSchemas[name].safeParse(job.data);
  if (!read.success) throw failed(queue, name, job, { code: "payload_unreadable" });
  const about = subjectOf(read.data);
  let outcome: JobOutcome;
  try {
    outcome = await handle(read.data);
    if (!outcome.done) await comeBack(queue, name, job, read.data, outcome.retryAt);
  } catch (error) {
    throw failed(queue, name, job, { ...about, error });
  }
  const milliseconds = queue.clock.now().getTime() - startedAt;
  queue.logger.debug("job run", {
    job: name,
    ...about,
    milliseconds,
    state: outcome.done ? "done" : "again",
  });
}

/** pg-boss writes what is thrown into its table, in clear: so it gets the queue's name, and the log gets the rest. */
function failed(queue: Queue, name: JobName, job: JobWithMetadata, fields: LogFields): Error {
  const attempt = job.retryCount + 1;
  const state = job.retryCount < job.retryLimit ? "retry" : "dead";
  queue.logger.error("job failed", { job: name, attempt, state, ...fields });
  const error = new Error(`${name} failed, see the log`);
  delete error.stack;
  return error;
}

function subjectOf(payload: JobPayloads[JobName]): LogFields {
  return {
    shop: payload.shop,
    ...("shipmentId" in payload ? { shipment: payload.shipmentId } : {}),
    ...("connectionId" in payload ? { connection: payload.connectionId } : {}),
  };
}
