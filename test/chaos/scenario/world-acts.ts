import type { Random } from "../random";
import { deskWorks, type Act, type ShopPlan } from "./scenario";
import type { Ingredient } from "./wish";

const minute = 60_000;
const hour = 60 * minute;

/** What happens to everybody: schedules, breakdowns, absences. */
export function worldActs(
  random: Random,
  shops: readonly ShopPlan[],
  wanted: ReadonlySet<Ingredient>,
): readonly Act[] {
  const acts: Act[] = [];
  const soon = (most: number): number => random.int(0, most * minute);
  for (const [shop, { carrier }] of shops.entries()) {
    for (const at of [8, 16, 28, 42, 58]) {
      acts.push({ kind: "schedule", at: at * minute + soon(1), shop, job: "follow-parcels" });
    }
    for (const at of [12, 36])
      acts.push({ kind: "schedule", at: at * minute + soon(1), shop, job: "reconcile-shop" });
    for (const work of deskWorks) {
      if (random.chance(wanted.has("desk") ? 1 : 0.04)) acts.push({ kind: "desk", at: soon(30), shop, work });
    }
    if (random.chance(wanted.has("desk") ? 1 : 0.2)) {
      acts.push({ kind: "schedule", at: 20 * minute + soon(10), shop, job: "compare-parcels" });
    }
    if (random.chance(0.2)) acts.push({ kind: "sweep", at: soon(50), shop });
    if (random.chance(0.1)) acts.push({ kind: "schedule", at: soon(40), shop, job: "sync-reference" });
    if (random.chance(wanted.has("reconnect") ? 1 : 0.1)) {
      for (const at of [soon(10), soon(30)]) acts.push({ kind: "reconnect", at, shop });
    }
    if (random.chance(wanted.has("leaving") ? 0.6 : 0.04))
      acts.push({ kind: "forget-customer", at: 40 * minute + soon(10), shop });
    if (random.chance(wanted.has("leaving") ? 0.6 : 0.04)) acts.push({ kind: "scopes", at: soon(20), shop });
    if (carrier !== "delivety" && random.chance(0.15)) {
      const milliseconds = random.pick([-240_000, -30_000, 30_000, 240_000]);
      acts.push({ kind: "clock-skew", at: soon(5), carrier, milliseconds });
    }
  }
  if (random.chance(wanted.has("leaving") ? 1 : 0.05)) acts.push({ kind: "guest", at: soon(10) });
  if (random.chance(wanted.has("tokens") ? 1 : 0.25)) acts.push({ kind: "expire-tokens", at: soon(15) });
  if (random.chance(0.25)) {
    acts.push({ kind: "stall", at: soon(12), milliseconds: random.pick([3_000, 20_000, 70_000]) });
  }
  if (random.chance(wanted.has("downtime") ? 1 : 0.12)) {
    const milliseconds = random.pick([4 * minute, 12 * minute, hour, 5 * hour, 50 * hour]);
    acts.push({ kind: "downtime", at: soon(20), milliseconds });
  }
  return acts;
}
