import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import { shipment as shipmentSchema, type Shipment } from "~/shipping/shipment";
import { oldestFirst as oldest } from "./order-of-lists";
import { ConstraintViolation } from "./table";
import type { ShipmentRow, Tables } from "./tables";

export const oldestFirst = oldest<ShipmentRow>(
  ({ shipment }) => shipment.createdAt,
  ({ shipment }) => shipment.id,
);

export function findShipment(tables: Tables, shop: ShopDomain, id: ShipmentId): ShipmentRow | null {
  const row = tables.shipments.get(id);
  return row?.shipment.shop === shop ? row : null;
}

export const shipmentsOf = (
  tables: Tables,
  shop: ShopDomain,
  isWanted: (row: ShipmentRow) => boolean,
): readonly ShipmentRow[] =>
  tables.shipments.where((row) => row.shipment.shop === shop && isWanted(row)).toSorted(oldestFirst);

/** With what the unique indexes forbid. */
export function putShipment(tables: Tables, row: ShipmentRow): void {
  const { shipment } = row;
  for (const { shipment: other } of tables.shipments.where((one) => one.shipment.id !== shipment.id)) {
    const index = refusalOf(shipment, other);
    if (index) throw new ConstraintViolation(`duplicate key: ${index}`);
  }
  tables.shipments.put(shipment.id, row);
}

function refusalOf(one: Shipment, other: Shipment): string | null {
  if (one.reference === other.reference) return "Shipment_reference_key";
  if (one.shop !== other.shop) return null;
  if (one.fulfillmentId !== null && one.fulfillmentId === other.fulfillmentId)
    return "Shipment_one_per_fulfillment";
  const isOpen = [one, other].every(
    ({ state, fulfillmentId }) => !isGivenUp(state) && fulfillmentId === null,
  );
  return isOpen && one.fulfillmentOrderId === other.fulfillmentOrderId
    ? "Shipment_one_unfulfilled_per_fulfillment_order"
    : null;
}

/** As it is read back: what the schema does not know is dropped, and an attempt that went alone says nothing of it. */
export function normalised(shipment: Shipment): Shipment {
  const { attempt } = shipment;
  if (attempt?.inBatch !== false) return shipmentSchema.parse(shipment);
  const { id, startedAt, endedAt } = attempt;
  return shipmentSchema.parse({ ...shipment, attempt: { id, startedAt, endedAt } });
}
