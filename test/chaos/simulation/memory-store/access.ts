import { AsyncLocalStorage } from "node:async_hooks";
import { ConstraintViolation } from "./table";
import type { Tables } from "./tables";

/** How a room reaches the tables: directly, or inside the transaction it belongs to. */
export interface Access {
  readonly tables: Tables;
  /** All of `work` or nothing; within a transaction, what it wrote goes with the transaction. */
  run<T>(work: () => T): Promise<T>;
  /** The same for what holds a lock on a server: outside a transaction there is none to hold. */
  locked<T>(work: () => T): Promise<T>;
}

interface OpenTransaction {
  isOpen: boolean;
  /** The statement that was refused; nothing is done after it. */
  refused: ConstraintViolation | null;
}

/** Whether the transaction that started this chain of calls is still open. */
const transactionOfCaller = new AsyncLocalStorage<OpenTransaction>();

export function directAccess(tables: Tables): Access {
  return {
    tables,
    run: async (work) => {
      if (transactionOfCaller.getStore()?.isOpen)
        throw new Error("inside a transaction, use the rooms it was given");
      const release = await tables.turns.take();
      tables.undo.begin();
      try {
        return work();
      } catch (error) {
        tables.undo.rollBack();
        throw error;
      } finally {
        release();
      }
    },
    locked: async () => {
      throw new Error("a lock needs a transaction");
    },
  };
}

function transactionAccess(tables: Tables, transaction: OpenTransaction): Access {
  const run = async <T>(work: () => T): Promise<T> => {
    if (!transaction.isOpen) throw new Error("the transaction is over");
    if (transaction.refused) throw aborted(transaction.refused);
    try {
      return work();
    } catch (error) {
      if (error instanceof ConstraintViolation) transaction.refused = error;
      throw error;
    }
  };
  return { tables, run, locked: run };
}

/** Runs `work` in one transaction, with the access that belongs to it. */
export async function inTransaction<T>(tables: Tables, work: (access: Access) => Promise<T>): Promise<T> {
  if (transactionOfCaller.getStore()?.isOpen) throw new Error("transactions do not nest");
  const transaction: OpenTransaction = { isOpen: true, refused: null };
  const release = await tables.turns.take();
  tables.undo.begin();
  try {
    const result = await transactionOfCaller.run(transaction, () =>
      work(transactionAccess(tables, transaction)),
    );
    if (transaction.refused) throw aborted(transaction.refused);
    return result;
  } catch (error) {
    tables.undo.rollBack();
    throw error;
  } finally {
    transaction.isOpen = false;
    release();
  }
}

/** PostgreSQL does nothing more, and keeps nothing, once it has refused a statement. */
const aborted = (cause: ConstraintViolation): Error =>
  new Error("the transaction was aborted by a statement that was refused", { cause });
