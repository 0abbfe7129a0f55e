import { createLogger } from "~/log/logger.server";
import type { Order } from "../../stand-ins/shopify/orders/order-type";
import { randomFrom } from "../random";
import type { Plant } from "../planted/plant";
import type { OrderPlan, Scenario } from "../scenario/scenario";
import { act } from "./acts";
import type { Hand } from "./hand";
import { SharedLimits, TokenLock } from "./shared-state";
import { DatabaseFaults, type HeardOwed, type SeenState } from "./app-store";
import { createCarrierParty, type PlayedCarrier } from "./carriers";
import { CallFaults } from "./fault-plan";
import { heal } from "./heal";
import { Kills } from "./kills";
import { readLedgers } from "./ledgers";
import { letterOf } from "./letters";
import { Network } from "./network";
import { Observer } from "./observer";
import type { Party } from "./party";
import { actsThatAreFaults, lastOf, WorldBroken, type Played } from "./played";
import { PostOffice } from "./post-office";
import { Processes } from "./processes";
import { VirtualQueue } from "./queue";
import { randomnessFrom } from "./randomness";
import { Scheduler } from "./scheduler";
import { settleIn } from "./settle-in";
import { shopKinds } from "./shop-kinds";
import { createShopifyOutside } from "./shopify";
import { fetchFor } from "./shopify-fetch";
import type { Stage } from "./stage";

const minute = 60_000;

/** The app does it every minute; what counts is that it is less than five. */
const attendEvery = 4 * minute;

/** Every world begins here: a Tuesday morning. */
const beginning = new Date("2026-12-01T08:00:00Z");

/**
 * Plays a scenario from the installation of its shops until everything has healed and come to rest.
 *
 * @param plant a mistake put into every process, to see that it is caught
 */
export async function playWorld(stage: Stage, scenario: Scenario, plant: Plant = {}): Promise<Played> {
  await stage.clear();
  const random = randomFrom(`world ${scenario.seed}`);
  const scheduler = new Scheduler(beginning, random.fork("order of steps"));
  const { clock } = scheduler;
  const history: string[] = [];
  const trace = (line: string): void => {
    history.push(`${clock.now().toISOString().slice(8, 23).replace("T", " ")} ${line}`);
  };
  const logLines: string[] = [];
  const log = (line: string): void => void logLines.push(plant.line?.(line) ?? line);
  const states: SeenState[] = [];
  const heard: HeardOwed[] = [];
  const queue = new VirtualQueue(() => scheduler.now());
  const observer = new Observer();
  const faults = {
    calls: new CallFaults(scenario.faults),
    database: new DatabaseFaults(scenario.databaseFaults),
  };
  const noted = new Map<string, number>();
  const note = (fault: string): void => void noted.set(fault, (noted.get(fault) ?? 0) + 1);
  const skews = new Map<PlayedCarrier, number>();
  const kills = new Kills(scenario.kills, (life, point) => processes.die(life, point));
  const network = new Network({
    scheduler,
    faults: faults.calls,
    kills,
    random: random.fork("network"),
    trace,
  });
  const post = new PostOffice({
    scheduler,
    plan: scenario.post,
    random: random.fork("post"),
    ring: (letter, answered) => processes.ring(letter, answered),
  });
  const standInClock = { now: clock.now, set: () => undefined };
  let announcements = 0;
  const shopify = await createShopifyOutside(standInClock, (announcement) => {
    observer.look(shopify.orders(), scheduler.now());
    announcements += 1;
    post.send(letterOf(announcement, announcements));
  });
  const carriers = new Map<PlayedCarrier, Party>();
  for (const { carrier } of scenario.shops) {
    if (carriers.has(carrier)) continue;
    carriers.set(carrier, await createCarrierParty(carrier, standInClock, () => skews.get(carrier) ?? 0));
  }
  const processes = new Processes({
    around: {
      store: stage.store,
      sessions: stage.sessions,
      scheduler,
      queue,
      kills,
      faults: faults.database,
      trace,
      seen: (state) => void states.push(state),
      heard: (owed) => void heard.push(owed),
      network,
      carriers,
      shopify,
      plant,
      tokenLock: new TokenLock(scheduler),
      limits: new SharedLimits(scheduler),
      randomness: randomnessFrom(random.fork("randomness")),
      logger: createLogger({ level: "debug", clock, stream: { write: log } }),
    },
    isEmbedded: scenario.processes === "one",
    random: random.fork("processes"),
    trace,
    note,
  });
  fetchFor({ scheduler, network, shopify, send: (letter) => post.send(letter) });
  const run = (milliseconds: number): Promise<void> =>
    scheduler.run(
      scheduler.now() + milliseconds,
      () => processes.offers(),
      () => processes.nextOffer(),
    );
  const placed = new Map<number, Order>();
  const hand: Hand = {
    scenario,
    scheduler,
    processes,
    queue,
    shopify,
    carriers,
    placed,
    skews,
    random: random.fork("acts"),
    past: new Map(),
    note,
    trace,
  };

  try {
    for (const { domain, carrier } of scenario.shops) shopify.addShop(domain, shopKinds[carrier]);
    const place = (index: number, { shop, name, given }: OrderPlan): void => {
      const domain = scenario.shops[shop]?.domain ?? "";
      trace(`${name} is placed at ${domain}`);
      placed.set(index, shopify.placeOrder(domain, given));
    };
    processes.open();
    for (const [index, order] of scenario.orders.entries()) if (order.at < 0) place(index, order);
    await run(5 * minute);
    for (const shop of scenario.shops) settleIn(shop, processes, shopify, carriers);
    await run(5 * minute);
    for (const [index, order] of scenario.orders.entries()) {
      if (order.at >= 0) scheduler.plan(`order ${order.name}`, order.at, () => place(index, order));
    }
    for (const doing of scenario.acts) {
      scheduler.plan(doing.kind, Math.max(0, doing.at), () => act(hand, doing));
    }
    const active = lastOf(scenario) + 10 * minute;
    for (let at = attendEvery; at < active; at += attendEvery) {
      scheduler.plan("the minute strikes", at, () => {
        shopify.openDue();
        processes.attend();
      });
    }
    await run(active);

    trace("from here on nothing goes wrong");
    faults.calls.clear();
    faults.database.isOver = true;
    kills.isOver = true;
    post.heal();
    skews.clear();
    await heal(hand, run, post);
    return {
      ledgers: await readLedgers({ hand, states, heard, observer, faults: network.metAt(), logLines, run }),
      faults: new Map<string, number>([
        ...network.met(),
        ...post.met(),
        ["database-connection-lost", faults.database.met],
        ...actsThatAreFaults(scenario),
        ...noted,
      ]),
      kills: kills.hits(),
      passed: kills.passed(),
      history,
    };
  } catch (error) {
    throw new WorldBroken(scenario.seed, history, error);
  } finally {
    for (const party of carriers.values()) await party.standIn.close?.();
    fetchFor(null);
  }
}
