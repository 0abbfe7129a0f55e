import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { ClientStream, type Backend } from "./client-stream";
import { Turns } from "../turns";

/**
 * An ordinary node-postgres pool whose clients talk to a PGlite in this process instead of to a socket. Prisma, pg-boss
 * and plain SQL then run the same code on it as on a server. The clients take turns, a whole transaction each: whoever
 * holds a transaction open and asks through another client waits for itself. Not possible on it: COPY from the client,
 * cursors with Flush, cancelling a query, and settings or session locks that differ between clients.
 *
 * The pool does not own the PGlite: end the pool, then close the PGlite.
 */
export function pglitePool(lite: PGlite): pg.Pool {
  const clients = new Set<ClientStream>();
  const backend: Backend = {
    lite,
    turns: new Turns(),
    clients,
    notify: (notifications) => {
      for (const client of clients) client.push(notifications);
    },
  };
  let count = 0;
  return new pg.Pool({ max: 10, idleTimeoutMillis: 0, stream: () => new ClientStream(backend, ++count) });
}
