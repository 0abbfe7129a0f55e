import { setTimeout as pause } from "node:timers/promises";
import type { AppProcess } from "./app-process";
import { lure } from "./faults";
import type { RealInstallation } from "./installation";
import { labelOf, type Kill } from "./kill-schedule";
import { realShops } from "./shops";
import type { Traffic } from "./traffic";

/** A call that nobody makes in this time is not waited for any longer. */
const lureMilliseconds = 6_000;

/**
 * Waits for the moment and kills. The app is ready when it begins, but for who dies while starting.
 *
 * @returns what was going on
 */
export async function carryOut(
  installation: RealInstallation,
  traffic: Traffic,
  kill: Kill,
): Promise<string> {
  const { app } = installation;
  const { moment, signal } = kill;
  if (moment.at !== "start") await Promise.all(app.map((program) => program.ready()));
  await pause(kill.pause);
  let met = kill;
  if (moment.at === "call") provoke(installation, traffic, moment);
  if (moment.at === "call" && !(await lure(installation, moment, lureMilliseconds))) {
    met = { ...kill, moment: { at: "any" } };
  }
  if (moment.at === "webhook") traffic.begin();
  await pause(kill.delay);
  const victims = victimsOf(app, kill);
  await installation.turn(victims);
  const label = labelOf(met, app.length);
  console.log(`${label}: ${victims.map(({ name, pid }) => `${name} ${String(pid())}`).join(", ")}`);
  await Promise.all(victims.map((victim) => victim.end(signal)));
  return label;
}

/** Sees to it that somebody soon makes a call that is otherwise rare. */
function provoke(
  { operator }: RealInstallation,
  traffic: Traffic,
  { party, calls }: { readonly party: string; readonly calls: readonly string[] },
): void {
  const shop = realShops.find(({ carrier }) => carrier === party);
  if (calls.some((call) => call.startsWith("cancel"))) traffic.cancelOne(party);
  if (calls.includes("filter") && shop) void operator("sweep", [shop.domain]).catch(() => []);
  if (calls.includes("fulfillmentEventCreate")) traffic.moveSoon();
}

/** Calls are made by workers, webhooks taken by webs. */
function victimsOf(app: readonly AppProcess[], { all, which, moment }: Kill): readonly AppProcess[] {
  if (all) return app;
  const able = app.filter(({ role }) =>
    moment.at === "call" ? role !== "web" : moment.at === "webhook" ? role !== "worker" : true,
  );
  return able.slice(Math.floor(which * able.length)).slice(0, 1);
}
