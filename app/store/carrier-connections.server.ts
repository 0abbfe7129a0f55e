import { z } from "zod";
import { connectionId, shopDomain, type ConnectionId, type ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ConnectionStore, StoredConnection } from "~/shipping/ports/store";
import { carrierName } from "~/shipping/shipment";
import type { CarrierConnection as ConnectionRow } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

/** Each carrier's own schema reads them further. */
const anyObject = z.custom<object>((value) => typeof value === "object" && value !== null);
const settingsColumn = encryptedJson<object>("CarrierConnection.settings", anyObject);
const previousColumn = encryptedJson<object>("CarrierConnection.previousSettings", anyObject);

const visited = z.object({ shop: shopDomain, id: connectionId, carrier: carrierName });
const resting = z.object({ id: connectionId, carrier: carrierName, unavailableSince: z.date() });

export function connectionRoom(access: Access, vault: Vault): ConnectionStore {
  const connectionOf = (shop: ShopDomain, row: ConnectionRow): StoredConnection => ({
    id: connectionId.parse(row.id),
    shop,
    carrier: carrierName.parse(row.carrier),
    account: row.account,
    settings: settingsColumn.open(vault, shop, row.settings),
    previous:
      row.previousSettings === null || row.previousUntil === null
        ? null
        : { settings: previousColumn.open(vault, shop, row.previousSettings), until: row.previousUntil },
    reference: row.reference === null ? null : anyObject.parse(JSON.parse(row.reference)),
    referenceAt: row.referenceAt,
    createdAt: row.createdAt,
  });
  return {
    find: async (shop, id) => {
      const row = await access.client().carrierConnection.findFirst({ where: { shop, id } });
      return row && connectionOf(shop, row);
    },

    list: async (shop) => {
      const rows = await access.client().carrierConnection.findMany({
        where: { shop },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map((row) => connectionOf(shop, row));
    },

    add: async (shop, added) => {
      const { id, carrier, account, settings, previous, reference, referenceAt, createdAt } = added;
      await access.client().carrierConnection.create({
        data: {
          id,
          shop,
          carrier,
          account,
          settings: settingsColumn.seal(vault, shop, settings),
          previousSettings: previous && previousColumn.seal(vault, shop, previous.settings),
          previousUntil: previous && previous.until,
          reference: reference && JSON.stringify(reference),
          referenceAt,
          createdAt,
        },
      });
    },

    replaceSettings: (shop, id, settings, account, previousUntil) =>
      access.atomically(async (client) => {
        // Locked: of two replacements at once, the second one's previous settings are the first one's.
        await client.$executeRaw`SELECT 1 FROM "CarrierConnection" WHERE "shop" = ${shop} AND "id" = ${id}::uuid FOR UPDATE`;
        const row = await client.carrierConnection.findFirst({ where: { shop, id } });
        if (!row) throw notKnown(shop, id);
        const present = settingsColumn.open(vault, shop, row.settings);
        await client.carrierConnection.update({
          where: { id },
          data: {
            settings: settingsColumn.seal(vault, shop, settings),
            account,
            previousSettings: previousColumn.seal(vault, shop, present),
            previousUntil,
          },
        });
      }),

    saveReference: async (shop, id, reference, at) => {
      const { count } = await access.client().carrierConnection.updateMany({
        where: { shop, id },
        data: { reference: JSON.stringify(reference), referenceAt: at },
      });
      if (count === 0) throw notKnown(shop, id);
    },

    saveAvailability: async ({ carrier, account }, rest) => {
      const { carrierConnection } = access.client();
      if (rest === null) {
        await carrierConnection.updateMany({
          where: { carrier, account, unavailableSince: { not: null } },
          data: { unavailableSince: null, unavailableUntil: null },
        });
        return;
      }
      await carrierConnection.updateMany({
        where: { carrier, account, unavailableSince: null },
        data: { unavailableSince: rest.at },
      });
      await carrierConnection.updateMany({
        where: { carrier, account },
        data: { unavailableUntil: rest.until },
      });
    },

    unavailable: async (shop, since) => {
      const rows = await access.client().carrierConnection.findMany({
        where: { shop, unavailableSince: { not: null }, unavailableUntil: { gte: since } },
        select: { id: true, carrier: true, unavailableSince: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return z.array(resting).parse(rows);
    },

    shopOf: async (id) => {
      const row = await access
        .client()
        .carrierConnection.findUnique({ where: { id }, select: { shop: true } });
      return row && shopDomain.parse(row.shop);
    },

    withParcelsToFollow: async () => {
      const rows = await access.client().$queryRaw`
        SELECT "CarrierConnection"."shop", "CarrierConnection"."id", "CarrierConnection"."carrier"
          FROM "CarrierConnection"
          JOIN "Shop" ON "Shop"."domain" = "CarrierConnection"."shop" AND "Shop"."uninstalledAt" IS NULL
         WHERE EXISTS (
           SELECT 1 FROM "Shipment"
            WHERE "Shipment"."shop" = "CarrierConnection"."shop"
              AND "Shipment"."connectionId" = "CarrierConnection"."id"
              AND "Shipment"."state" = ANY(${[...followedStates]}))
         ORDER BY "CarrierConnection"."shop", "CarrierConnection"."createdAt", "CarrierConnection"."id"`;
      return z.array(visited).parse(rows);
    },
  };
}

const notKnown = (shop: ShopDomain, id: ConnectionId): Error =>
  new Error(`connection ${id} is not known in ${shop}`);
