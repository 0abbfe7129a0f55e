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
      if (!row) return null;
      const { scopes, installedAt, uninstalledAt, automaticSince, reconciledTo } = row;
      const settings = settingsColumn.open(vault, domain, row.settings);
      return { domain, scopes, settings, installedAt, uninstalledAt, automaticSince, reconciledTo };
    },

    install: (domain, scopes, at) =>
      access.atomically(async (client) => {
        // A late uninstall is told from a new one by the date of the last installation, so each one sets it.
        const token = { scopes, installedAt: at };
        const stayed = await client.shop.updateMany({
          where: { domain, uninstalledAt: null },
          data: token,
        });
        if (stayed.count > 0) return;
        const came = {
          ...token,
          uninstalledAt: null,
          automaticSince: at,
          reconciledTo: null,
          attendedAt: at,
        };
        await client.shop.upsert({
          where: { domain },
          create: { domain, settings: settingsColumn.seal(vault, domain, defaultSettings), ...came },
          update: came,
        });
      }),

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

    saveAutomaticSince: async (domain, at) => {
      await access.client().shop.updateMany({ where: { domain }, data: { automaticSince: at } });
    },

    saveReconciledTo: async (domain, at) => {
      await access.client().shop.updateMany({ where: { domain }, data: { reconciledTo: at } });
    },

    attend: (at, before) =>
      access.atomically(async (client) => {
        const rows = await client.shop.findMany({
          where: { uninstalledAt: null, attendedAt: { lt: before } },
          select: { domain: true, attendedAt: true },
          orderBy: { domain: "asc" },
        });
        await client.shop.updateMany({
          where: { uninstalledAt: null, OR: [{ attendedAt: null }, { attendedAt: { lt: at } }] },
          data: { attendedAt: at },
        });
        return rows.flatMap(({ domain, attendedAt }) =>
          attendedAt ? [{ shop: shopDomain.parse(domain), attendedAt }] : [],
        );
      }),

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
  await client.pickup.deleteMany(ofShop);
  await client.quote.deleteMany(ofShop);
  await client.foundParcel.deleteMany(ofShop);
  await client.order.deleteMany(ofShop);
  await client.carrierConnection.deleteMany(ofShop);
  await client.staffPreference.deleteMany(ofShop);
  await client.shop.deleteMany({ where: { domain: shop } });
}
