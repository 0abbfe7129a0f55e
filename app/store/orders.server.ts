import type { ShopDomain } from "~/shipping/ids";
import type { OrderStore } from "~/shipping/ports/store";
import type { Order as OrderRow } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { erasePersonalData, withoutPersonalData } from "./erase-personal-data.server";
import { lockOrder } from "./order-lock.server";
import { notShippingOrders } from "./not-shipping.server";
import { orderColumns, orderOfRow } from "./order-row.server";
import { ordersWithPhonesOf } from "./order-search.server";
import type { Vault } from "./vault.server";

const newestFirst = [{ createdAt: "desc" }, { shopifyId: "desc" }] as const;

export function orderRoom(access: Access, vault: Vault): OrderStore {
  const orderOf = (shop: ShopDomain) => (row: OrderRow) => orderOfRow(vault, shop, row);
  return {
    find: async (shop, id) => {
      const row = await access.client().order.findUnique({
        where: { shop_shopifyId: { shop, shopifyId: id } },
      });
      return row && orderOfRow(vault, shop, row);
    },

    findByNameOrId: async (shop, nameOrId) => {
      const row = await access.client().order.findFirst({
        where: { shop, OR: [{ name: nameOrId }, { shopifyId: nameOrId }] },
        orderBy: [...newestFirst],
      });
      return row && orderOfRow(vault, shop, row);
    },

    lock: async (shop, id) => lockOrder(access.lockingClient(), shop, id),

    save: (shop, stored) =>
      access.atomically(async (client) => {
        const key = { shop, shopifyId: stored.order.id };
        const known = await client.order.findUnique({
          where: { shop_shopifyId: key },
          select: { erasedAt: true },
        });
        // Shopify may still tell what a customer had erased; it is not taken in again.
        const data = orderColumns(vault, shop, known?.erasedAt ? withoutPersonalData(stored) : stored);
        await client.order.upsert({
          where: { shop_shopifyId: key },
          create: { ...key, ...data },
          update: data,
        });
      }),

    list: async (shop) => {
      const rows = await access.client().order.findMany({ where: { shop }, orderBy: [...newestFirst] });
      return rows.map(orderOf(shop));
    },

    notShipping: (shop, page) => notShippingOrders(access, vault, shop, page),

    withPhonesOf: (shop, order, hours) => ordersWithPhonesOf(access, vault, shop, order, hours),

    withPhones: async (shop, phones, since) => {
      const hashes = phones.flatMap((phone) => vault.hashes.phoneQuery(shop, phone));
      if (hashes.length === 0) return [];
      const rows = await access.client().order.findMany({
        where: { shop, phoneHashes: { hasSome: hashes }, createdAt: { gte: since } },
        orderBy: [...newestFirst],
      });
      return rows.map(orderOf(shop));
    },

    ofCustomer: async (shop, { customerId, orderIds }) => {
      const rows = await access.client().order.findMany({
        where: {
          shop,
          OR: [{ shopifyId: { in: [...orderIds] } }, ...(customerId === null ? [] : [{ customerId }])],
        },
        orderBy: [...newestFirst],
      });
      return rows.map(orderOf(shop));
    },

    erasePersonalData: (shop, ids, at) => erasePersonalData(access, vault, shop, ids, at),
  };
}
