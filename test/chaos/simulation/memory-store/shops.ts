import type { ShopDomain } from "~/shipping/ids";
import type { ShopStore } from "~/shipping/ports/store";
import { defaultSettings, shopSettings } from "~/shipping/settings";
import type { Access } from "./access";
import { byText } from "./order-of-lists";
import type { ShopRow, Tables } from "./tables";

export function shopRoom({ tables, run }: Access): ShopStore {
  /** False where there is no such shop. */
  const change = (domain: ShopDomain, changes: Partial<ShopRow>): boolean => {
    const row = tables.shops.get(domain);
    if (row) tables.shops.put(domain, { ...row, ...changes });
    return row !== null;
  };
  const installed = (): readonly ShopRow[] =>
    tables.shops
      .where(({ uninstalledAt }) => uninstalledAt === null)
      .toSorted((a, b) => byText(a.domain, b.domain));

  return {
    find: (shop) =>
      run(() => {
        const row = tables.shops.get(shop);
        if (!row) return null;
        const { domain, scopes, settings, installedAt, uninstalledAt, automaticSince, reconciledTo } = row;
        return { domain, scopes, settings, installedAt, uninstalledAt, automaticSince, reconciledTo };
      }),

    install: (domain, scopes, at) =>
      run(() => {
        const row = tables.shops.get(domain);
        const settings = row?.settings ?? defaultSettings;
        const token = { domain, scopes, settings, installedAt: at };
        if (row?.uninstalledAt === null) {
          tables.shops.put(domain, { ...row, ...token });
          return;
        }
        const came = { uninstalledAt: null, automaticSince: at, reconciledTo: null, attendedAt: at };
        tables.shops.put(domain, { ...token, ...came });
      }),

    uninstall: (domain, at) => run(() => void change(domain, { uninstalledAt: at })),

    saveScopes: (domain, scopes) => run(() => void change(domain, { scopes })),

    saveSettings: (domain, settings) =>
      run(() => {
        if (!change(domain, { settings: shopSettings.parse(settings) }))
          throw new Error(`shop ${domain} is not known`);
      }),

    saveAutomaticSince: (domain, at) => run(() => void change(domain, { automaticSince: at })),

    saveReconciledTo: (domain, at) => run(() => void change(domain, { reconciledTo: at })),

    attend: (at, before) =>
      run(() => {
        const rows = installed();
        for (const { domain, attendedAt } of rows) {
          if (attendedAt === null || attendedAt < at) change(domain, { attendedAt: at });
        }
        return rows.flatMap(({ domain, attendedAt }) =>
          attendedAt && attendedAt < before ? [{ shop: domain, attendedAt }] : [],
        );
      }),

    erase: (domain) => run(() => eraseShop(tables, domain)),

    installed: () => run(() => installed().map(({ domain }) => domain)),
  };
}

function eraseShop(tables: Tables, erased: ShopDomain): void {
  const isOfShop = ({ shop }: { readonly shop: ShopDomain }): boolean => shop === erased;
  tables.sessions.deleteWhere(isOfShop);
  tables.inbox.deleteWhere(isOfShop);
  tables.journal.deleteWhere(isOfShop);
  tables.trackingEvents.deleteWhere(isOfShop);
  tables.fulfillmentEvents.deleteWhere(isOfShop);
  tables.shipments.deleteWhere(({ shipment }) => isOfShop(shipment));
  tables.pickups.deleteWhere(isOfShop);
  tables.quotes.deleteWhere(isOfShop);
  tables.foundParcels.deleteWhere(isOfShop);
  tables.orders.deleteWhere(isOfShop);
  tables.connections.deleteWhere(({ stored }) => isOfShop(stored));
  tables.staff.deleteWhere(isOfShop);
  tables.shops.deleteWhere(({ domain }) => domain === erased);
}
