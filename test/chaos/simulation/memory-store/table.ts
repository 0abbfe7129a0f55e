/** What was written since the last beginning, to be taken back in reverse. */
export class UndoLog {
  #undos: (() => void)[] = [];

  begin(): void {
    this.#undos = [];
  }

  add(undo: () => void): void {
    this.#undos.push(undo);
  }

  rollBack(): void {
    for (const undo of this.#undos.reverse()) undo();
    this.#undos = [];
  }
}

/** Rows by their key. A row is never changed: a new one takes its place. */
export class Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #undo: UndoLog;

  constructor(undo: UndoLog) {
    this.#undo = undo;
  }

  get(key: string): Row | null {
    return this.#rows.get(key) ?? null;
  }

  where(isWanted: (row: Row) => boolean): Row[] {
    const found: Row[] = [];
    for (const row of this.#rows.values()) if (isWanted(row)) found.push(row);
    return found;
  }

  put(key: string, row: Row): void {
    const before = this.#rows.get(key);
    this.#undo.add(() => {
      if (before === undefined) this.#rows.delete(key);
      else this.#rows.set(key, before);
    });
    this.#rows.set(key, row);
  }

  /** How many there were. */
  deleteWhere(isUnwanted: (row: Row) => boolean): number {
    let count = 0;
    for (const [key, row] of this.#rows) {
      if (!isUnwanted(row)) continue;
      this.#rows.delete(key);
      this.#undo.add(() => this.#rows.set(key, row));
      count += 1;
    }
    return count;
  }

  clear(): void {
    this.#rows.clear();
  }
}

/** A key of several parts; none of them holds a line's end. */
export const keyOf = (...parts: readonly string[]): string => parts.join("\n");

/** What PostgreSQL refuses; it ends the transaction. */
export class ConstraintViolation extends Error {}
