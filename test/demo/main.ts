/**
 * `npm run demo`: the whole of it without Shopify. Stand-ins and the app run as programs of their own, a shop per
 * country brings its orders, and they become parcels. `-- --check` lets every order go all the way, prints one line of
 * JSON and ends; without it, the addresses to open are printed and all stays up.
 */
import { readOptions } from "./arguments";
import { freshDataDir, freshServer } from "./fresh-database";
import { demoDataDir, startInstallation, type Installation } from "./installation";
import { killAtRandom } from "./kill";
import { followToTheEnd, playSamples, settleIn } from "./play";
import { demoShops } from "./shop";
import type { Verdict } from "./verdict";

/** From the first order on; a creation proven absent needs more than a minute of it. */
const checkMilliseconds = 150_000;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env["DATABASE_URL"]);
  const { DATABASE_URL: databaseUrl } = process.env;
  if (databaseUrl)
    await freshServer(
      databaseUrl,
      demoShops.map((shop) => shop.domain),
    );
  else await freshDataDir(demoDataDir);

  const installation = await startInstallation(options, demoDataDir, (program, line) => {
    if (isWorthShowing(line)) console.log(`[${program}] ${line}`);
  });
  try {
    for (const shop of demoShops) await settleIn(installation, shop);
    printAddresses(installation);
    return options.check ? await check(installation, options.kills) : await show(installation);
  } finally {
    await installation.stop();
  }
}

async function check(installation: Installation, kills: number): Promise<number> {
  const killing = killAtRandom(installation.app, kills);
  const judgements = await Promise.all(
    demoShops.map(async (shop) => {
      await playSamples(installation, shop);
      await killing;
      return followToTheEnd(installation, shop, checkMilliseconds);
    }),
  );
  const wrong = judgements.flatMap((judgement) => judgement.wrong);
  for (const complaint of wrong) console.log(`WRONG ${complaint}`);
  const total = judgements.map((judgement) => judgement.verdict).reduce(added);
  console.log(JSON.stringify(total));
  return wrong.length === 0 && total.duplicates === 0 ? 0 : 1;
}

const added = (a: Verdict, b: Verdict): Verdict => ({
  orders: a.orders + b.orders,
  shipped: a.shipped + b.shipped,
  fulfilled: a.fulfilled + b.fulfilled,
  delivered: a.delivered + b.delivered,
  asked: a.asked + b.asked,
  lost: a.lost + b.lost,
  duplicates: a.duplicates + b.duplicates,
  carriers: Object.entries(b.carriers).reduce(
    (carriers, [name, count]) => ({ ...carriers, [name]: (carriers[name] ?? 0) + count }),
    a.carriers,
  ),
});

/** Plays the samples and stays up until someone stops it, sweeping so that states move while people look. */
async function show(installation: Installation): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await Promise.all(demoShops.map((shop) => playSamples(installation, shop)));
  const sweeping = setInterval(() => {
    for (const shop of demoShops) void installation.operator("sweep", [shop.domain]).catch(() => undefined);
  }, 15_000);
  console.log("All orders are in. Ctrl+C ends the demo.");
  await stopped;
  clearInterval(sweeping);
  return 0;
}

function printAddresses(installation: Installation): void {
  for (const shop of demoShops) {
    console.log(`${shop.about}: ${installation.adminUrl}?shop=${shop.domain}`);
  }
}

const isWorthShowing = (line: string): boolean => !/"level":(10|20|30)\b|"level":"(debug|info)"/.test(line);

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
