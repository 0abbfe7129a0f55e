import type pg from "pg";

/** At most `calls` in any span of `perMilliseconds`, wherever the span begins. */
export interface RateLimit {
  readonly calls: number;
  readonly perMilliseconds: number;
}

/** The slots of one call, one for each limit. */
export interface Claim {
  /** By `performance.now()`: the slots count from a moment not before this one. */
  readonly since: number;
  readonly slots: readonly HeldSlot[];
}

interface HeldSlot {
  readonly limit: RateLimit;
  readonly slot: number;
  /** As the database wrote it; once it differs, another call has the slot. */
  readonly freeAt: string;
}

export type Claimed =
  | { readonly kind: "claimed"; readonly claim: Claim }
  | { readonly kind: "wait"; readonly milliseconds: number };

/** How many milliseconds longer than its window a call holds its slot. */
export type Margin = (limit: RateLimit) => number;

/**
 * Claims a slot of every limit if each has one free now; otherwise nothing is written, and the answer is how long until
 * each may have one. A limit has as many slots as calls, and a call holds its slot for the window and the margin; so no
 * span of the window's length has more calls than slots. All at the database's clock.
 */
export function claim(
  pool: pg.Pool,
  key: string,
  limits: readonly RateLimit[],
  margin: Margin,
): Promise<Claimed> {
  return underKey(pool, key, async (client) => {
    const since = performance.now();
    const { now, blockedFor } = await readMoment(client, key);
    const openings: Opening[] = [];
    for (const limit of limits) openings.push(await readOpening(client, key, limit, now));
    const wait = Math.max(0, blockedFor, ...openings.map((opening) => opening.allowedIn));
    if (wait > 0) return { kind: "wait", milliseconds: wait };
    const slots: HeldSlot[] = [];
    for (const { limit, slot } of openings) slots.push(await hold(client, key, limit, slot, now, margin));
    return { kind: "claimed", claim: { since, slots } };
  });
}

/**
 * Lets a claim count from the present, for a call that is later than it thought. Null when it is so late that another
 * call has one of its slots, or when the key was blocked meanwhile: the claim is lost then.
 */
export function renew(pool: pg.Pool, key: string, claimed: Claim, margin: Margin): Promise<Claim | null> {
  return underKey(pool, key, async (client) => {
    const since = performance.now();
    const { now, blockedFor } = await readMoment(client, key);
    if (blockedFor > 0) return null;
    for (const held of claimed.slots) if (!(await isStillHeld(client, key, held))) return null;
    const slots: HeldSlot[] = [];
    for (const { limit, slot } of claimed.slots)
      slots.push(await hold(client, key, limit, slot, now, margin));
    return { since, slots };
  });
}

/** How long at least until a call has a slot that has `ahead` others before it; nothing is written. */
export async function shortestWait(
  pool: pg.Pool,
  key: string,
  limits: readonly RateLimit[],
  ahead: number,
): Promise<number> {
  const { now, blockedFor } = await readMoment(pool, key);
  let wait = blockedFor;
  for (const limit of limits) {
    const opening = await readOpening(pool, key, limit, now, ahead % limit.calls);
    const wholeWindows = Math.floor(ahead / limit.calls);
    wait = Math.max(wait, Math.max(0, opening.allowedIn) + wholeWindows * limit.perMilliseconds);
  }
  return wait;
}

/** No call under the key for so long; a longer block that is there already stays. */
export async function blockFor(pool: pg.Pool, key: string, milliseconds: number): Promise<void> {
  await pool.query(
    `INSERT INTO "RateBlock" AS known ("key", "until")
     VALUES ($1, clock_timestamp() + $2::float8 * interval '1 millisecond')
     ON CONFLICT ("key") DO UPDATE SET "until" = GREATEST(known."until", EXCLUDED."until")`,
    [key, milliseconds],
  );
}

/** One transaction at a time per key, over all processes. */
async function underKey<T>(
  pool: pg.Pool,
  key: string,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`rate\n${key}`]);
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // Ends the connection, and with it the transaction, whatever state it is in.
    client.release(true);
    throw error;
  }
}

type Queryable = Pick<pg.Pool, "query"> | pg.ClientBase;

/** The present, kept as text because a JavaScript date would cut its microseconds off. */
async function readMoment(database: Queryable, key: string): Promise<{ now: string; blockedFor: number }> {
  const { rows } = await database.query<{ now: string; blockedFor: number }>(
    `SELECT moment::text AS now,
            COALESCE((SELECT EXTRACT(EPOCH FROM "until" - moment) * 1000 FROM "RateBlock" WHERE "key" = $1), 0)::float8
              AS "blockedFor"
       FROM clock_timestamp() AS moment`,
    [key],
  );
  return theOne(rows);
}

interface Opening {
  readonly limit: RateLimit;
  /** In milliseconds; not positive: now. */
  readonly allowedIn: number;
  /** The one to take then: the one that has been free longest, or a new one. */
  readonly slot: number;
}

/**
 * A call is allowed once fewer slots are held than the limit has calls: that is at the n-th latest end, n being the
 * calls. There may be more slots than calls, where the limit was lowered; a new slot comes when none is free.
 *
 * @param ahead how many calls go first; fewer than the limit has
 */
async function readOpening(
  database: Queryable,
  key: string,
  limit: RateLimit,
  now: string,
  ahead = 0,
): Promise<Opening> {
  const { rows } = await database.query<Omit<Opening, "limit">>(
    `WITH slots AS (
       SELECT "slot", "freeAt" FROM "RateSlot" WHERE "key" = $1 AND "windowMilliseconds" = $2)
     SELECT COALESCE(
              (SELECT (EXTRACT(EPOCH FROM "freeAt" - $3::timestamptz) * 1000)::float8
                 FROM slots ORDER BY "freeAt" DESC OFFSET $4 LIMIT 1), 0) AS "allowedIn",
            COALESCE(
              (SELECT "slot" FROM slots WHERE "freeAt" <= $3::timestamptz ORDER BY "freeAt", "slot" LIMIT 1),
              (SELECT max("slot") + 1 FROM slots), 0) AS "slot"`,
    [key, limit.perMilliseconds, now, limit.calls - 1 - ahead],
  );
  return { ...theOne(rows), limit };
}

async function hold(
  client: pg.ClientBase,
  key: string,
  limit: RateLimit,
  slot: number,
  now: string,
  margin: Margin,
): Promise<HeldSlot> {
  const { rows } = await client.query<{ freeAt: string }>(
    `INSERT INTO "RateSlot" ("key", "windowMilliseconds", "slot", "freeAt")
     VALUES ($1, $2, $3, $4::timestamptz + $5::float8 * interval '1 millisecond')
     ON CONFLICT ("key", "windowMilliseconds", "slot") DO UPDATE SET "freeAt" = EXCLUDED."freeAt"
     RETURNING "freeAt"::text`,
    [key, limit.perMilliseconds, slot, now, limit.perMilliseconds + margin(limit)],
  );
  return { limit, slot, freeAt: theOne(rows).freeAt };
}

async function isStillHeld(client: pg.ClientBase, key: string, held: HeldSlot): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM "RateSlot"
      WHERE "key" = $1 AND "windowMilliseconds" = $2 AND "slot" = $3 AND "freeAt" = $4::timestamptz`,
    [key, held.limit.perMilliseconds, held.slot, held.freeAt],
  );
  return rows.length > 0;
}

function theOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("the database answered nothing");
  return row;
}
