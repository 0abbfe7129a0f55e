import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { z } from "zod";

export interface PostgresServer {
  readonly port: number;
  /** Of the server's first process. */
  readonly pid: number;
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  /** Ends the server and removes its files. It also ends when this process does, however that dies. */
  stop(): Promise<void>;
}

const told = z.object({ port: z.int(), pid: z.int() });
const keeper = fileURLToPath(new URL("./postgres-keeper.ts", import.meta.url));

/**
 * Starts a PostgreSQL server of its own for tests: an installed one, else the binaries from npm; on a free port of
 * loopback, everyone let in; as an unprivileged user when the tests run as root.
 */
export async function startPostgres(options: { fromNpm?: boolean } = {}): Promise<PostgresServer> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", keeper, ...(options.fromNpm ? ["--from-npm"] : [])],
    {
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`no PostgreSQL server: ${complaint}`)));
  });
  const { port, pid } = told.parse(JSON.parse(line));
  const address = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    port,
    pid,
    createDatabase: async (name) => {
      const client = new pg.Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
      return address(name);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
