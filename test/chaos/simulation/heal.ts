import { act } from "./acts";
import type { Hand } from "./hand";
import type { ScheduledJob } from "../scenario/scenario";
import type { PostOffice } from "./post-office";

const minute = 60_000;
const hour = 60 * minute;

/** Long enough for every job to come back, then for every carrier to be asked about what was silent. */
export async function heal(
  hand: Hand,
  run: (milliseconds: number) => Promise<void>,
  post: PostOffice,
): Promise<void> {
  const shops = [...hand.scenario.shops.keys()];
  const orders = [...hand.scenario.orders.keys()];
  const schedule = async (job: ScheduledJob): Promise<void> => {
    for (const shop of shops) await act(hand, { kind: "schedule", at: 0, shop, job });
  };
  for (const { about } of post.lost()) hand.trace(`${about} never arrived`);
  for (const pause of [15, 20]) {
    await run(pause * minute);
    await schedule("reconcile-shop");
  }
  await schedule("compare-parcels");
  await run(10 * minute);
  for (const order of orders) await act(hand, { kind: "staff", at: 0, order, verb: "settle" });
  await run(2 * hour);
  for (const pause of [6 * hour, 15 * minute]) {
    await run(pause);
    for (const shop of shops) await act(hand, { kind: "sweep", at: 0, shop });
    await run(15 * minute);
  }
}
