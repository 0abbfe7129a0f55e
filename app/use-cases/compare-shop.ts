import type { ShopDomain } from "~/shipping/ids";
import type { Jobs } from "~/shipping/ports/jobs";
import type { StoredConnection, Transaction } from "~/shipping/ports/store";
import { compareConnection, type Comparison } from "./compare-parcels";
import { inMilliseconds } from "./outcome";
import type { World } from "./world";

/** What comparing all connections of a shop came to; `unread`: connections whose carrier's list is not whole. */
export interface ShopComparison extends Omit<Comparison, "error"> {
  readonly unread: number;
}

/** Compares every connection of the shop now, for someone who waits for it. */
export async function compareShop(world: World, shop: ShopDomain): Promise<ShopComparison> {
  const sum = { listed: 0, healed: 0, offered: 0, raised: 0, unknown: 0, missing: 0, unread: 0 };
  for (const { id } of toCompare(world, await world.store.connections.list(shop))) {
    const compared = await compareConnection(world, shop, id);
    if (!compared) continue;
    const { error, ...counts } = compared;
    sum.listed += counts.listed;
    sum.healed += counts.healed;
    sum.offered += counts.offered;
    sum.raised += counts.raised;
    sum.unknown += counts.unknown;
    sum.missing += counts.missing;
    if (error) sum.unread += 1;
  }
  return sum;
}

/** A job for each connection that can be compared; one that waits already is not doubled. */
export async function sendComparisons(
  world: World,
  jobs: Jobs,
  shop: ShopDomain,
  connections: readonly StoredConnection[],
): Promise<void> {
  for (const { id } of toCompare(world, connections)) {
    await jobs.send("compare-parcels", { shop, connectionId: id }, { key: id });
  }
}

/** On the schedule: every installed shop. */
export async function compareShops(world: World): Promise<void> {
  for (const shop of await world.store.shops.installed()) {
    await world.store.transaction(async (tx) => {
      const due: StoredConnection[] = [];
      for (const connection of await tx.connections.list(shop)) {
        if (await isDue(world, tx, connection)) due.push(connection);
      }
      await sendComparisons(world, tx.jobs, shop, due);
    });
  }
}

/** A carrier that pushes its states is asked as seldom for its whole list as for a silent parcel. */
async function isDue(
  world: World,
  tx: Transaction,
  { shop, id, carrier }: StoredConnection,
): Promise<boolean> {
  const hours = world.carriers.get(carrier)?.facts.overdueAfterHours ?? null;
  const comparedTo = await tx.foundParcels.comparedTo(shop, id);
  return hours === null || comparedTo === null || comparedTo < inMilliseconds(world, -hours * 3_600_000);
}

/** Those whose carrier lists its parcels; of several connections to one account the oldest, as they list the same. */
function toCompare(world: World, connections: readonly StoredConnection[]): readonly StoredConnection[] {
  const seen = new Set<string>();
  return connections.filter(({ carrier, account }) => {
    const key = `${carrier} ${account}`;
    if (!world.carriers.get(carrier)?.list || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
