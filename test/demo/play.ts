import type { Installation } from "./installation";
import { readLedgers } from "./ledgers";
import type { DemoShop } from "./shop";
import { stageOf } from "./stage";
import { until } from "./until";
import { judge, type Judgement } from "./verdict";

/** Installs the shop as the merchant would have it: connected, shipping automatically. */
export async function settleIn(installation: Installation, shop: DemoShop): Promise<void> {
  await installation.operator("install", [shop.domain], {
    accessToken: `shpat_demo_${shop.country.toLowerCase()}`,
    scope: "read_orders,write_fulfillments",
  });
  await installation.operator("connect", [shop.domain, shop.carrier], shop.settings);
  await installation.operator("settings", [shop.domain], { shipping: { mode: "automatic" } });
}

/** Plays every sample's story: those that need the next call for themselves one by one, the others together. */
export async function playSamples(installation: Installation, shop: DemoShop): Promise<void> {
  const stage = stageOf(installation, shop);
  const play = async (sample: DemoShop["samples"][number]): Promise<void> => {
    if (sample.play) await sample.play(stage, sample.order);
    else await stage.create(sample.order);
    console.log(`${sample.name}  ${sample.about}`);
  };
  for (const sample of shop.samples.filter((candidate) => candidate.alone)) await play(sample);
  await Promise.all(shop.samples.filter((candidate) => !candidate.alone).map(play));
}

const sweepEveryMilliseconds = 6_000;

/** Follows the parcels until every sample has ended as it says, or time is up; the last judgement either way. */
export async function followToTheEnd(
  installation: Installation,
  shop: DemoShop,
  milliseconds: number,
): Promise<Judgement> {
  let last: Judgement | null = null;
  const ended = await until(
    async () => {
      // The app's own schedule sweeps every few minutes; whoever watches asks now.
      await installation.operator("sweep", [shop.domain]);
      last = judge(shop.samples, await readLedgers(installation, shop));
      return last.wrong.length === 0 ? last : null;
    },
    milliseconds,
    sweepEveryMilliseconds,
  );
  if (ended) return ended;
  return last ?? judge(shop.samples, await readLedgers(installation, shop));
}
