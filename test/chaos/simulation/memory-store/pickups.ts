import type { PickupId, ShopDomain } from "~/shipping/ids";
import { pickup as pickupSchema, type Pickup } from "~/shipping/pickup";
import type { PickupStore } from "~/shipping/ports/pickup-store";
import type { Access } from "./access";
import { newestFirst } from "./order-of-lists";
import { findShipment, shipmentsOf } from "./shipment-rows";
import { ConstraintViolation } from "./table";
import type { ShipmentRow } from "./tables";

const newest = newestFirst<Pickup>(
  ({ createdAt }) => createdAt,
  ({ id }) => id,
);

export function pickupRoom({ tables, run, locked }: Access): PickupStore {
  const find = (shop: ShopDomain, id: PickupId): Pickup | null => {
    const row = tables.pickups.get(id);
    return row?.shop === shop ? row : null;
  };
  const list = (shop: ShopDomain, isWanted: (pickup: Pickup) => boolean) =>
    tables.pickups.where((one) => one.shop === shop && isWanted(one)).toSorted(newest);
  const parcels = (shop: ShopDomain, isWanted: (row: ShipmentRow) => boolean) =>
    shipmentsOf(tables, shop, isWanted).map(({ shipment }) => shipment);

  return {
    find: (shop, id) => run(() => find(shop, id)),

    list: (shop) => run(() => list(shop, () => true)),

    unfinished: (shop) =>
      run(() => list(shop, ({ state }) => state === "requesting" || state === "uncertain")),

    ofParcel: (shop, id) =>
      run(() => {
        const pickupId = findShipment(tables, shop, id)?.pickupId;
        return pickupId ? find(shop, pickupId) : null;
      }),

    parcels: (shop, id) => run(() => parcels(shop, ({ pickupId }) => pickupId === id)),

    waiting: (shop, connection) =>
      run(() =>
        parcels(
          shop,
          ({ shipment, pickupId }) =>
            shipment.connectionId === connection && shipment.state === "created" && pickupId === null,
        ),
      ),

    lockFree: (shop, ids) =>
      locked(() => parcels(shop, ({ shipment, pickupId }) => ids.includes(shipment.id) && pickupId === null)),

    lock: (shop, id) =>
      locked(() => {
        const pickup = find(shop, id);
        return pickup && { pickup, parcels: parcels(shop, ({ pickupId }) => pickupId === id) };
      }),

    findForUpdate: (shop, id) => locked(() => find(shop, id)),

    add: (shop, pickup, ids) =>
      run(() => {
        if (tables.pickups.get(pickup.id)) throw new ConstraintViolation(`${pickup.id} is there already`);
        tables.pickups.put(pickup.id, pickupSchema.parse({ ...pickup, shop }));
        const free = shipmentsOf(
          tables,
          shop,
          ({ shipment, pickupId }) => ids.includes(shipment.id) && pickupId === null,
        );
        for (const row of free) tables.shipments.put(row.shipment.id, { ...row, pickupId: pickup.id });
        if (free.length !== ids.length) throw new Error(`a parcel of pick-up ${pickup.id} is in another one`);
      }),

    save: (shop, pickup) =>
      run(() => {
        if (!find(shop, pickup.id)) throw new Error(`pick-up ${pickup.id} is not known in ${shop}`);
        tables.pickups.put(pickup.id, pickupSchema.parse({ ...pickup, shop }));
      }),

    release: (shop, id, ids) =>
      run(() => {
        const released = shipmentsOf(
          tables,
          shop,
          ({ shipment, pickupId }) => pickupId === id && (ids === undefined || ids.includes(shipment.id)),
        );
        for (const row of released) tables.shipments.put(row.shipment.id, { ...row, pickupId: null });
      }),
  };
}
