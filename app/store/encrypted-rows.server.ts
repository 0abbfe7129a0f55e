import type pg from "pg";
import { columnOf, encryptedFields, type EncryptedField } from "./encrypted-fields";

/** A table with encrypted columns, as rotation reads and writes it: any such table in the same way. */
export interface EncryptedTable {
  readonly name: string;
  /** The primary key, with PostgreSQL's types. */
  readonly key: Readonly<Record<string, "text" | "uuid" | "bigint">>;
  readonly shopColumn: "shop" | "domain";
}

export const encryptedTables: readonly EncryptedTable[] = [
  { name: "Session", key: { id: "text" }, shopColumn: "shop" },
  { name: "Shop", key: { domain: "text" }, shopColumn: "domain" },
  { name: "InboxEntry", key: { id: "uuid" }, shopColumn: "shop" },
  { name: "Order", key: { shop: "text", shopifyId: "text" }, shopColumn: "shop" },
  { name: "Shipment", key: { id: "uuid" }, shopColumn: "shop" },
  { name: "Pickup", key: { id: "uuid" }, shopColumn: "shop" },
  { name: "CarrierConnection", key: { id: "uuid" }, shopColumn: "shop" },
  { name: "FoundParcel", key: { id: "uuid" }, shopColumn: "shop" },
  { name: "JournalEntry", key: { seq: "bigint" }, shopColumn: "shop" },
];

export const fieldsOf = (table: EncryptedTable): readonly EncryptedField[] =>
  encryptedFields.filter((field) => field.startsWith(`${table.name}.`));

/** Key, shop and encrypted columns, all as text: keys go back as they came, whatever their type. */
export type EncryptedRow = Readonly<Record<string, string | null>>;

/** A page of the table in the order of its key, from behind `last` on. */
export async function readAfter(
  pool: pg.Pool,
  table: EncryptedTable,
  last: EncryptedRow | null,
  limit: number,
): Promise<readonly EncryptedRow[]> {
  const keyColumns = Object.keys(table.key).map((column) => `"${table.name}"."${column}"`);
  const where = last ? compareKey(table, last, ">") : { sql: "", values: [] };
  const { rows } = await pool.query<EncryptedRow>(
    `SELECT ${selected(table)} FROM "${table.name}" ${where.sql} ORDER BY ${keyColumns.join(", ")} LIMIT ${limit}`,
    where.values,
  );
  return rows;
}

export async function readAgain(
  pool: pg.Pool,
  table: EncryptedTable,
  row: EncryptedRow,
): Promise<EncryptedRow | null> {
  const where = compareKey(table, row, "=");
  const { rows } = await pool.query<EncryptedRow>(
    `SELECT ${selected(table)} FROM "${table.name}" ${where.sql}`,
    where.values,
  );
  return rows[0] ?? null;
}

/** Writes the changed columns where the encrypted ones are still as they were read; false where they are not. */
export async function writeIfUnchanged(
  pool: pg.Pool,
  table: EncryptedTable,
  row: EncryptedRow,
  changes: Readonly<Record<string, string | null | readonly string[]>>,
): Promise<boolean> {
  const where = compareKey(table, row, "=");
  const values: unknown[] = [...where.values];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const sets = Object.entries(changes).map(([column, value]) => `"${column}" = ${parameter(value)}`);
  const unchanged = fieldsOf(table)
    .map(columnOf)
    .map((column) => `"${column}" IS NOT DISTINCT FROM ${parameter(row[column] ?? null)}`);
  const { rowCount } = await pool.query(
    `UPDATE "${table.name}" SET ${sets.join(", ")} ${where.sql} AND ${unchanged.join(" AND ")}`,
    values,
  );
  return rowCount === 1;
}

function selected(table: EncryptedTable): string {
  const columns = new Set([...Object.keys(table.key), table.shopColumn, ...fieldsOf(table).map(columnOf)]);
  return [...columns].map((column) => `"${column}"::text AS "${column}"`).join(", ");
}

function compareKey(table: EncryptedTable, row: EncryptedRow, operator: "=" | ">") {
  const key = Object.entries(table.key);
  const columns = key.map(([column]) => `"${column}"`);
  const parameters = key.map(([, type], index) => `$${index + 1}::${type}`);
  return {
    sql: `WHERE (${columns.join(", ")}) ${operator} (${parameters.join(", ")})`,
    values: key.map(([column]) => row[column] ?? null),
  };
}
