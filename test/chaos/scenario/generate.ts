import { callFaultKinds, type CallFault } from "../simulation/fault-plan";
import { playedCarriers } from "../simulation/carriers";
import { killPoints, outsideCalls } from "../kill-points";
import { randomFrom, type Random } from "../random";
import type { Kill } from "../simulation/kills";
import { aimOf, faultOn } from "./aim";
import { orderActs } from "./order-acts";
import { orderPlan, twinOf } from "./orders";
import type { OrderPlan, Scenario, ShopPlan } from "./scenario";
import type { Wish } from "./wish";
import { worldActs } from "./world-acts";

const minute = 60_000;

/** The world of a seed: what the seed aims at, and chance for the rest. */
export function generate(seed: number): Scenario {
  const random = randomFrom(`scenario ${seed}`);
  const { wish, kills, faults } = aimOf(seed);
  const shops = shopsOf(random.fork("shops"), seed, wish);
  const orders = ordersOf(random.fork("orders"), shops, wish);
  const post = random.fork("post");
  const database = random.fork("database");
  return {
    seed,
    processes: wish.processes ?? random.pick(["one", "several"]),
    shops,
    orders,
    acts: [
      ...orders.flatMap((order, index) => {
        const shop = shops[order.shop];
        return shop ? orderActs(random.fork(`acts on ${index}`), index, order, shop, wish.has) : [];
      }),
      ...worldActs(random.fork("world acts"), shops, wish.has),
    ].toSorted((a, b) => a.at - b.at),
    faults: [...faults, ...chanceFaults(random.fork("faults"), shops)],
    databaseFaults: Array.from({ length: database.int(0, 2) }, () => ({
      nth: database.int(20, 400),
      when: database.pick(["before", "after"] as const),
    })),
    kills: [...kills, ...chanceKills(random.fork("kills"))],
    post: {
      duplicates: post.chance(0.4),
      reordered: post.chance(0.5),
      delayed: post.chance(0.3),
      dropped: post.chance(0.3),
      replayed: post.chance(0.3),
    },
  };
}

function shopsOf(random: Random, seed: number, wish: Wish): readonly ShopPlan[] {
  const carriers = [wish.carrier ?? random.pick(playedCarriers)];
  if (random.chance(0.25)) carriers.push(random.pick(playedCarriers));
  return carriers.map((carrier, index) => ({
    domain: `chaos-${seed}-${index}.myshopify.com`,
    carrier,
    mode: random.chance(0.85) ? "automatic" : "manual",
    byHand: wish.has.has("changes") || random.chance(0.3),
  }));
}

function ordersOf(random: Random, shops: readonly ShopPlan[], wish: Wish): readonly OrderPlan[] {
  const phones = new Set<string>();
  const orders = Array.from({ length: 5 }, (_, index) => {
    const shop = index % shops.length;
    const carrier = shops[shop]?.carrier ?? "first-delivery";
    return orderPlan(random.fork(`order ${index}`), {
      shop,
      carrier,
      name: `#${1001 + index}`,
      at: random.chance(0.05) ? beforeTheApp : random.int(0, 6 * minute),
      isVague: random.chance(wish.has.has("questions") ? 0.6 : 0.06),
      phones,
    });
  });
  const [first] = orders;
  const isTwin = first && random.chance(0.12);
  return isTwin ? [...orders, twinOf(first, `#${1001 + orders.length}`, random.int(1, 8 * minute))] : orders;
}

/** Placed before the shop installed the app. */
export const beforeTheApp = -1;

/** Some calls fail, wherever they are met. */
function chanceFaults(random: Random, shops: readonly ShopPlan[]): readonly CallFault[] {
  const parties = ["shopify", ...shops.map(({ carrier }) => carrier)];
  const calls = outsideCalls().filter(({ party }) => parties.includes(party));
  return Array.from({ length: random.int(0, 4) }, () =>
    faultOn(random, random.pick(calls), random.pick(callFaultKinds)),
  ).flat();
}

function chanceKills(random: Random): readonly Kill[] {
  const points = killPoints();
  return Array.from({ length: random.int(0, 3) }, () => ({
    point: random.pick(points),
    nth: random.int(1, 3),
  }));
}
