import { type ShipmentReference, shipmentReference } from "~/shipping/ids";
import { currencyCode, type Money } from "~/shipping/money";
import type { ListedParcel, ParcelListing } from "~/shipping/ports/carrier-services";
import type { DropcolisClient } from "./client.server";
import { strangeAnswer } from "./errors";
import { readPages } from "./pages";
import type { DropcolisSettings } from "./settings";
import { webAddress } from "./shipment";
import { readStatus } from "./statuses";
import { isSet, order, type Order } from "./wire";

/**
 * The account's orders created between two moments. No filter is documented, so all are read, and those that tell no
 * time of their creation are kept. A row that cannot be read makes the listing not whole.
 */
export async function listOrders(
  client: DropcolisClient,
  settings: DropcolisSettings,
  created: { readonly from: Date; readonly to: Date },
): Promise<ParcelListing> {
  const { rows, error } = await readPages(client, settings);
  const orders = rows.flatMap((row) => order.safeParse(row).data ?? []);
  const strange = rows.length - orders.length;
  const words = `${strange} commandes de la liste ne se lisent pas`;
  return {
    parcels: orders
      .filter(({ created_at: at }) => at === null || (at >= created.from && at <= created.to))
      .map(listedOf),
    error: error ?? (strange > 0 ? client.failed("list", settings, strangeAnswer(200, words)) : null),
  };
}

export function listedOf(read: Order): ListedParcel {
  const { name, phone } = read.dropoff ?? {};
  return {
    trackingNumber: read.order_id,
    carrierId: read.order_id,
    reference: referenceOf(read),
    ...readStatus(read.status, isSet(read.next_attempt)),
    collect: collectOf(read),
    recipientName: name ?? null,
    phones: phone ? [phone] : [],
    createdAt: read.created_at,
    trackingUrl: webAddress(read.tracking_url),
  };
}

/** Ours is known by its form; other programs of the same account name their orders as they like. */
const referenceOf = ({ partner_order_id: id }: Order): ShipmentReference | null =>
  shipmentReference.safeParse(id).data ?? null;

function collectOf({ cod }: Order): Money | null {
  const currency = currencyCode.safeParse(cod?.currency ?? "CAD");
  return typeof cod?.amount_cents === "number" && currency.success
    ? { minor: cod.amount_cents, currency: currency.data }
    : null;
}
