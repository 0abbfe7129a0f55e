import { AsyncLocalStorage } from "node:async_hooks";
import type { Jobs } from "~/shipping/ports/jobs";
import type { Database, PrismaTransaction } from "./database.server";

/** How a room reaches the database: directly, or inside the transaction it belongs to. */
export interface Access {
  client(): PrismaTransaction;
  /** All of `work` or nothing: in the transaction already open, else in one of its own. */
  atomically<T>(work: (client: PrismaTransaction) => Promise<T>): Promise<T>;
  /** The client for row and advisory locks; outside a transaction they would end with their own statement. */
  lockingClient(): PrismaTransaction;
}

/** Whether the transaction that started this chain of calls is still open. */
const transactionOfCaller = new AsyncLocalStorage<{ isOpen: boolean }>();

/**
 * Outside any transaction. Asked from inside one it throws at once: on the embedded database's single backend the
 * question would wait for the transaction, and the transaction for the answer; on a server it would silently not be
 * part of it.
 */
export function directAccess({ prisma }: Database): Access {
  const client = () => {
    if (transactionOfCaller.getStore()?.isOpen)
      throw new Error("inside a transaction, use the rooms it was given");
    return prisma;
  };
  return {
    client,
    atomically: async (work) => {
      client();
      return prisma.$transaction(work);
    },
    lockingClient: () => {
      throw new Error("a lock needs a transaction");
    },
  };
}

export function transactionAccess(tx: PrismaTransaction): Access {
  return { client: () => tx, atomically: (work) => work(tx), lockingClient: () => tx };
}

/** Runs `work` in one transaction, with the access and the jobs that belong to it. */
export async function inTransaction<T>(
  { prisma }: Database,
  jobsOn: (tx: PrismaTransaction) => Jobs,
  work: (access: Access, jobs: Jobs) => Promise<T>,
): Promise<T> {
  if (transactionOfCaller.getStore()?.isOpen) throw new Error("transactions do not nest");
  const transaction = { isOpen: true };
  try {
    return await prisma.$transaction((tx) =>
      transactionOfCaller.run(transaction, () => work(transactionAccess(tx), jobsOn(tx))),
    );
  } finally {
    // What was started inside and lives on, such as a timer, is not inside any more.
    transaction.isOpen = false;
  }
}
