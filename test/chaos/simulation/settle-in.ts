import { shopDomain, type ShopDomain } from "~/shipping/ids";
import { changeSettings } from "~/use-cases/change-settings";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { installShop } from "~/use-cases/install-shop";
import type { World } from "~/use-cases/world";
import type { ShopPlan } from "../scenario/scenario";
import type { PlayedCarrier } from "./carriers";
import { control, type Party } from "./party";
import type { Processes } from "./processes";
import { connectionOf, dropcolisWebhookSecret, shopKinds } from "./shop-kinds";
import type { ShopifyOutside } from "./shopify";

/** The merchant installs, connects and sets up, as often as it takes. */
export function settleIn(
  { domain, carrier, mode, byHand }: ShopPlan,
  processes: Processes,
  shopify: ShopifyOutside,
  carriers: ReadonlyMap<PlayedCarrier, Party>,
): void {
  const shop = shopDomain.parse(domain);
  processes.insist(`install ${domain}`, async (world) => {
    if (!(await world.store.shops.find(shop))) await installShop(world, shop, shopify.grant(domain));
    const changed = await changeSettings(world, shop, { ...shopKinds[carrier].settings, shipping: { mode } });
    if (!changed.ok) throw new Error(JSON.stringify(changed.error));
    const { webhookUrl } = await connect(world, shop, carrier, byHand);
    const party = carriers.get(carrier);
    if (webhookUrl && party) {
      await control(party, "webhook", { url: webhookUrl, secret: dropcolisWebhookSecret });
    }
    return "settled in";
  });
}

/** Types the settings in; where there is a connection already, they replace its own. */
export async function connect(
  world: World,
  shop: ShopDomain,
  carrier: PlayedCarrier,
  byHand: boolean,
): Promise<{ readonly webhookUrl: string | null }> {
  const known = (await world.store.connections.list(shop)).find((one) => one.carrier === carrier);
  const typed = { ...connectionOf(carrier, byHand), ...(known ? { id: known.id } : {}) };
  const connected = await connectCarrier(world, shop, carrier, typed);
  if (!connected.ok) throw new Error(JSON.stringify(connected.error));
  return connected.value;
}
