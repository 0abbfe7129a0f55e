import { z } from "zod";
import { shipmentId, type ConnectionId, type ShipmentId, type ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";

type CreationQueueRoom = Pick<
  ShipmentStore,
  "creationQueue" | "waitingToBeSent" | "lockWaitingToBeSent" | "lockAll" | "lockAskedBack"
>;

const ids = z.array(z.object({ id: shipmentId })).transform((rows) => rows.map(({ id }) => id));

const queueRow = z.tuple([
  z.object({
    waiting: z.coerce.number(),
    oldestAt: z.date().nullable(),
    newestAt: z.date().nullable(),
    sendingSince: z.date().nullable(),
  }),
]);

/** As create-shipment has it: requested, and its bytes prepared, which is to say that nothing is in its way. */
const isWaiting = Prisma.sql`"state" = 'waiting' AND "requestedAt" IS NOT NULL AND "creation" IS NOT NULL`;

const inLockingOrder = Prisma.sql`ORDER BY "createdAt", "id"`;

/**
 * What of a connection waits to be sent, or to be taken back, for who does so with many at once. Everybody locks an order's
 * shipments in the order of their creation, and so does this.
 *
 * @param findAll these shipments, oldest first
 */
export function creationQueue(
  access: Access,
  findAll: (shop: ShopDomain, ids: readonly ShipmentId[]) => Promise<readonly Shipment[]>,
): CreationQueueRoom {
  const ofConnection = (shop: ShopDomain, connectionId: ConnectionId) =>
    Prisma.sql`"shop" = ${shop} AND "connectionId" = ${connectionId}::uuid`;
  const longestWaiting = (shop: ShopDomain, connectionId: ConnectionId, limit: number) =>
    Prisma.sql`SELECT "id" FROM "Shipment" WHERE ${ofConnection(shop, connectionId)} AND ${isWaiting}
      ORDER BY "requestedAt", "createdAt", "id" LIMIT ${limit}`;

  return {
    creationQueue: async (shop, connectionId) => {
      const rows = await access.client().$queryRaw`
        SELECT count(*) FILTER (WHERE ${isWaiting})::int AS "waiting",
               min("requestedAt") FILTER (WHERE ${isWaiting}) AS "oldestAt",
               max(GREATEST("requestedAt", "updatedAt")) FILTER (WHERE ${isWaiting}) AS "newestAt",
               min("attemptStartedAt") FILTER (WHERE "state" = 'sending') AS "sendingSince"
          FROM "Shipment"
         WHERE ${ofConnection(shop, connectionId)} AND "state" IN ('waiting', 'sending')`;
      return queueRow.parse(rows)[0];
    },

    waitingToBeSent: async (shop, connectionId, limit) =>
      ids.parse(await access.client().$queryRaw(longestWaiting(shop, connectionId, limit))),

    lockWaitingToBeSent: async (shop, connectionId, limit) => {
      const tx = access.lockingClient();
      const found = await tx.$queryRaw`${longestWaiting(shop, connectionId, limit)} FOR UPDATE SKIP LOCKED`;
      return findAll(shop, ids.parse(found));
    },

    lockAll: async (shop, wanted) => {
      const tx = access.lockingClient();
      await tx.$queryRaw`
        SELECT "id" FROM "Shipment" WHERE "shop" = ${shop} AND "id" = ANY(${[...wanted]}::uuid[])
         ${inLockingOrder} FOR UPDATE`;
      return findAll(shop, wanted);
    },

    lockAskedBack: async (shop, connectionId) => {
      const tx = access.lockingClient();
      const found = await tx.$queryRaw`
        SELECT "id" FROM "Shipment"
         WHERE ${ofConnection(shop, connectionId)} AND "cancellation" IS NOT NULL
           AND "state" = ANY(${[...followedStates]}::text[])
         ${inLockingOrder} FOR UPDATE SKIP LOCKED`;
      return findAll(shop, ids.parse(found));
    },
  };
}
