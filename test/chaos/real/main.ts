/**
 * `npm run chaos -- --real --kills N --database embedded|server --seed S`: the built app as real processes, killed N times
 * while orders flow and every party fails; after each round the three books are held against each other. The last line is JSON;
 * the exit code is 0 only if nothing was lost, doubled, taken back or leaked, and the cash is right.
 */
import { existsSync } from "node:fs";
import { judge } from "../oracle/judge";
import type { Violation } from "../oracle/violation";
import { randomFrom } from "../random";
import { readRealOptions, type RealOptions } from "./arguments";
import { freshDatabase } from "./database";
import { failureLines } from "./failure";
import { faultsMet } from "./faults";
import { newSecrets, openInstallation, type RealInstallation } from "./installation";
import { killSchedule } from "./kill-schedule";
import { readRealLedgers } from "./ledgers";
import { prepareBook } from "./navette-book";
import { realReport } from "./report";
import { comeToRest } from "./rest";
import { killWhileBusy } from "./round";
import { settleInAll } from "./shops";
import { Traffic } from "./traffic";

async function main(): Promise<number> {
  const options = readRealOptions(process.argv.slice(2));
  if (!existsSync("build/processes/main.js"))
    throw new Error('the built app is killed: run "npm run build" first');
  const database = await freshDatabase(options.database, process.env["DATABASE_URL"]);
  const secrets = newSecrets();
  const logLines: string[] = [];
  let installation: RealInstallation | null = null;
  const leave = (): void => {
    // Whoever stops it stops all that it started.
    void Promise.all((installation?.app ?? []).map((program) => program.kill()))
      .then(() => database.remove())
      .finally(() => process.exit(1));
  };
  process.once("SIGINT", leave).once("SIGTERM", leave);
  try {
    installation = await openInstallation({
      kind: options.database,
      database: database.environment,
      secrets,
      onLine: (line) => logLines.push(line),
    });
    await prepareBook(installation.environment);
    return await play(options, installation, secrets, logLines);
  } finally {
    await installation?.stop();
    await database.remove();
  }
}

async function play(
  options: RealOptions,
  installation: RealInstallation,
  secrets: ReturnType<typeof newSecrets>,
  logLines: string[],
): Promise<number> {
  const startedAt = performance.now();
  const random = randomFrom(`real/${options.seed}`);
  const traffic = new Traffic(installation, random.fork("traffic"));
  const schedule = killSchedule(options.seed, options.kills);
  const labels: string[] = [];
  let violations: readonly Violation[] = [];
  let cashFlagged = 0;
  await installation.start();
  await settleInAll(installation);
  console.log(`seed ${options.seed}: four shops on the ${options.database} database`);
  while (labels.length < schedule.length && violations.length === 0) {
    const kills = schedule.slice(labels.length, labels.length + options.round);
    labels.push(
      ...(await killWhileBusy(installation, traffic, kills, random.fork(`round ${labels.length}`))),
    );
    await comeToRest(installation, traffic);
    // The embedded database is read by another process: the app ends as at a new version, and starts again.
    await installation.rest();
    const read = await readRealLedgers(installation, traffic, secrets, logLines.splice(0));
    ({ violations, cashFlagged } = judge(read.ledgers));
    const wrong = violations.length === 0 ? "nothing wrong" : `${violations.length} things wrong`;
    console.log(`${labels.length} of ${schedule.length} kills, ${traffic.placed.length} orders: ${wrong}`);
    if (violations.length > 0) console.log(`seed ${options.seed}`);
    for (const line of failureLines(violations, read, traffic, installation)) console.log(line);
    if (labels.length < schedule.length) await installation.start();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const report = realReport({ labels, violations, cashFlagged, faults: faultsMet(installation), seconds });
  console.log(JSON.stringify(report));
  return violations.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
