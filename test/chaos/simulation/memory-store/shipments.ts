import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import type { Access } from "./access";
import { creationQueue } from "./creation-queue";
import { parcelEvents } from "./parcel-events";
import { shipmentLists } from "./shipment-lists";
import { findShipment, normalised, putShipment } from "./shipment-rows";
import { ConstraintViolation } from "./table";
import type { ShipmentRow } from "./tables";

/** The bytes of the creation are kept in these states. */
const creationKeptIn: readonly ShipmentState[] = ["waiting", "asking", "sending", "uncertain", "created"];

/** What the carrier was told is kept until the parcel has ended. */
const declarationKeptIn: readonly ShipmentState[] = [...creationKeptIn, ...followedStates];

export function shipmentRoom(access: Access): ShipmentStore {
  const { tables, run, locked } = access;
  const find = (shop: ShopDomain, id: ShipmentId) => findShipment(tables, shop, id)?.shipment ?? null;
  const known = (shop: ShopDomain, id: ShipmentId): ShipmentRow => {
    const row = findShipment(tables, shop, id);
    if (!row) throw new Error(`shipment ${id} is not known in ${shop}`);
    return row;
  };
  return {
    shopOf: (id) => run(() => tables.shipments.get(id)?.shipment.shop ?? null),

    find: (shop, id) => run(() => find(shop, id)),

    findForUpdate: (shop, id) => locked(() => find(shop, id)),

    add: (shop, shipment) =>
      run(() => {
        belongsTo(shop, shipment);
        const { id, orderName } = shipment;
        if (tables.shipments.get(id)) throw new ConstraintViolation(`shipment ${id} is there already`);
        try {
          const row = { shipment: normalised(shipment), creation: null, writingUntil: null, pickupId: null };
          putShipment(tables, row);
        } catch (cause) {
          if (!(cause instanceof ConstraintViolation)) throw cause;
          throw new ConstraintViolation(
            `${orderName} of ${shop}: its fulfillment order has an open shipment, or its reference is taken`,
            { cause },
          );
        }
      }),

    save: (shop, shipment) =>
      run(() => {
        belongsTo(shop, shipment);
        const row = known(shop, shipment.id);
        const declaration = declarationKeptIn.includes(shipment.state) ? shipment.declaration : null;
        putShipment(tables, {
          ...row,
          shipment: normalised({ ...shipment, declaration }),
          creation: creationKeptIn.includes(shipment.state) ? row.creation : null,
        });
      }),

    saveCreation: (shop, id, creation) =>
      run(() => tables.shipments.put(id, { ...known(shop, id), creation })),

    creation: (shop, id) => run(() => findShipment(tables, shop, id)?.creation ?? null),

    ...shipmentLists(access),

    ...parcelEvents(access),

    ...creationQueue(access),

    claimWriting: (shop, id, until, now) =>
      run(() => {
        const row = findShipment(tables, shop, id);
        if (!row) return now;
        if (row.writingUntil && row.writingUntil > now) return row.writingUntil;
        tables.shipments.put(id, { ...row, writingUntil: until });
        return null;
      }),

    releaseWriting: (shop, id, until) =>
      run(() => {
        const row = findShipment(tables, shop, id);
        if (row?.writingUntil?.getTime() === until.getTime())
          tables.shipments.put(id, { ...row, writingUntil: null });
      }),
  };
}

function belongsTo(shop: ShopDomain, shipment: Shipment): void {
  if (shipment.shop !== shop) throw new Error(`shipment ${shipment.id} is not one of ${shop}`);
}
