import type pg from "pg";
import { shopDomain } from "~/shipping/ids";
import type { Database } from "./database.server";
import { columnOf } from "./encrypted-fields";
import {
  encryptedTables,
  fieldsOf,
  readAfter,
  readAgain,
  writeIfUnchanged,
  type EncryptedRow,
  type EncryptedTable,
} from "./encrypted-rows.server";
import { factsColumn } from "./found-parcels.server";
import { orderHashes, snapshotColumn } from "./order-row.server";
import type { Vault } from "./vault.server";

/** Rows put under the first key, by table. */
export type RotationCounts = Readonly<Record<string, number>>;
/** Called after each page of a table with what was done in it so far. */
export type RotationProgress = (table: string, rotated: number) => void;

const ROWS_AT_ONCE = 50;
const MOST_PASSES = 5;

/**
 * Puts every encrypted value under the vault's first key, and hashes with it anew, while the app runs. Each row is a
 * transaction of its own, written only as it was read; a row that changed meanwhile is read again. Stopped anywhere,
 * the next run finds what is left; run twice, the second finds nothing.
 *
 * @throws VaultError where a value needs a key that is not in ENCRYPTION_KEYS; and when rows under old keys keep coming,
 *   because a process still runs with the old ENCRYPTION_KEYS
 */
export async function rotateKeys(
  { pool }: Database,
  vault: Vault,
  progress: RotationProgress,
): Promise<RotationCounts> {
  const counts: Record<string, number> = {};
  for (const table of encryptedTables) {
    counts[table.name] = await rotateTable(pool, vault, table, (rotated) => progress(table.name, rotated));
  }
  return counts;
}

/** Passes over the table until one finds nothing left: a row may be added behind a pass. */
async function rotateTable(
  pool: pg.Pool,
  vault: Vault,
  table: EncryptedTable,
  progress: (rotated: number) => void,
): Promise<number> {
  let rotated = 0;
  for (let pass = 1; ; pass += 1) {
    const before = rotated;
    let last: EncryptedRow | null = null;
    for (;;) {
      const page: readonly EncryptedRow[] = await readAfter(pool, table, last, ROWS_AT_ONCE);
      for (const row of page) if (await rotateRow(pool, vault, table, row)) rotated += 1;
      progress(rotated);
      last = page.at(-1) ?? null;
      if (page.length < ROWS_AT_ONCE) break;
    }
    if (rotated === before) return rotated;
    if (pass === MOST_PASSES) {
      throw new Error(`${table.name}: rows under an old key keep coming, from a process with the old keys`);
    }
  }
}

/** True when it was rotated; false when it needed no rotation, or was deleted meanwhile. */
async function rotateRow(
  pool: pg.Pool,
  vault: Vault,
  table: EncryptedTable,
  read: EncryptedRow,
): Promise<boolean> {
  let row: EncryptedRow | null = read;
  while (row && needsRotation(vault, table, row)) {
    if (await writeIfUnchanged(pool, table, row, rotatedColumns(vault, table, row))) return true;
    row = await readAgain(pool, table, row);
  }
  return false;
}

function needsRotation(vault: Vault, table: EncryptedTable, row: EncryptedRow): boolean {
  return fieldsOf(table).some((field) => {
    const text = row[columnOf(field)];
    return text ? !vault.isCurrent(text) : false;
  });
}

function rotatedColumns(vault: Vault, table: EncryptedTable, row: EncryptedRow) {
  const shop = shopDomain.parse(row[table.shopColumn]);
  const changes: Record<string, string | readonly string[]> = {};
  for (const field of fieldsOf(table)) {
    const text = row[columnOf(field)];
    // The session storage keeps an absent token as an empty text.
    if (text) changes[columnOf(field)] = vault.encrypt(shop, field, vault.decrypt(shop, field, text));
  }
  if (table.name === "Order" && row.snapshot) {
    Object.assign(changes, orderHashes(vault, shop, snapshotColumn.open(vault, shop, row.snapshot)));
  }
  if (table.name === "FoundParcel" && row.facts) {
    const { phones } = factsColumn.open(vault, shop, row.facts);
    Object.assign(changes, { phoneHashes: vault.hashes.ofPhones(shop, phones) });
  }
  return changes;
}
