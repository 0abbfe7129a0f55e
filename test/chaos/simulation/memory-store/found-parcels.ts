import { isRaised, type FoundCause, type FoundParcel } from "~/shipping/found-parcel";
import type { FoundParcelStore } from "~/shipping/ports/found-parcels";
import type { FoundParcelId, ShopDomain } from "~/shipping/ids";
import { withoutRecipient } from "~/store/found-parcels.server";
import type { Access } from "./access";
import { findConnection } from "./connections";
import { newestFirst } from "./order-of-lists";
import { comparable, findOrder } from "./order-rows";
import type { FoundRow } from "./tables";

const newest = newestFirst<FoundRow>(
  ({ found }) => found.foundAt,
  ({ found }) => found.id,
);

export function foundParcelRoom({ tables, run }: Access): FoundParcelStore {
  const { foundParcels } = tables;
  const find = (shop: ShopDomain, id: FoundParcelId): FoundRow | null => {
    const row = foundParcels.get(id);
    return row?.shop === shop ? row : null;
  };
  const shown = (shop: ShopDomain): readonly FoundRow[] =>
    foundParcels.where((row) => row.shop === shop && row.dismissedAt === null).toSorted(newest);

  return {
    find: (shop, id) => run(() => find(shop, id)?.found ?? null),

    shopOf: (id) => run(() => foundParcels.get(id)?.shop ?? null),

    list: (shop, { causes, orderId } = {}) =>
      run(() =>
        shown(shop)
          .map(({ found }) => found)
          .filter((found) => !causes || causes.includes(found.cause))
          .filter((found) => !orderId || found.orderId === orderId),
      ),

    countByCause: (shop) =>
      run(() => {
        const counts: Partial<Record<FoundCause, number>> = {};
        for (const { found } of shown(shop)) counts[found.cause] = (counts[found.cause] ?? 0) + 1;
        return counts;
      }),

    save: (shop, found) =>
      run(() => {
        const name = found.listed.trackingNumber ?? found.listed.carrierId ?? "";
        const [known] = foundParcels.where(
          (row) => row.shop === shop && row.found.connectionId === found.connectionId && row.name === name,
        );
        const row = known ? seenAgain(known, found) : newRow(shop, name, found);
        foundParcels.put(row.found.id, row);
      }),

    forget: (shop, connection, names) =>
      run(() => {
        foundParcels.deleteWhere(
          (row) => row.shop === shop && row.found.connectionId === connection && names.includes(row.name),
        );
      }),

    forgetUnseen: (shop, connection, since) =>
      run(() => {
        foundParcels.deleteWhere(
          (row) => row.shop === shop && row.found.connectionId === connection && row.seenAt < since,
        );
      }),

    remove: (shop, id) =>
      run(() => void foundParcels.deleteWhere((row) => row.shop === shop && row.found.id === id)),

    dismiss: (shop, id, at, actor) =>
      run(() => {
        const row = find(shop, id);
        if (!row || row.dismissedAt !== null) return false;
        foundParcels.put(id, { ...row, dismissedAt: at, dismissedBy: actor });
        return true;
      }),

    isErased: (shop, orderId) => run(() => (findOrder(tables, shop, orderId)?.erasedAt ?? null) !== null),

    ofOtherShops: (shop, references) =>
      run(() => {
        const wanted = new Set(references);
        const theirs = tables.shipments.where(
          ({ shipment }) => shipment.shop !== shop && wanted.has(shipment.reference),
        );
        return new Set(theirs.map(({ shipment }) => shipment.reference));
      }),

    comparedTo: (shop, id) => run(() => findConnection(tables, shop, id)?.comparedTo ?? null),

    saveComparedTo: (shop, id, at) =>
      run(() => {
        const row = findConnection(tables, shop, id);
        if (row) tables.connections.put(id, { ...row, comparedTo: at });
      }),
  };
}

const newRow = (shop: ShopDomain, name: string, found: FoundParcel): FoundRow => ({
  shop,
  found,
  name,
  phones: comparable(found.listed.phones),
  seenAt: found.foundAt,
  dismissedAt: null,
  dismissedBy: null,
  erasedAt: null,
});

/** It keeps its id, and stays dismissed unless its cause is a graver one now. */
function seenAgain(known: FoundRow, found: FoundParcel): FoundRow {
  const { cause, orderId, shipmentId } = found;
  const listed = known.erasedAt ? withoutRecipient(found.listed) : found.listed;
  const isGraver = isRaised(cause) && known.found.cause !== cause;
  return {
    ...known,
    found: { ...known.found, cause, orderId, shipmentId, listed },
    phones: comparable(listed.phones),
    seenAt: found.foundAt,
    ...(isGraver ? { dismissedAt: null, dismissedBy: null } : {}),
  };
}
