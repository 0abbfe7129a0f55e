import type { PickupId, ShopDomain } from "~/shipping/ids";
import type { PickupStage } from "~/shipping/pickup";
import type { PickupStore } from "~/shipping/ports/pickup-store";
import type { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { pickupColumns, pickupOfRow } from "./pickup-row.server";
import { shipmentOfRow } from "./shipment-row.server";
import type { Vault } from "./vault.server";

const awaited: readonly PickupStage[] = ["requesting", "uncertain"];

const oldestFirst: Prisma.ShipmentOrderByWithRelationInput[] = [{ createdAt: "asc" }, { id: "asc" }];

export function pickupRoom(access: Access, vault: Vault): PickupStore {
  const find = async (shop: ShopDomain, id: PickupId) => {
    const row = await access.client().pickup.findFirst({ where: { shop, id } });
    return row && pickupOfRow(vault, shop, row);
  };
  const findMany = async (shop: ShopDomain, where: Prisma.PickupWhereInput) => {
    const rows = await access.client().pickup.findMany({
      where: { ...where, shop },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    return rows.map((row) => pickupOfRow(vault, shop, row));
  };
  const shipments = async (shop: ShopDomain, where: Prisma.ShipmentWhereInput) => {
    const rows = await access.client().shipment.findMany({ where: { ...where, shop }, orderBy: oldestFirst });
    return rows.map((row) => shipmentOfRow(vault, shop, row));
  };
  const lockRow = (shop: ShopDomain, id: PickupId) =>
    access.lockingClient()
      .$executeRaw`SELECT 1 FROM "Pickup" WHERE "shop" = ${shop} AND "id" = ${id}::uuid FOR UPDATE`;

  return {
    find,

    list: (shop) => findMany(shop, {}),

    unfinished: (shop) => findMany(shop, { state: { in: [...awaited] } }),

    ofParcel: async (shop, id) => {
      const [found] = await findMany(shop, { shipments: { some: { id } } });
      return found ?? null;
    },

    parcels: (shop, id) => shipments(shop, { pickupId: id }),

    waiting: (shop, connectionId) => shipments(shop, { connectionId, state: "created", pickupId: null }),

    lockFree: async (shop, ids) => {
      const client = access.lockingClient();
      await client.$executeRaw`
        SELECT 1 FROM "Shipment"
         WHERE "shop" = ${shop} AND "id" = ANY(${[...ids]}::uuid[]) AND "pickupId" IS NULL
         ORDER BY "createdAt", "id" FOR UPDATE`;
      return shipments(shop, { id: { in: [...ids] }, pickupId: null });
    },

    lock: async (shop, id) => {
      const client = access.lockingClient();
      await client.$executeRaw`
        SELECT 1 FROM "Shipment" WHERE "shop" = ${shop} AND "pickupId" = ${id}::uuid
         ORDER BY "createdAt", "id" FOR UPDATE`;
      await lockRow(shop, id);
      const pickup = await find(shop, id);
      return pickup && { pickup, parcels: await shipments(shop, { pickupId: id }) };
    },

    findForUpdate: async (shop, id) => {
      await lockRow(shop, id);
      return find(shop, id);
    },

    add: (shop, pickup, parcels) =>
      access.atomically(async (client) => {
        await client.pickup.create({ data: { ...pickupColumns(vault, pickup), shop } });
        const { count } = await client.shipment.updateMany({
          where: { shop, id: { in: [...parcels] }, pickupId: null },
          data: { pickupId: pickup.id },
        });
        if (count !== parcels.length) throw new Error(`a parcel of pick-up ${pickup.id} is in another one`);
      }),

    save: async (shop, pickup) => {
      const { count } = await access.client().pickup.updateMany({
        where: { shop, id: pickup.id },
        data: pickupColumns(vault, pickup),
      });
      if (count === 0) throw new Error(`pick-up ${pickup.id} is not known in ${shop}`);
    },

    release: async (shop, id, parcels) => {
      await access.client().shipment.updateMany({
        where: { shop, pickupId: id, ...(parcels ? { id: { in: [...parcels] } } : {}) },
        data: { pickupId: null },
      });
    },
  };
}
