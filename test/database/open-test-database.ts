import { openDatabase, type Database, type DatabaseLocation } from "~/store/database.server";
import { silentLogger } from "./silent-logger";

/** Opens a database that nobody else has. */
export async function openTestDatabase(location: DatabaseLocation): Promise<Database> {
  const opening = await openDatabase(location, silentLogger);
  if (opening.kind === "owned") throw new Error(`${location.dataDir} is in use`);
  return opening.database;
}
