import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { pglitePool } from "../app/store/pglite/pool";

/**
 * Lets the `prisma migrate` commands work on PGlite and on a server without the downloaded schema engine: the one inside
 * the prisma package (engine "js") talks through this. Two things of the stock adapter stand in its way: it refuses the
 * catalogue's own types `name` and `"char"`, and it cuts migration scripts at every semicolon, also inside strings.
 */
export function migrationAdapter(database: {
  readonly url: string | undefined;
  /** Called only when a command needs the database: `prisma generate` runs on fresh clones and opens nothing. */
  readonly openEmbedded: () => Promise<PGlite>;
}): SqlMigrationAwareDriverAdapterFactory {
  const { url, openEmbedded } = database;
  const embedded = new EmbeddedDatabases();
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () =>
      url
        ? adapterOn(new pg.Pool({ connectionString: url, idleTimeoutMillis: 500 }), (work) => work())
        : embedded.adapter(openEmbedded),
    // In memory: nobody needs the right to create databases, nor a server.
    connectToShadowDb: () => embedded.adapter(() => PGlite.create()),
  };
}

/** Runs a piece of work; the place where an embedded database notes that it is in use. */
type Run = <T>(work: () => Promise<T>) => Promise<T>;

async function adapterOn(pool: pg.Pool, run: Run): Promise<SqlDriverAdapter> {
  const characterColumns = new WeakMap<readonly unknown[], readonly number[]>();
  const stock = await new PrismaPg(readingCatalogueTypes(pool, characterColumns)).connect();
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    queryRaw: (query) =>
      run(async () => {
        const result: SqlResultSet = await stock.queryRaw(query);
        for (const column of characterColumns.get(result.rows) ?? []) {
          result.columnTypes[column] = ColumnTypeEnum.Character;
        }
        return result;
      }),
    executeRaw: (query) => run(() => stock.executeRaw(query)),
    executeScript: (script) =>
      run(async () => {
        await pool.query(script);
      }),
    startTransaction: (isolation) => run(() => stock.startTransaction(isolation)),
    getConnectionInfo: () => stock.getConnectionInfo(),
    dispose: () => stock.dispose(),
  };
}

// Type numbers of pg_type.
const CHAR = 18;
const NAME = 19;
const TEXT = 25;

/** The pool, with `name` and `"char"` columns told as text; which ones were `"char"` is noted beside their rows. */
function readingCatalogueTypes(
  pool: pg.Pool,
  characterColumns: WeakMap<readonly unknown[], readonly number[]>,
): pg.Pool {
  const query = async (config: pg.QueryArrayConfig, values?: unknown[]) => {
    const result = lastOf(await pool.query<unknown[]>(config, values));
    characterColumns.set(
      result.rows,
      result.fields.flatMap((field, column) => (field.dataTypeID === CHAR ? [column] : [])),
    );
    for (const field of result.fields) {
      if (field.dataTypeID === CHAR || field.dataTypeID === NAME) field.dataTypeID = TEXT;
    }
    return result;
  };
  return new Proxy(pool, {
    get: (target, key): unknown => {
      const value: unknown = key === "query" ? query : Reflect.get(target, key);
      if (typeof value !== "function") return value;
      const bound: unknown = value.bind(target);
      return bound;
    },
  });
}

/** node-postgres answers a script of several statements with a list, which its types do not say. */
function lastOf(answer: CatalogueAnswer | readonly CatalogueAnswer[]): CatalogueAnswer {
  const last = "rows" in answer ? answer : answer.at(-1);
  if (!last) throw new Error("the database answered nothing");
  return last;
}

type CatalogueAnswer = pg.QueryArrayResult<unknown[]>;

const IDLE_MILLISECONDS = 2_000;

/** An open PGlite keeps the command's process alive, and the command never disposes: all close once nothing has run. */
class EmbeddedDatabases {
  readonly #open: PGlite[] = [];
  #running = 0;
  #idleSince = Date.now();

  async adapter(open: () => Promise<PGlite>): Promise<SqlDriverAdapter> {
    const lite = await this.#run(open);
    if (this.#open.push(lite) === 1) this.#closeWhenIdle();
    return adapterOn(pglitePool(lite), (work) => this.#run(work));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#idleSince = Date.now();
    }
  }

  #closeWhenIdle(): void {
    const timer = setInterval(() => {
      if (this.#running > 0 || Date.now() - this.#idleSince < IDLE_MILLISECONDS) return;
      clearInterval(timer);
      for (const lite of this.#open) void lite.close();
    }, 200);
    timer.unref();
  }
}
