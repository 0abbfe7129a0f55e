import type { CarrierParcel, Ledgers, NavetteShipment } from "./ledgers";

/** By our reference; one that staff made by hand has another, and the number they typed. */
export const parcelOf = (
  { parcels }: Pick<Ledgers, "parcels">,
  { reference, trackingNumber }: NavetteShipment,
): CarrierParcel | undefined =>
  parcels.find((parcel) => parcel.reference === reference) ??
  parcels.find(({ number }) => number !== null && number === trackingNumber);

/** The shipments of one order. */
export const shipmentsOf = (
  { navette }: Pick<Ledgers, "navette">,
  order: { readonly id: string },
): readonly NavetteShipment[] => navette.shipments.filter(({ orderId }) => orderId === order.id);

/** The carrier has it, and nobody took it back. */
export const travels = (ledgers: Pick<Ledgers, "parcels">, shipment: NavetteShipment): boolean =>
  parcelOf(ledgers, shipment)?.alive === true;

interface HoldsLines {
  readonly lines: readonly { readonly line: string; readonly quantity: number }[];
}

/** How many of an order line all of them hold together. */
export const heldOf = (holders: readonly HoldsLines[], line: string): number =>
  holders
    .flatMap(({ lines }) => lines)
    .reduce((total, one) => total + (one.line === line ? one.quantity : 0), 0);
