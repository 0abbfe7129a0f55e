import type { ShopDomain } from "~/shipping/ids";
import type { CarrierNotices } from "~/ui/found-view";
import { listOutages } from "~/use-cases/list-outages";
import type { World } from "~/use-cases/world";

/** What the list says before its rows. */
export async function readCarrierNotices(world: World, shop: ShopDomain): Promise<CarrierNotices> {
  const outages = await listOutages(world, shop);
  const { unknown = 0, ...others } = await world.store.foundParcels.countByCause(shop);
  return {
    outages: outages.map(({ connection, carrier, since, waiting }) => ({
      connection,
      carrier,
      since: since.toISOString(),
      waiting,
    })),
    found: { unknown, asking: Object.values(others).reduce((sum, count) => sum + count, 0) },
  };
}
