/**
 * A process of its own that opens the app's database: `prepare` brings an empty one up to date and lets it note every state that
 * a shipment is ever committed in; `read SHOP…` prints Navette's book as one line of JSON. The embedded database has one
 * owner, so that the app must not run meanwhile.
 */
import { once } from "node:events";
import { z } from "zod";
import { openApplication, type Application } from "~/composition.server";
import { readEnvironment } from "~/environment";
import { deadLetters } from "~/jobs/names";
import { shopDomain } from "~/shipping/ids";
import { problemColumn } from "~/store/shipment-row.server";
import { createVault } from "~/store/vault.server";
import { listOrders } from "~/use-cases/list-orders";
import { listProblems } from "~/use-cases/list-problems";
import { listShipments } from "~/use-cases/list-shipments";
import { silentLogger } from "../../database/silent-logger";
import type { NavetteBook } from "./navette-book";

const watch = `
  CREATE SCHEMA chaos;
  CREATE TABLE chaos.seen (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop text NOT NULL,
    shipment uuid NOT NULL,
    state text NOT NULL,
    problem text,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE FUNCTION chaos.see() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state OR NEW.problem IS DISTINCT FROM OLD.problem THEN
      INSERT INTO chaos.seen (shop, shipment, state, problem) VALUES (NEW.shop, NEW.id, NEW.state, NEW.problem);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER chaos_see AFTER INSERT OR UPDATE ON "Shipment" FOR EACH ROW EXECUTE FUNCTION chaos.see();
`;

const read = readEnvironment(process.env);
if (!read.ok) throw new Error(read.error.join("; "));
const environment = read.value;
const opened = await openApplication(environment, { works: false, yieldsToApp: true, logger: silentLogger });
if (opened.kind === "owned") throw new Error("the app still has its database");
const { application } = opened;
const [verb, ...shops] = process.argv.slice(2);
const answer = verb === "prepare" ? await prepare(application) : await bookOf(application, shops);
await application.close();
if (!process.stdout.write(JSON.stringify(answer))) await once(process.stdout, "drain");

async function prepare({ database: { pool } }: Application): Promise<null> {
  await pool.query(watch);
  return null;
}

async function bookOf(app: Application, domains: readonly string[]): Promise<NavetteBook> {
  const lists = await Promise.all(domains.map((domain) => listsOf(app, domain)));
  return {
    orders: lists.flatMap(({ orders }) => orders),
    shipments: lists.flatMap(({ shipments }) => shipments),
    problems: lists.flatMap(({ problems }) => problems),
    states: await statesOf(app),
    jobs: await jobsOf(app),
    journal: await journalOf(app),
  };
}

async function listsOf({ world }: Application, domain: string) {
  const shop = shopDomain.parse(domain);
  const [orders, shipments, problems] = [
    await listOrders(world, shop),
    await listShipments(world, shop),
    await listProblems(world, shop),
  ];
  if (!orders.ok || !shipments.ok || !problems.ok) throw new Error(`${domain} is not installed`);
  return {
    orders: orders.value.map(({ id, name, state, problem }) => ({
      id,
      name,
      state,
      problem: problem?.code ?? null,
    })),
    shipments: shipments.value.map((one) => ({
      id: one.id,
      orderId: one.orderId,
      order: one.orderName,
      reference: one.reference,
      carrier: one.carrier,
      state: one.state,
      carrierState: one.carrierState,
      trackingNumber: one.trackingNumber,
      fulfillmentId: one.fulfillmentId,
      problem: one.problem?.code ?? null,
      lines: one.lines.map(({ orderLineId, quantity }) => ({ line: orderLineId, quantity })),
    })),
    problems: problems.value.map(({ orderId, shipment, problem }) => ({
      orderId,
      shipment,
      code: problem.code,
    })),
  };
}

async function statesOf({ database: { pool } }: Application): Promise<NavetteBook["states"]> {
  const vault = createVault(environment.encryptionKeys);
  const { rows } = await pool.query(
    "SELECT shop, shipment::text, state, problem, floor(extract(epoch FROM at) * 1000)::float8 AS at FROM chaos.seen ORDER BY seq",
  );
  const seen = z.array(
    z.object({
      shop: shopDomain,
      shipment: z.string(),
      state: z.string(),
      problem: z.string().nullable(),
      at: z.number(),
    }),
  );
  return seen.parse(rows).map(({ shop, problem: sealed, ...rest }) => {
    const problem = problemColumn.openOrNull(vault, shop, sealed);
    return {
      ...rest,
      problem: problem?.code ?? null,
      changed: (problem?.changes ?? []).map(({ field }) => field),
    };
  });
}

/** Jobs that were given up, and those at work for longer than any may take. */
async function jobsOf({ database: { pool } }: Application): Promise<NavetteBook["jobs"]> {
  const { rows } = await pool.query(
    `SELECT name, CASE WHEN name = $1 THEN 'dead' ELSE state::text END AS state, data::text AS about FROM pgboss.job
      WHERE (name = $1 AND state IN ('created', 'retry'))
         OR (state = 'active' AND started_on < now() - interval '20 minutes')`,
    [deadLetters],
  );
  return z.array(z.object({ name: z.string(), state: z.string(), about: z.string().nullable() })).parse(rows);
}

async function journalOf({ database: { pool } }: Application): Promise<NavetteBook["journal"]> {
  const { rows } = await pool.query(
    `SELECT "orderId" AS order, to_char(at, 'HH24:MI:SS.MS') || ' ' || event || ' ' || "values"::text AS words
       FROM "JournalEntry" ORDER BY seq`,
  );
  return z.array(z.object({ order: z.string(), words: z.string() })).parse(rows);
}
