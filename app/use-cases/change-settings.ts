import type { ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { shopSettings, type ShopSettings } from "~/shipping/settings";
import { knownShop } from "./known-shop";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export async function readSettings(world: World, domain: ShopDomain): Promise<Result<ShopSettings, Refusal>> {
  const shop = await knownShop(world, domain);
  return shop.ok ? ok(shop.value.settings) : shop;
}

/**
 * Changes only what is named: {shipping:{mode:"automatic"}} leaves the rest. A list replaces the list. Switching to
 * automatic sends nothing that was ordered before: that is staff's to ship.
 */
export async function changeSettings(
  world: World,
  domain: ShopDomain,
  changes: unknown,
): Promise<Result<ShopSettings, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const parsed = shopSettings.safeParse(merged(shop.value.settings, changes));
  if (!parsed.success) {
    const reason = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    return fail(refusal("input_invalid", { reason }));
  }
  const { connection } = parsed.data.shipping;
  if (connection && !(await world.store.connections.find(domain, connection))) {
    return fail(refusal("connection_unknown", { connection }));
  }
  const { mode } = parsed.data.shipping;
  const isSwitched = shop.value.settings.shipping.mode !== mode;
  await world.store.transaction(async (tx) => {
    await tx.shops.saveSettings(domain, parsed.data);
    if (!isSwitched) return;
    if (mode === "automatic") await tx.shops.saveAutomaticSince(domain, world.clock.now());
    await tx.jobs.send("plan-waiting", { shop: domain }, { key: domain });
  });
  return ok(parsed.data);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merged(current: unknown, changes: unknown): unknown {
  if (!isRecord(current) || !isRecord(changes)) return changes;
  const keys = new Set([...Object.keys(current), ...Object.keys(changes)]);
  return Object.fromEntries(
    Array.from(keys, (key) => [key, key in changes ? merged(current[key], changes[key]) : current[key]]),
  );
}
