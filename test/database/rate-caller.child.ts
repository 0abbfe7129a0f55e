/**
 * Takes turns under one limit until a moment, several at once, and tells the time of each call as a line.
 * Arguments: the database's address, key, calls, window, callers, seconds.
 */
import { rateLimiter } from "~/store/rate-limiter.server";
import { openTestDatabase } from "./open-test-database";

async function main([url = "", key = "", ...numbers]: readonly string[]): Promise<void> {
  const [calls = 0, perMilliseconds = 0, callers = 0, milliseconds = 0, stallEvery = 0] = numbers.map(Number);
  const database = await openTestDatabase({ url, dataDir: "memory://" });
  const limiter = rateLimiter(database);
  process.stdout.write("ready\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  const end = Date.now() + milliseconds;
  const times: number[] = [];
  const call = async () => {
    while (Date.now() < end) {
      const turn = await limiter.take(key, { calls, perMilliseconds }, end - Date.now());
      if (turn.kind === "later") return;
      times.push(Date.now());
      // A process that is busy with something else for longer than the margin.
      if (stallEvery > 0 && times.length % stallEvery === 0) stall(120);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  process.stdout.write(`${JSON.stringify(times)}\n`);
  await database.close();
  process.exit(0);
}

function stall(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

void main(process.argv.slice(2));
