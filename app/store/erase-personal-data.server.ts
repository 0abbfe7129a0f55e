import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { Place } from "~/shipping/places/place";
import type { StoredOrder } from "~/shipping/ports/store";
import type { Problem } from "~/shipping/problem";
import type { Access } from "./access.server";
import type { PrismaTransaction } from "./database.server";
import { factsColumn, withoutRecipient } from "./found-parcels.server";
import { eraseBodiesAbout } from "./inbox.server";
import { lockOrder } from "./order-lock.server";
import { orderColumns, orderOfRow } from "./order-row.server";
import { placeColumn, problemColumn } from "./shipment-row.server";
import type { Vault } from "./vault.server";

/**
 * Erases a shopper from orders for good: in the snapshot and its hashes, in prepared creations and label links, in
 * what carriers answered, and in webhooks not worked off. Ids, amounts, states and the region stay: they are the
 * merchant's accounts. Orders we do not have are passed over.
 */
export async function erasePersonalData(
  access: Access,
  vault: Vault,
  shop: ShopDomain,
  ids: readonly OrderId[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  // In one order everywhere, so that two erasures at once cannot hold what the other waits for.
  for (const id of [...new Set(ids)].sort()) {
    await access.atomically(async (client) => {
      await lockOrder(client, shop, id);
      await eraseFoundParcels(client, vault, shop, id, at);
      await eraseOrder(client, vault, shop, id, at);
      await eraseShipments(client, vault, shop, id);
      await client.journalEntry.updateMany({ where: { shop, orderId: id }, data: { words: null } });
    });
  }
  await eraseBodiesAbout(access, vault, shop, ids);
}

async function eraseOrder(client: PrismaTransaction, vault: Vault, shop: ShopDomain, id: OrderId, at: Date) {
  const key = { shop_shopifyId: { shop, shopifyId: id } };
  const row = await client.order.findUnique({ where: key });
  if (!row) return;
  const erased = withoutPersonalData(orderOfRow(vault, shop, row));
  await client.order.update({
    where: key,
    data: { ...orderColumns(vault, shop, erased), erasedAt: row.erasedAt ?? at },
  });
}

/** Parcels at a carrier that are, or by their phone could be, this shopper's; called while the order still has its phones. */
async function eraseFoundParcels(
  client: PrismaTransaction,
  vault: Vault,
  shop: ShopDomain,
  id: OrderId,
  at: Date,
) {
  const row = await client.order.findUnique({ where: { shop_shopifyId: { shop, shopifyId: id } } });
  const phones = row ? orderOfRow(vault, shop, row).order.phones : [];
  const hashes = phones.flatMap((phone) => vault.hashes.phoneQuery(shop, phone));
  const theirs = await client.foundParcel.findMany({
    where: { shop, OR: [{ orderId: id }, { phoneHashes: { hasSome: hashes } }] },
    select: { id: true, facts: true },
  });
  for (const found of theirs) {
    const listed = withoutRecipient(factsColumn.open(vault, shop, found.facts));
    await client.foundParcel.update({
      where: { id: found.id },
      data: { facts: factsColumn.seal(vault, shop, listed), phoneHashes: [], erasedAt: at },
    });
  }
}

async function eraseShipments(client: PrismaTransaction, vault: Vault, shop: ShopDomain, orderId: OrderId) {
  const rows = await client.shipment.findMany({
    where: { shop, orderId },
    select: { id: true, problem: true, place: true },
  });
  for (const row of rows) {
    const problem = problemColumn.openOrNull(vault, shop, row.problem);
    const place = placeColumn.openOrNull(vault, shop, row.place);
    await client.shipment.update({
      where: { id: row.id },
      data: {
        creation: null,
        declaration: null,
        details: null,
        labelUrl: null,
        problem: problemColumn.sealOrNull(vault, shop, problem && codeAlone(problem)),
        place: placeColumn.sealOrNull(vault, shop, place && regionAlone(place)),
      },
    });
  }
}

/** The order as it is kept after its shopper was erased. */
export function withoutPersonalData(stored: StoredOrder): StoredOrder {
  const order: ShippingOrder = {
    ...stored.order,
    customerId: null,
    email: null,
    phones: [],
    shippingAddress: null,
    note: null,
    attributes: [],
  };
  return {
    ...stored,
    order,
    problem: stored.problem && codeAlone(stored.problem),
    placeAnswer: stored.placeAnswer && regionAlone(stored.placeAnswer),
  };
}

/** Values and words may quote what the shopper wrote. */
const codeAlone = ({ code, field }: Problem): Problem => ({ code, field, values: {}, words: null });

const regionAlone = (place: Place): Place => ({ ...place, locality: null });
