import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ShopDomain } from "~/shipping/ids";
import type { Database } from "./database.server";

/** How long a holder may work before others take it for dead. */
const LEASE_SECONDS = 60;
const LONGEST_WAIT_MILLISECONDS = 120_000;
const LONGEST_PAUSE_MILLISECONDS = 500;

/**
 * Runs `work` while no other process runs work under the same shop and name. A row with an end, at the database's
 * clock, and no lock: the work calls the outside, during which no transaction may stay open. A holder that dies is
 * followed after a minute, so the work must set itself a shorter time limit.
 *
 * @throws when it could not begin within two minutes
 */
export async function withLease<T>(
  database: Database,
  shop: ShopDomain,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const holder = randomUUID();
  let waited = 0;
  for (let pause = 20; !(await take(database, shop, name, holder)); pause *= 2) {
    const milliseconds = Math.min(pause, LONGEST_PAUSE_MILLISECONDS);
    if (waited + milliseconds > LONGEST_WAIT_MILLISECONDS) {
      throw new Error(`the lease '${name}' of ${shop} did not come free`);
    }
    await sleep(milliseconds);
    waited += milliseconds;
  }
  try {
    return await work();
  } finally {
    await database.prisma.lease.deleteMany({ where: { shop, name, holder } });
  }
}

async function take({ prisma }: Database, shop: ShopDomain, name: string, holder: string): Promise<boolean> {
  const taken = await prisma.$executeRaw`
    INSERT INTO "Lease" AS held ("shop", "name", "holder", "until")
    VALUES (${shop}, ${name}, ${holder}::uuid, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}))
    ON CONFLICT ("shop", "name") DO UPDATE SET "holder" = EXCLUDED."holder", "until" = EXCLUDED."until"
     WHERE held."until" <= clock_timestamp()`;
  return taken === 1;
}
