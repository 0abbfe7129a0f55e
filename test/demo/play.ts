import { z } from "zod";
import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import { readLedgers } from "./ledgers";
import type { DemoShop } from "./shop";
import { settleAsStaff } from "./settle-as-staff";
import { stageOf } from "./stage";
import { until } from "./until";
import { judge, type Judgement } from "./verdict";

/** How fast the carriers' parcels walk from state to state. */
const stepMilliseconds = 3_000;

const connected = z.object({ id: z.string(), webhookUrl: z.string().nullable() });

/** Installs the shop as the merchant would have it: connected, shipping automatically. */
export async function settleIn(installation: Installation, shop: DemoShop): Promise<void> {
  const carrier = demoCarrier(shop.carrier);
  const running = installation.carriers.get(shop.carrier);
  if (!running) throw new Error(`${shop.carrier} does not run`);
  await installation.shopify.post("shops", {
    shop: shop.domain,
    currency: shop.currency,
    countryCode: shop.countryCode,
    location: shop.location,
  });
  await installation.operator("install", [shop.domain], {
    accessToken: `shpat_demo_${shop.carrier.replaceAll("-", "_")}`,
    scope: "read_orders,write_fulfillments",
  });
  await installation.operator("settings", [shop.domain], {
    ...shop.settings,
    shipping: { mode: "automatic" },
  });
  const [line] = await installation.operator(
    "connect",
    [shop.domain, shop.carrier],
    carrier.settings(running.url),
  );
  const { webhookUrl } = connected.parse(line);
  // What the merchant pastes at the carrier.
  if (webhookUrl) await running.control.post("webhook", { url: webhookUrl, secret: carrier.webhookSecret });
  if (carrier.walks) await running.control.post("journey", { auto: true, stepMs: stepMilliseconds });
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
      await settleAsStaff(installation, shop);
      last = judge(shop.samples, await readLedgers(installation, shop));
      return last.wrong.length === 0 ? last : null;
    },
    milliseconds,
    sweepEveryMilliseconds,
  );
  if (ended) return ended;
  return last ?? judge(shop.samples, await readLedgers(installation, shop));
}
