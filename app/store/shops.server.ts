import { shopDomain, type ShopDomain } from "~/shipping/ids";
import type { ShopStore } from "~/shipping/ports/store";
import { defaultSettings, shopSettings } from "~/shipping/settings";
import type { Access } from "./access.server";
import type { PrismaTransaction } from "./database.server";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

/** Encrypted, because the pickup address names a person and a phone. */
export const settingsColumn = encryptedJson("Shop.settings", shopSettings);

export function shopRoom(access: Access, vault: Vault): ShopStore {
  return {
    find: async (domain) => {
      const row = await access.client().shop.findUnique({ where: { domain } });
      return row && { ...row, domain, settings: settingsColumn.open(vault, domain, row.settings) };
    },

    // A late uninstall is told from a new one by the date of the last installation, so each one sets it.
    install: async (domain, scopes, at) => {
      const installed = { scopes, installedAt: at, uninstalledAt: null };
      await access.client().shop.upsert({
        where: { domain },
        create: { domain, settings: settingsColumn.seal(vault, domain, defaultSettings), ...installed },
        update: installed,
      });
    },

    uninstall: async (domain, at) => {
      await access.client().shop.updateMany({ where: { domain }, data: { uninstalledAt: at } });
    },

    // Shopify may tell about a shop that was erased meanwhile: then there is nothing to keep them with.
    saveScopes: async (domain, scopes) => {
      await access.client().shop.updateMany({ where: { domain }, data: { scopes } });
    },

    saveSettings: async (domain, settings) => {
      const { count } = await access.client().shop.updateMany({
        where: { domain },
        data: { settings: settingsColumn.seal(vault, domain, settings) },
      });
      if (count === 0) throw new Error(`shop ${domain} is not known`);
    },

    erase: (domain) => access.atomically((client) => eraseShop(client, domain)),

    installed: async () => {
      const rows = await access.client().shop.findMany({
        where: { uninstalledAt: null },
        select: { domain: true },
        orderBy: { domain: "asc" },
      });
      return rows.map((row) => shopDomain.parse(row.domain));
    },
  };
}

/** Events of parcels go with their shipments. */
async function eraseShop(client: PrismaTransaction, shop: ShopDomain): Promise<void> {
  const ofShop = { where: { shop } };
  await client.session.deleteMany(ofShop);
  await client.lease.deleteMany(ofShop);
  await client.inboxEntry.deleteMany(ofShop);
  await client.journalEntry.deleteMany(ofShop);
  await client.shipment.deleteMany(ofShop);
  await client.order.deleteMany(ofShop);
  await client.carrierConnection.deleteMany(ofShop);
  await client.staffPreference.deleteMany(ofShop);
  await client.shop.deleteMany({ where: { domain: shop } });
}
