import { z } from "zod";
import {
  connectionId,
  fulfillmentId,
  fulfillmentOrderId,
  orderId,
  shipmentId,
  shipmentReference,
  shopDomain,
} from "./ids";
import { money } from "./money";
import { parcelDetails } from "./parcel-details";
import { place } from "./places/place";
import { problem } from "./problem";

/** From nothing sent to an end; the order of the list is the order of advance. */
export const shipmentStates = [
  "waiting",
  "asking",
  "sending",
  "uncertain",
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "delivered",
  "returning",
  "returned",
  "cancelled",
  "failed",
] as const;
export const shipmentState = z.enum(shipmentStates);
export type ShipmentState = z.infer<typeof shipmentState>;

export const carrierNames = ["first-delivery", "dropcolis", "ecotrack", "delivety"] as const;
export const carrierName = z.enum(carrierNames);
export type CarrierName = z.infer<typeof carrierName>;

/** One try at creating the parcel. `endedAt` null: the answer is awaited, or the process died waiting for it. */
export const attempt = z
  .object({
    id: z.uuid(),
    startedAt: z.coerce.date(),
    endedAt: z.coerce.date().nullable(),
    /** It went in one request with others. */
    inBatch: z.boolean().optional(),
  })
  .readonly();
export type Attempt = z.infer<typeof attempt>;

/** What the carrier was told, as far as a later change of the order could contradict it. Personal data throughout. */
export const declaration = z
  .object({
    name: z.string(),
    phone: z.string(),
    address1: z.string(),
    address2: z.string(),
    city: z.string(),
    zip: z.string(),
    collect: money,
    contents: z
      .array(z.object({ orderLineId: z.string(), title: z.string(), quantity: z.int() }).readonly())
      .readonly(),
    /** The order's own time of its last change. */
    orderUpdatedAt: z.coerce.date(),
  })
  .readonly();
export type Declaration = z.infer<typeof declaration>;

/** Someone wants the parcel back: asked of the carrier until it has answered. It stays as a record of the question. */
export const cancellation = z
  .object({
    requestedAt: z.coerce.date(),
    /** Why: the order was cancelled in Shopify, or a person said so. */
    reason: z.enum(["order_cancelled", "cancelled_by_staff"]),
    actor: z.string(),
    /** When the carrier said no; it is not asked again by itself. */
    refusedAt: z.coerce.date().nullable(),
    /** Somebody is asking the carrier now, and has an answer by then, or has died. */
    askingUntil: z.coerce.date().optional(),
  })
  .readonly();
export type Cancellation = z.infer<typeof cancellation>;

export const shipment = z
  .object({
    id: shipmentId,
    shop: shopDomain,
    orderId,
    orderName: z.string(),
    reference: shipmentReference,
    /** Null until a carrier could be chosen. */
    carrier: carrierName.nullable(),
    connectionId: connectionId.nullable(),
    fulfillmentOrderId,
    /** What of the fulfillment order travels in it. */
    lines: z
      .array(z.object({ id: z.string(), orderLineId: z.string(), quantity: z.int().positive() }).readonly())
      .readonly(),
    state: shipmentState,
    /** The carrier's own state, as it spells it. */
    carrierState: z.string().nullable(),
    problem: problem.nullable(),
    place: place.nullable(),
    /** What the courier collects; zero when prepaid; null where no amount could be computed. */
    collect: money.nullable(),
    /** Someone, or automatic shipping, asked for it to go; it goes as soon as nothing is in the way. */
    requestedAt: z.coerce.date().nullable(),
    attempt: attempt.nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    /** The carrier's own id, where its calls want another name than the tracking number. */
    carrierId: z.string().nullable(),
    /** What the carrier really charges. */
    cost: money.nullable(),
    estimatedDelivery: z.coerce.date().nullable(),
    /** When it was handed over, for carriers that collect nothing before. */
    validatedAt: z.coerce.date().nullable(),
    /** For staff only: carriers put access tokens in it. */
    labelUrl: z.string().nullable(),
    fulfillmentId: fulfillmentId.nullable(),
    /** Null before anything was prepared, for parcels that someone else created, and once it is erased. */
    declaration: declaration.nullable(),
    cancellation: cancellation.nullable(),
    /** What the carrier tells beyond the state; null: nothing yet. */
    details: parcelDetails.nullable(),
    /** How fast staff want it to go, in the carrier's spelling; null: what the order's marks say, or the carrier's default. */
    serviceLevel: z.string().nullable(),
    /** When the carrier took the question to send it back; null again once it is back, or was raised as ignored. */
    returnRequestedAt: z.coerce.date().nullable(),
    createdAt: z.coerce.date(),
    updatedAt: z.coerce.date(),
    /** When the carrier created it; bounds look-ups. */
    sentAt: z.coerce.date().nullable(),
  })
  .readonly();
export type Shipment = z.infer<typeof shipment>;
