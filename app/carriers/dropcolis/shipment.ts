import type { ShipmentReference } from "~/shipping/ids";
import { currencyCode, type Money } from "~/shipping/money";
import type { CreatedParcel, Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { dropoffOf } from "./dropoff";
import { idempotencyKeyOf } from "./idempotency-key.server";
import { pickupOf } from "./pickup";
import { piecesOf } from "./pieces";
import { serviceLevelOf } from "./service-level";
import type { DropcolisSettings } from "./settings";
import { readStatus } from "./statuses";
import { type CreateBody, isSet, type Order, order } from "./wire";

/**
 * A parcel as the body of `POST /v1/orders` ("Creer des commandes") with its Idempotency-Key, or the first rule of
 * Dropcolis' that it breaks. What is not known is left out; nothing is clamped, trimmed to fit or defaulted.
 *
 * @param now decides on which day the pick-up's hours are next
 */
export function prepareShipment(
  parcel: Parcel,
  { serviceLevel, insurance }: Pick<DropcolisSettings, "serviceLevel" | "insurance">,
  now: Date,
): Result<PreparedCreation, Problem> {
  const { order: bought, reference, collect, marks } = parcel;
  const dropoff = dropoffOf(parcel, now);
  if (!dropoff.ok) return dropoff;
  const level = serviceLevelOf(marks.serviceLevel, serviceLevel);
  if (!level.ok) return level;
  if (collect.currency !== "CAD") {
    const values = { expected: "CAD", currency: collect.currency };
    return fail(problemOf("currency_mismatch", { field: "amount", values }));
  }
  if (collect.minor < 0) return fail(problemOf("amount_unreadable", { field: "amount" }));
  const pieces = piecesOf(parcel);
  if (!pieces.ok) return pieces;
  const pickup = pickupOf(parcel, now);
  if (!pickup.ok) return pickup;

  const worth = pieces.value.reduce((sum, piece) => sum + piece.value_cents, 0);
  const insured = insurance === "declared-value" ? worth : 0;
  const note = bought.note?.trim() ?? "";
  const body: CreateBody = {
    partner_order_id: reference,
    reference: bought.name,
    service_level: level.value,
    // "Set > 0 for COD"
    ...(collect.minor > 0 ? { cod: { amount_cents: collect.minor, currency: "CAD" } } : {}),
    ...(insured > 0 ? { insurance: { amount_cents: insured, currency: "CAD" } } : {}),
    pickup: pickup.value,
    dropoff: dropoff.value,
    parcels: pieces.value,
    ...(note === "" ? {} : { instructions: note }),
    metadata: {
      order_name: bought.name,
      order_id: bought.id,
      order_source: "shopify",
      shipment_reference: reference,
    },
  };
  const text = JSON.stringify(body);
  return ok({ reference, body: text, idempotencyKey: idempotencyKeyOf(reference, text) });
}

/** The answer to a creation → the parcel; null where it is no order, or another's. */
export function readCreated(body: unknown, reference: ShipmentReference): CreatedParcel | null {
  const parsed = order.safeParse(body);
  if (!parsed.success) return null;
  const echoed = parsed.data.partner_order_id;
  return echoed && echoed !== reference ? null : parcelOf(parsed.data);
}

/** The document knows one name of an order, `order_id`, and its tracking page too: it is also the tracking number. */
export function parcelOf(read: Order): CreatedParcel {
  const cost = costOf(read);
  return {
    trackingNumber: read.order_id,
    trackingUrl: webAddress(read.tracking_url),
    labelUrl: null,
    carrierState: readStatus(read.status, isSet(read.next_attempt)).carrierState,
    carrierId: read.order_id,
    ...(cost ? { cost } : {}),
    ...(read.estimated_delivery ? { estimatedDelivery: read.estimated_delivery } : {}),
  };
}

/** `rate_cents`: what the delivery really costs. Without a currency it is CAD, the only one of the document. */
export function costOf({
  rate_cents: minor,
  currency: told,
}: Pick<Order, "rate_cents" | "currency">): Money | null {
  const currency = currencyCode.safeParse(told ?? "CAD");
  return typeof minor === "number" && currency.success ? { minor, currency: currency.data } : null;
}

/** Shoppers click on it, so it is kept only as http or https. */
export function webAddress(link: string | null | undefined): string | null {
  const url = URL.parse(link ?? "");
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
