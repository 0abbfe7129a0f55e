/** Opens the embedded database in the given directory, tells that it is open, and waits to be killed. */
import { openDatabase } from "~/store/database.server";
import { silentLogger } from "./silent-logger";

async function main(dataDir: string): Promise<void> {
  const opened = await openDatabase({ dataDir }, silentLogger);
  process.stdout.write(`${opened.kind}\n`);
  process.stdin.resume();
}

void main(process.argv[2] ?? "");
