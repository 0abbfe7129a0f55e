import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { ShipmentLine } from "../../demo/lines";
import { until } from "../../demo/until";
import { heal } from "./faults";
import type { RealInstallation } from "./installation";
import { lookAfter } from "./staff";
import { realShops } from "./shops";
import type { Placed, Traffic } from "./traffic";

/** For so long nobody takes over what a dead process was writing to Shopify. */
const leaseMilliseconds = 125_000;
/** Longer than everything takes by itself: that lease, a creation proven absent, parcels on their way to the door. */
const restMilliseconds = 420_000;

/** Each look costs four commands of the operator's and more, each a process. */
const betweenLooks = 8_000;

const deliveries = z.object({ webhooks: z.array(z.object({ state: z.string() })) });

/** Nothing goes wrong any more, parcels go to their doors, and nothing is left that moves by itself. */
export async function comeToRest(installation: RealInstallation, traffic: Traffic): Promise<void> {
  const [leasesEnd, end] = [Date.now() + leaseMilliseconds, Date.now() + restMilliseconds];
  await traffic.settled();
  heal(installation);
  await Promise.all(installation.app.map((program) => program.ready()));
  console.log("everything works again");
  await missNothing(installation);
  console.log("what no webhook told of is read");
  let isComplete = false;
  let before = "";
  while (Date.now() < end) {
    const looked = await until(
      () => Promise.all(realShops.map((shop) => lookAfter(installation, shop))),
      restMilliseconds,
    );
    if (!looked) throw new Error("the app does not answer the operator");
    const shipments = looked.flat();
    const restless = shipments.filter((shipment) => !isAtRest(shipment)).length;
    const untold = await untoldWebhooks(installation);
    const isQuiet = restless + untold === 0;
    // A parcel whose order may still change waits until the change is dealt with; one in three never arrives.
    const mayMove = ({ isPlain, n }: Placed): boolean => (isPlain || isQuiet) && n % 3 !== 0;
    const moved = await traffic.moveParcels(mayMove, Infinity);
    const now = JSON.stringify(shipments);
    const isAsBefore = isQuiet && moved === 0 && now === before;
    if (isAsBefore && isComplete) return;
    if (isAsBefore && Date.now() > leasesEnd) {
      // Whatever waited for a lease is done by the next look.
      await missNothing(installation);
      isComplete = true;
    }
    before = now;
    console.log(`on their way: ${restless} shipments and ${untold} webhooks; ${moved} parcels moved`);
    await pause(betweenLooks);
  }
  console.log(`not at rest after ${restMilliseconds / 1000} s`);
}

/** What no webhook told of is read. */
async function missNothing({ operator }: RealInstallation): Promise<void> {
  for (const { domain } of realShops) {
    const read = await until(() => operator("reconcile", [domain]), restMilliseconds);
    if (!read) throw new Error(`${domain} could not be reconciled`);
  }
}

const moving: ReadonlySet<string> = new Set(["sending", "uncertain"]);
const sent: ReadonlySet<string> = new Set([
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "delivered",
]);

const isAtRest = ({ state, problem, fulfillmentId }: ShipmentLine): boolean =>
  !moving.has(state) &&
  (problem !== null || (state !== "waiting" && (!sent.has(state) || fulfillmentId !== null)));

async function untoldWebhooks({ shopify }: RealInstallation): Promise<number> {
  const { webhooks } = deliveries.parse(await shopify.get("webhooks"));
  return webhooks.filter(({ state }) => state !== "delivered" && state !== "failed").length;
}
