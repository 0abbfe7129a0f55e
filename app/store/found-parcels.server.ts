import { z } from "zod";
import { foundCauses, isRaised, type FoundParcel } from "~/shipping/found-parcel";
import {
  connectionId,
  foundParcelId,
  orderId,
  shipmentId,
  shopDomain,
  type ShopDomain,
} from "~/shipping/ids";
import { money } from "~/shipping/money";
import type { ListedParcel } from "~/shipping/ports/carrier-services";
import type { FoundParcelStore } from "~/shipping/ports/found-parcels";
import { carrierName, shipmentState } from "~/shipping/shipment";
import type { FoundParcel as FoundParcelRow } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

const listedParcel: z.ZodType<ListedParcel> = z.object({
  trackingNumber: z.string().nullable(),
  carrierId: z.string().nullable(),
  reference: z.string().nullable(),
  carrierState: z.string(),
  state: shipmentState.nullable(),
  collect: money.nullable(),
  recipientName: z.string().nullable(),
  phones: z.array(z.string()),
  createdAt: z.coerce.date().nullable(),
  trackingUrl: z.string().nullable(),
});
export const factsColumn = encryptedJson("FoundParcel.facts", listedParcel);

const cause = z.enum(foundCauses);
const newestFirst = [{ foundAt: "desc" }, { id: "desc" }] as const;

export function foundParcelRoom(access: Access, vault: Vault): FoundParcelStore {
  const foundOf = (shop: ShopDomain, row: FoundParcelRow): FoundParcel => ({
    id: foundParcelId.parse(row.id),
    connectionId: connectionId.parse(row.connectionId),
    carrier: carrierName.parse(row.carrier),
    cause: cause.parse(row.cause),
    orderId: row.orderId === null ? null : orderId.parse(row.orderId),
    shipmentId: row.shipmentId === null ? null : shipmentId.parse(row.shipmentId),
    listed: factsColumn.open(vault, shop, row.facts),
    foundAt: row.foundAt,
  });
  return {
    find: async (shop, id) => {
      const row = await access.client().foundParcel.findFirst({ where: { shop, id } });
      return row && foundOf(shop, row);
    },

    shopOf: async (id) => {
      const row = await access.client().foundParcel.findUnique({ where: { id }, select: { shop: true } });
      return row && shopDomain.parse(row.shop);
    },

    list: async (shop, { causes, orderId: ofOrder } = {}) => {
      const rows = await access.client().foundParcel.findMany({
        where: {
          shop,
          dismissedAt: null,
          ...(causes && { cause: { in: [...causes] } }),
          ...(ofOrder && { orderId: ofOrder }),
        },
        orderBy: [...newestFirst],
      });
      return rows.map((row) => foundOf(shop, row));
    },

    countByCause: async (shop) => {
      const groups = await access.client().foundParcel.groupBy({
        by: ["cause"],
        where: { shop, dismissedAt: null },
        _count: true,
      });
      return Object.fromEntries(groups.map((group) => [cause.parse(group.cause), group._count]));
    },

    save: (shop, found) =>
      access.atomically(async (client) => {
        const name = found.listed.trackingNumber ?? found.listed.carrierId ?? "";
        const key = { shop_connectionId_name: { shop, connectionId: found.connectionId, name } };
        const known = await client.foundParcel.findUnique({ where: key });
        const listed = known?.erasedAt ? withoutRecipient(found.listed) : found.listed;
        const told = {
          cause: found.cause,
          orderId: found.orderId,
          shipmentId: found.shipmentId,
          facts: factsColumn.seal(vault, shop, listed),
          phoneHashes: vault.hashes.ofPhones(shop, listed.phones),
          seenAt: found.foundAt,
        };
        if (!known) {
          const { id, carrier, foundAt } = found;
          const data = { ...told, id, shop, connectionId: found.connectionId, carrier, name, foundAt };
          await client.foundParcel.create({ data });
          return;
        }
        const isGraver = isRaised(found.cause) && known.cause !== found.cause;
        const again = isGraver ? { dismissedAt: null, dismissedBy: null } : {};
        await client.foundParcel.update({ where: key, data: { ...told, ...again } });
      }),

    forget: async (shop, connection, names) => {
      const where = { shop, connectionId: connection, name: { in: [...names] } };
      await access.client().foundParcel.deleteMany({ where });
    },

    forgetUnseen: async (shop, connection, since) => {
      const where = { shop, connectionId: connection, seenAt: { lt: since } };
      await access.client().foundParcel.deleteMany({ where });
    },

    remove: async (shop, id) => {
      await access.client().foundParcel.deleteMany({ where: { shop, id } });
    },

    dismiss: async (shop, id, at, actor) => {
      const { count } = await access.client().foundParcel.updateMany({
        where: { shop, id, dismissedAt: null },
        data: { dismissedAt: at, dismissedBy: vault.encrypt(shop, "FoundParcel.dismissedBy", actor) },
      });
      return count === 1;
    },

    isErased: async (shop, id) => {
      const row = await access.client().order.findUnique({
        where: { shop_shopifyId: { shop, shopifyId: id } },
        select: { erasedAt: true },
      });
      return row !== null && row.erasedAt !== null;
    },

    ofOtherShops: async (shop, references) => {
      const rows = await access.client().shipment.findMany({
        where: { shop: { not: shop }, reference: { in: [...references] } },
        select: { reference: true },
      });
      return new Set(rows.map(({ reference }) => reference));
    },

    comparedTo: async (shop, id) => {
      const row = await access.client().carrierConnection.findFirst({
        where: { shop, id },
        select: { comparedTo: true },
      });
      return row?.comparedTo ?? null;
    },

    saveComparedTo: async (shop, id, at) => {
      await access.client().carrierConnection.updateMany({ where: { shop, id }, data: { comparedTo: at } });
    },
  };
}

/** Number, state and amount are the merchant's accounts; whom it goes to is not. */
export const withoutRecipient = (listed: ListedParcel): ListedParcel => ({
  ...listed,
  recipientName: null,
  phones: [],
});
