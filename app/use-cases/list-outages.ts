import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import { problemOf, type Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";
import { inMilliseconds } from "./outcome";
import type { World } from "./world";

/** A carrier account that does not answer, as one of the shop's connections meets it. */
export interface Outage {
  readonly connection: ConnectionId;
  readonly carrier: CarrierName;
  readonly since: Date;
  /** Shipments that go by themselves once it answers again. */
  readonly waiting: number;
}

/**
 * Longer than the longest rest. A mark whose rest has been over for so long was left by a process that died, or there was
 * nothing more to ask: it says nothing about now.
 */
const believedMilliseconds = 15 * 60_000;

/** Which of the shop's carriers do not answer now. */
export async function listOutages(world: World, shop: ShopDomain): Promise<readonly Outage[]> {
  const since = inMilliseconds(world, -believedMilliseconds);
  const unavailable = await world.store.connections.unavailable(shop, since);
  if (unavailable.length === 0) return [];
  const unsent = await world.store.shipments.list(shop, { states: ["waiting", "uncertain"] });
  return unavailable.map(({ id, carrier, unavailableSince }) => ({
    connection: id,
    carrier,
    since: unavailableSince,
    waiting: unsent.filter(
      ({ connectionId, state, requestedAt }) =>
        connectionId === id && (state === "uncertain" || requestedAt !== null),
    ).length,
  }));
}

export function problemOfOutage({ carrier, since, waiting }: Outage): Problem {
  // In the operator's list alone: screens show it on the reader's own clock.
  const at = `${since.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return problemOf("carrier_unavailable", { values: { carrier, since: at, waiting } });
}
