import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { openQueue, type Queue } from "~/jobs/queue.server";
import type { ShopsToVisit } from "~/jobs/schedules.server";
import type { JobHandlers } from "~/jobs/handlers";
import { shipmentId, shopDomain, type ShipmentId } from "~/shipping/ids";
import type { LogFields, Logger } from "~/shipping/ports/logger";

export const shop = shopDomain.parse("zitouna.myshopify.com");
export const otherShop = shopDomain.parse("olivier.myshopify.com");

export const newShipmentId = (): ShipmentId => shipmentId.parse(randomUUID());

export interface LogLine {
  readonly level: keyof Logger;
  readonly event: string;
  readonly fields: LogFields;
}

export function memoryLog(): { readonly lines: LogLine[]; readonly logger: Logger } {
  const lines: LogLine[] = [];
  const write =
    (level: keyof Logger) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return {
    lines,
    logger: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
  };
}

export const systemTime = { now: () => new Date() };
export const systemChance = {
  uuid: () => randomUUID(),
  bytes: (count: number) => new Uint8Array(randomBytes(count)),
};

export const queueOn = (
  database: { readonly pool: pg.Pool; readonly embedded: boolean },
  logger: Logger,
  works = true,
): Promise<Queue> =>
  openQueue({
    pool: database.pool,
    embedded: database.embedded,
    works,
    clock: systemTime,
    randomness: systemChance,
    logger,
  });

const unexpected = () => Promise.reject(new Error("no such job was meant to run"));

/** Handlers of which the test gives those it means to see. */
export const handlers = (given: Partial<JobHandlers>): JobHandlers => ({
  "process-webhook": unexpected,
  "create-shipment": unexpected,
  "create-batch": unexpected,
  "settle-uncertain": unexpected,
  "settle-batch": unexpected,
  "write-fulfillment": unexpected,
  "write-fulfillment-events": unexpected,
  "validate-shipment": unexpected,
  "cancel-shipment": unexpected,
  "update-shipment": unexpected,
  "cancel-fulfillment": unexpected,
  "request-pickup": unexpected,
  "settle-pickup": unexpected,
  "receive-order": unexpected,
  "plan-waiting": unexpected,
  "reconcile-shop": unexpected,
  "compare-parcels": unexpected,
  "follow-parcels": unexpected,
  "sync-reference": unexpected,
  ...given,
});

export const nothingToFollow: ShopsToVisit = {
  connections: () => Promise.resolve([]),
  everySeconds: () => 300,
  shops: () => Promise.resolve([]),
  attend: () => Promise.resolve(),
  compare: () => Promise.resolve(),
};

export const done = { done: true } as const;

/** Waits until it is true; the test's own time-out is the limit. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(25);
}
