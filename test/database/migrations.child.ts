/** Opens the database whose address is given, tells the number of migrations it applied, and ends. */
import { openDatabase } from "~/store/database.server";
import { silentLogger } from "./silent-logger";

async function main(url: string): Promise<void> {
  let applied = 0;
  const logger = {
    ...silentLogger,
    info: (event: string, fields?: { count?: number }) => {
      if (event === "database migrated") applied = fields?.count ?? 0;
    },
  };
  const opened = await openDatabase({ url, dataDir: "memory://" }, logger);
  if (opened.kind === "open") await opened.database.close();
  process.stdout.write(`${applied}\n`);
}

void main(process.argv[2] ?? "");
