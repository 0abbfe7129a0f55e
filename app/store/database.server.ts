import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Logger } from "~/shipping/ports/logger";
import { PrismaClient, type Prisma } from "../../generated/prisma/client";
import { takeDataDir, type DataDirOwner } from "./data-dir.server";
import { migrate } from "./migrate.server";
import { migrationsFolder } from "./migrations-folder.server";

export interface Database {
  readonly prisma: PrismaClient;
  /** Plain SQL, and pg-boss: the same pool on both databases. */
  readonly pool: pg.Pool;
  /** True: one backend in this process; no other process can reach it. */
  readonly embedded: boolean;
  /** False when the database does not answer within five seconds. */
  ping(): Promise<boolean>;
  /** Ends once what runs has ended; calling it again changes nothing. */
  close(): Promise<void>;
}

/** The client inside a transaction; pg-boss' `fromPrisma` takes it as it is. */
export type PrismaTransaction = Prisma.TransactionClient;

export interface DatabaseLocation {
  /** postgresql://…; absent: the embedded database. */
  readonly url?: string | undefined;
  /** The embedded database's directory, or "memory://". */
  readonly dataDir: string;
}

export type OpenedDatabase =
  | { readonly kind: "open"; readonly database: Database }
  /** Another process has the data directory: ask it. */
  | { readonly kind: "owned"; readonly owner: DataDirOwner };

/**
 * Opens the database and brings it up to date; safe with several processes at once.
 *
 * @throws when a server does not answer, or a migration fails
 */
export async function openDatabase(location: DatabaseLocation, logger: Logger): Promise<OpenedDatabase> {
  if (location.url !== undefined) {
    // Without a limit, a server that does not answer would keep the start waiting for ever.
    const pool = new pg.Pool({ connectionString: location.url, max: 10, connectionTimeoutMillis: 10_000 });
    return {
      kind: "open",
      database: await startedDatabase({ pool, embedded: false, close: noFiles }, logger),
    };
  }
  const { dataDir } = location;
  if (dataDir === "memory://") {
    const embedded = await embeddedPool(dataDir);
    return { kind: "open", database: await startedDatabase(embedded, logger) };
  }
  const taken = takeDataDir(dataDir);
  if (taken.kind === "owned") return taken;
  const { dir } = taken;
  if (dir.setAside) logger.warn("unfinished database set aside", { kind: "embedded" });
  try {
    const embedded = await embeddedPool(dir.postgres);
    const database = await startedDatabase(
      {
        ...embedded,
        close: async () => {
          await embedded.close();
          dir.release();
        },
      },
      logger,
    );
    dir.markComplete();
    return { kind: "open", database };
  } catch (error) {
    dir.release();
    throw error;
  }
}

interface Connections {
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  /** Closes what lies under the pool. */
  readonly close: () => Promise<void>;
}

const noFiles = async (): Promise<void> => undefined;

/** PGlite is loaded only where it is used: it is large. */
async function embeddedPool(dataDir: string): Promise<Connections> {
  const [{ PGlite }, { pglitePool }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("./pglite/pool"),
  ]);
  const lite = await PGlite.create(dataDir);
  return { pool: pglitePool(lite), embedded: true, close: () => lite.close() };
}

async function startedDatabase(connections: Connections, logger: Logger): Promise<Database> {
  const { pool, embedded } = connections;
  // A connection that breaks says so by an event, which would end the process where nobody listens: the pool for an
  // idle one, which it replaces; the client itself for one at work, whose query fails as well.
  pool.on("error", (error) => logger.warn("database connection lost", { error }));
  pool.on("connect", (client) =>
    client.on("error", (error) => logger.debug("database connection lost", { error })),
  );
  const closeAll = async (prisma?: PrismaClient) => {
    await prisma?.$disconnect();
    await pool.end();
    await connections.close();
  };
  try {
    const applied = await migrate(pool, migrationsFolder());
    if (applied.length > 0) logger.info("database migrated", { count: applied.length });
  } catch (error) {
    await closeAll();
    throw error;
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // The other formats quote the arguments of a failed call, which may be personal.
    errorFormat: "minimal",
    // PGlite has one backend: a transaction waits for all that were asked for before it.
    transactionOptions: embedded
      ? { maxWait: 60_000, timeout: 60_000 }
      : { maxWait: 15_000, timeout: 30_000 },
  });
  let closing: Promise<void> | null = null;
  return {
    prisma,
    pool,
    embedded,
    ping: () => answersWithin(pool, 5_000),
    close: () => (closing ??= closeAll(prisma)),
  };
}

async function answersWithin(pool: pg.Pool, milliseconds: number): Promise<boolean> {
  const tooLate = Promise.withResolvers<false>();
  const timer = setTimeout(() => tooLate.resolve(false), milliseconds);
  const answer = pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([answer, tooLate.promise]);
  clearTimeout(timer);
  return answered;
}
