import type { OrderId, ShopDomain } from "~/shipping/ids";
import { withoutPersonalData } from "~/store/erase-personal-data.server";
import { withoutRecipient } from "~/store/found-parcels.server";
import { eraseBodiesAbout } from "./inbox";
import { comparable, findOrder, putOrder } from "./order-rows";
import type { Tables } from "./tables";

/** Erases a shopper from orders, parcels, journal and webhooks; ids, amounts, states and regions stay. */
export function erasePersonalData(tables: Tables, shop: ShopDomain, ids: readonly OrderId[], at: Date): void {
  if (ids.length === 0) return;
  for (const id of ids) {
    eraseFoundParcels(tables, shop, id, at);
    const row = findOrder(tables, shop, id);
    if (row) putOrder(tables, shop, withoutPersonalData(row.stored), row.erasedAt ?? at);
    eraseShipments(tables, shop, id);
    eraseWords(tables, shop, id);
  }
  eraseBodiesAbout(tables, shop, ids);
}

/** Those of the order, and those of its phones: called while the order still has them. */
function eraseFoundParcels(tables: Tables, shop: ShopDomain, id: OrderId, at: Date): void {
  const phones = comparable(findOrder(tables, shop, id)?.stored.order.phones ?? []);
  const theirs = tables.foundParcels.where(
    (row) =>
      row.shop === shop && (row.found.orderId === id || row.phones.some((phone) => phones.includes(phone))),
  );
  for (const row of theirs) {
    const found = { ...row.found, listed: withoutRecipient(row.found.listed) };
    tables.foundParcels.put(found.id, { ...row, found, phones: [], erasedAt: at });
  }
}

function eraseShipments(tables: Tables, shop: ShopDomain, id: OrderId): void {
  const theirs = tables.shipments.where(({ shipment }) => shipment.shop === shop && shipment.orderId === id);
  for (const row of theirs) {
    const { problem, place } = row.shipment;
    const shipment = {
      ...row.shipment,
      declaration: null,
      details: null,
      labelUrl: null,
      problem: problem && { code: problem.code, field: problem.field, values: {}, words: null },
      place: place && { ...place, locality: null },
    };
    tables.shipments.put(shipment.id, { ...row, shipment, creation: null });
  }
}

function eraseWords(tables: Tables, shop: ShopDomain, id: OrderId): void {
  for (const row of tables.journal.where((one) => one.shop === shop && one.entry.orderId === id))
    tables.journal.put(String(row.seq), { ...row, entry: { ...row.entry, words: null } });
}
