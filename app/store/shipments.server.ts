import { shopDomain, type ShipmentId, type ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { Prisma } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import { readCursor, writeCursor } from "./cursor";
import { searchOrders } from "./order-search.server";
import { creationQueue } from "./creation-queue.server";
import { parcelEvents } from "./parcel-events.server";
import { creationColumn, shipmentColumns, shipmentOfRow } from "./shipment-row.server";
import type { Vault } from "./vault.server";

/**
 * Until the answer is sure, the same bytes may have to be sent again; and until the courier has the parcel, they show
 * what was asked of the carrier. Afterwards nobody needs the address in them.
 */
const creationNeededIn: readonly ShipmentState[] = ["waiting", "asking", "sending", "uncertain", "created"];

/** What the carrier was told is compared with the order until the parcel has ended. */
const declarationNeededIn: readonly ShipmentState[] = [...followedStates, ...creationNeededIn];

/** Orders that a searched name or phone may lead to: whoever finds more searches better. */
const mostSearched = 500;

const newestFirst = [
  { createdAt: "desc" },
  { id: "desc" },
] satisfies Prisma.ShipmentOrderByWithRelationInput[];

export function shipmentRoom(access: Access, vault: Vault): ShipmentStore {
  const find = async (shop: ShopDomain, id: ShipmentId) => {
    const row = await access.client().shipment.findFirst({ where: { shop, id } });
    return row && shipmentOfRow(vault, shop, row);
  };
  const findMany = async (
    shop: ShopDomain,
    where: Prisma.ShipmentWhereInput,
    order: { orderBy: Prisma.ShipmentOrderByWithRelationInput[]; take?: number },
  ) => {
    const rows = await access.client().shipment.findMany({ where: { ...where, shop }, ...order });
    return rows.map((row) => shipmentOfRow(vault, shop, row));
  };
  const searched = async (shop: ShopDomain, search: string): Promise<Prisma.ShipmentWhereInput> => {
    const orders = await searchOrders(access, vault, shop, search, mostSearched);
    return {
      OR: [
        { orderName: { startsWith: search } },
        { orderName: { startsWith: `#${search}` } },
        { trackingNumber: { startsWith: search } },
        { orderId: { in: [search, ...orders] } },
      ],
    };
  };
  const oldestFirst: Prisma.ShipmentOrderByWithRelationInput[] = [{ createdAt: "asc" }, { id: "asc" }];

  return {
    shopOf: async (id) => {
      const row = await access.client().shipment.findUnique({ where: { id }, select: { shop: true } });
      return row && shopDomain.parse(row.shop);
    },

    find,

    findForUpdate: async (shop, id) => {
      const tx = access.lockingClient();
      await tx.$executeRaw`SELECT 1 FROM "Shipment" WHERE "shop" = ${shop} AND "id" = ${id}::uuid FOR UPDATE`;
      return find(shop, id);
    },

    ofOrder: (shop, orderId) => findMany(shop, { orderId }, { orderBy: oldestFirst }),

    ofFulfillmentOrder: (shop, fulfillmentOrderId) =>
      findMany(shop, { fulfillmentOrderId }, { orderBy: oldestFirst }),

    add: async (shop, shipment) => {
      belongsTo(shop, shipment);
      try {
        await access.client().shipment.create({ data: { ...shipmentColumns(vault, shipment), shop } });
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause;
        throw new Error(
          `${shipment.orderName} of ${shop}: its fulfillment order has an open shipment, or its reference is taken`,
          { cause },
        );
      }
    },

    save: async (shop, shipment) => {
      belongsTo(shop, shipment);
      const { count } = await access.client().shipment.updateMany({
        where: { shop, id: shipment.id },
        data: {
          ...shipmentColumns(vault, shipment),
          ...(creationNeededIn.includes(shipment.state) ? {} : { creation: null }),
          ...(declarationNeededIn.includes(shipment.state) ? {} : { declaration: null }),
        },
      });
      if (count === 0) throw notKnown(shop, shipment.id);
    },

    saveCreation: async (shop, id, creation) => {
      const { count } = await access.client().shipment.updateMany({
        where: { shop, id },
        data: { creation: creationColumn.sealOrNull(vault, shop, creation) },
      });
      if (count === 0) throw notKnown(shop, id);
    },

    creation: async (shop, id) => {
      const row = await access.client().shipment.findFirst({
        where: { shop, id },
        select: { creation: true },
      });
      return row && creationColumn.openOrNull(vault, shop, row.creation);
    },

    list: (shop, filter) => findMany(shop, inStates(filter?.states), { orderBy: newestFirst }),

    page: async (shop, { states, search, after, limit }) => {
      const cursor = after === undefined ? null : readCursor(after);
      const where: Prisma.ShipmentWhereInput = {
        ...inStates(states),
        ...(cursor && {
          // Said twice, so that the index is entered at the cursor instead of read from the top.
          createdAt: { lte: cursor.createdAt },
          OR: [{ createdAt: { lt: cursor.createdAt } }, { id: { lt: cursor.id } }],
        }),
        ...(search?.trim() && { AND: [await searched(shop, search.trim())] }),
      };
      const found = await findMany(shop, where, { orderBy: newestFirst, take: limit + 1 });
      const shipments = found.slice(0, limit);
      const last = found.length > limit ? shipments.at(-1) : undefined;
      return { shipments, next: last ? writeCursor(last) : null };
    },

    unfinished: (shop, since) =>
      findMany(
        shop,
        {
          OR: [
            // As the partial index has it.
            { state: { notIn: ["cancelled", "failed"] }, fulfillmentId: null },
            { cancellation: { not: null }, ...inStates(followedStates) },
            { state: "cancelled", fulfillmentId: { not: null }, updatedAt: { gte: since } },
          ],
        },
        { orderBy: oldestFirst },
      ),

    followed: (shop, connectionId) =>
      // Also those without a tracking number: a shop's time rule moves them.
      findMany(shop, { connectionId, ...inStates(followedStates) }, { orderBy: oldestFirst }),

    findPushed: async (shop, connectionId, { carrierId, reference }) => {
      const names: Prisma.ShipmentWhereInput[] = [
        // Staff who settle a creation know the number alone, and it may be the carrier's id.
        ...(carrierId === null ? [] : [{ carrierId }, { trackingNumber: carrierId }]),
        ...(reference === null ? [] : [{ reference }]),
      ];
      // An empty OR finds nothing.
      const [found] = await findMany(shop, { connectionId, OR: names }, { orderBy: newestFirst, take: 1 });
      return found ?? null;
    },

    byTrackingNumbers: (shop, numbers) =>
      findMany(shop, { trackingNumber: { in: [...numbers] } }, { orderBy: oldestFirst }),

    listed: (shop, { numbers, references }) =>
      findMany(
        shop,
        {
          OR: [
            { trackingNumber: { in: [...numbers] } },
            { carrierId: { in: [...numbers] } },
            { reference: { in: [...references] } },
          ],
        },
        { orderBy: oldestFirst },
      ),

    ...parcelEvents(access),

    ...creationQueue(access, (shop, ids) =>
      findMany(shop, { id: { in: [...ids] } }, { orderBy: oldestFirst }),
    ),

    claimWriting: async (shop, id, until, now) => {
      const { count } = await access.client().shipment.updateMany({
        where: { shop, id, OR: [{ writingUntil: null }, { writingUntil: { lte: now } }] },
        data: { writingUntil: until },
      });
      if (count === 1) return null;
      const row = await access.client().shipment.findFirst({
        where: { shop, id },
        select: { writingUntil: true },
      });
      // Given back between the two questions: whoever comes back at once finds it free.
      return row?.writingUntil ?? now;
    },

    releaseWriting: async (shop, id, until) => {
      await access.client().shipment.updateMany({
        where: { shop, id, writingUntil: until },
        data: { writingUntil: null },
      });
    },
  };
}

const inStates = (states: readonly ShipmentState[] | undefined): Prisma.ShipmentWhereInput =>
  states === undefined ? {} : { state: { in: [...states] } };

function belongsTo(shop: ShopDomain, shipment: Shipment): void {
  if (shipment.shop !== shop) throw new Error(`shipment ${shipment.id} is not one of ${shop}`);
}

const notKnown = (shop: ShopDomain, id: ShipmentId): Error =>
  new Error(`shipment ${id} is not known in ${shop}`);

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
