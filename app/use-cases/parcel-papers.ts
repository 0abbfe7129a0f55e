import { readMarks } from "~/shipping/parcel-marks";
import { isGivenUp } from "~/shipping/moves";
import { readPhones } from "~/shipping/phones";
import { readRecipient } from "~/shipping/recipient";
import type { ShippingOrder } from "~/shipping/order";
import type { InsteadOfCarriers, LabelRecipient, ParcelLabel } from "~/shipping/ports/paper";
import type { Shop } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import type { World } from "./world";

/** A parcel that a carrier has, and what was ordered in it. Only such a parcel has papers. */
export interface PaperParcel {
  readonly shipment: Shipment;
  readonly order: ShippingOrder;
}

export const hasPapers = ({ sentAt, state }: Shipment): boolean => sentAt !== null && !isGivenUp(state);

/** What a label of our own says of a parcel: what the carrier was told, where that is known. */
export function labelOf(
  world: World,
  shop: Shop,
  { shipment, order }: PaperParcel,
  instead: InsteadOfCarriers | null = null,
): ParcelLabel {
  const { pickup } = shop.settings;
  const pieces = Math.max(1, readMarks(order).parcels);
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  const group = order.fulfillmentOrders.find(({ id }) => id === shipment.fulfillmentOrderId);
  return {
    reference: shipment.reference,
    trackingNumber: shipment.trackingNumber,
    carrier: carrierNameOf(world, shipment),
    orderName: shipment.orderName,
    sender: {
      shop: shop.domain,
      pickupName: pickup.name.trim() || group?.locationName.trim() || null,
      phone: pickup.phone.trim() || group?.locationAddress?.phone?.trim() || null,
    },
    recipient: recipientOf(shipment, order),
    place: shipment.place,
    collect: shipment.collect,
    contents: contentsOf(shipment, order),
    pieces,
    pieceCodes: carrier?.pieceCodes?.(shipment.reference, pieces) ?? null,
    instead,
  };
}

export const carrierNameOf = (world: World, { carrier }: Shipment): string =>
  (carrier ? world.carriers.get(carrier)?.facts.displayName : undefined) ?? carrier ?? "";

/** Null once the shopper's data was erased: the papers then say so. */
export function recipientOf(
  { declaration }: Pick<Shipment, "declaration">,
  order: ShippingOrder,
): LabelRecipient | null {
  const address = order.shippingAddress;
  if (!declaration && !address) return null;
  const country = address?.country ?? "";
  const phones = readPhones(order.phones, country).phones;
  if (!declaration) {
    return {
      name: readRecipient(order).name ?? "",
      phones: phones.slice(0, mostPhones),
      addressLines: [address?.address1 ?? "", address?.address2 ?? ""],
      city: address?.city ?? "",
      zip: address?.zip ?? "",
    };
  }
  const { name, phone, address1, address2, city, zip } = declaration;
  return {
    name,
    phones: [...new Set([phone, ...phones])].filter((one) => one !== "").slice(0, mostPhones),
    addressLines: [address1, address2],
    city,
    zip,
  };
}

/** As many as a courier tries. */
const mostPhones = 2;

const contentsOf = (shipment: Shipment, order: ShippingOrder): ParcelLabel["contents"] =>
  shipment.lines.map(({ orderLineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    const { title = "", variantTitle = null } = line ?? {};
    return { title: variantTitle === null ? title : `${title} – ${variantTitle}`, quantity };
  });
