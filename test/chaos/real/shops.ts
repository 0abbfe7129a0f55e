import { demoCarrier } from "../../demo/carriers";
import { settleIn, type InstalledShop } from "../../demo/installed-shop";
import { demoShops, type DemoShop } from "../../demo/shop";
import { playedCarriers, type PlayedCarrier } from "../simulation/carriers";
import type { RealInstallation } from "./installation";

/** A shop for each carrier: the demo's, without what those had before. */
export interface RealShop extends DemoShop {
  readonly carrier: PlayedCarrier;
}

export const realShops: readonly RealShop[] = playedCarriers.map((carrier) => {
  const found = demoShops.find((shop) => shop.carrier === carrier && shop.mode !== "manual");
  if (!found) throw new Error(`the demo has no shop of ${carrier}`);
  const { connections: _connections, oldOrders: _oldOrders, ...shop } = found;
  return { ...shop, carrier, domain: shop.domain.replace("demo", "chaos"), samples: [] };
});

export function settleInAll(installation: RealInstallation): Promise<readonly InstalledShop[]> {
  return Promise.all(realShops.map((shop) => settleIn(installation, shop)));
}

/** What merchants typed, and what their shops are known by: no log may hold any of it. */
export const merchantSecrets: readonly string[] = realShops.flatMap(({ domain, carrier, location }) => [
  `shpat_${domain.replaceAll(/\W/g, "_")}`,
  ...Object.entries(demoCarrier(carrier).settings("http://127.0.0.1")).flatMap(([key, value]) =>
    typeof value === "string" && /secret|token/i.test(key) ? [value] : [],
  ),
  ...(location["phone"] ? [location["phone"]] : []),
]);
