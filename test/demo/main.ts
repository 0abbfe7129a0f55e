/**
 * `npm run demo`: the whole of it without Shopify. Stand-ins and the app run as programs of their own, a shop per
 * country brings its orders, and they become parcels. `-- --check` lets every order go all the way, prints one line of
 * JSON and ends; without it, the addresses to open are printed and all stays up.
 */
import { readOptions } from "./arguments";
import { freshDataDir, freshServer } from "./fresh-database";
import { demoDataDir, startInstallation, type Installation } from "./installation";
import { killAtRandom } from "./kill";
import { followToTheEnd, startJourney } from "./follow";
import { settleIn, type InstalledShop } from "./installed-shop";
import { playSamples } from "./play";
import { demoShops } from "./shop";
import type { Verdict } from "./verdict";

/** From the first step of the parcels on; a creation proven absent needs more than a minute, and machines may be busy. */
const checkMilliseconds = 240_000;

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
    const shops = await Promise.all(demoShops.map((shop) => settleIn(installation, shop)));
    printAddresses(installation);
    return options.check ? await check(installation, shops, options.kills) : await show(installation, shops);
  } finally {
    await installation.stop();
  }
}

async function check(
  installation: Installation,
  shops: readonly InstalledShop[],
  kills: number,
): Promise<number> {
  const killing = killAtRandom(installation.app, kills);
  const stopped: string[] = [];
  const byCarrier = Map.groupBy(shops, ({ shop }) => shop.carrier);
  const judgements = await Promise.all(
    Array.from(byCarrier, async ([carrier, theirs]) => {
      stopped.push(...(await play(installation, carrier, theirs)));
      await killing;
      return Promise.all(
        theirs.map(async (installed) => {
          const judgement = await followToTheEnd(installation, shops, installed, checkMilliseconds);
          const { orders, lost } = judgement.verdict;
          console.log(
            `${installed.shop.about}: ${String(orders - lost)} of ${String(orders)} orders as they should be`,
          );
          return judgement;
        }),
      );
    }),
  );
  const wrong = judgements.flat().flatMap((judgement) => judgement.wrong);
  for (const complaint of [...stopped, ...wrong]) console.log(`WRONG ${complaint}`);
  const total = judgements
    .flat()
    .map(({ verdict }) => verdict)
    .reduce(added);
  console.log(JSON.stringify(total));
  return stopped.length + wrong.length === 0 && total.duplicates === 0 ? 0 : 1;
}

/** Plays the stories of a carrier's shops; then its parcels walk. */
async function play(
  installation: Installation,
  carrier: string,
  shops: readonly InstalledShop[],
): Promise<readonly string[]> {
  const stopped = await Promise.all(shops.map((shop) => playSamples(installation, shop)));
  await startJourney(installation, carrier);
  return stopped.flat();
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
async function show(installation: Installation, shops: readonly InstalledShop[]): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  const byCarrier = Map.groupBy(shops, ({ shop }) => shop.carrier);
  await Promise.all(Array.from(byCarrier, ([carrier, theirs]) => play(installation, carrier, theirs)));
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
