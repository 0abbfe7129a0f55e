import type { ShopDomain } from "~/shipping/ids";
import { ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import type { World } from "./world";

export async function listShipments(world: World, domain: ShopDomain): Promise<Result<Shipment[], Refusal>> {
  const shop = await knownShop(world, domain);
  return shop.ok ? ok([...(await world.store.shipments.list(domain))]) : shop;
}
