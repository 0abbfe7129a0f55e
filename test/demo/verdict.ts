import { z } from "zod";
import type { Sample } from "./samples/sample";

/** What `operator orders` and `operator shipments` print, as far as the verdict reads it. */
export const orderLine = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export const shipmentLine = z.object({
  id: z.string(),
  order: z.string(),
  orderId: z.string(),
  carrier: z.string().nullable(),
  state: z.string(),
  reference: z.string(),
  collect: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  fulfillmentId: z.string().nullable(),
});
export type OrderLine = z.infer<typeof orderLine>;
export type ShipmentLine = z.infer<typeof shipmentLine>;

/** A parcel in the carrier's own ledger. */
export interface LedgerParcel {
  readonly carrier: string;
  readonly reference: string;
  readonly collects: string;
}

/** A fulfillment in Shopify's own ledger. */
export interface LedgerFulfillment {
  readonly id: string;
  readonly orderId: string;
  readonly active: boolean;
  readonly events: readonly string[];
}

export interface Ledgers {
  readonly orders: readonly OrderLine[];
  readonly shipments: readonly ShipmentLine[];
  readonly parcels: readonly LedgerParcel[];
  readonly fulfillments: readonly LedgerFulfillment[];
}

export interface Verdict {
  readonly orders: number;
  readonly shipped: number;
  readonly fulfilled: number;
  readonly delivered: number;
  readonly asked: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly carriers: Readonly<Record<string, number>>;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Each sample that has not ended as it says, with what is wrong. */
  readonly wrong: readonly string[];
}

/**
 * Compares what the app says with what Shopify and the carrier have. A sample counts as well ended only when the
 * three agree: the app's word alone proves nothing.
 */
export function judge(samples: readonly Sample[], ledgers: Ledgers): Judgement {
  const wrong: string[] = [];
  let shipped = 0;
  let fulfilled = 0;
  let delivered = 0;
  let asked = 0;
  for (const sample of samples) {
    const order = ledgers.orders.find((candidate) => candidate.name === sample.name);
    const shipments = ledgers.shipments.filter((shipment) => shipment.order === sample.name);
    const references = shipments.map((shipment) => shipment.reference);
    const parcels = ledgers.parcels.filter((parcel) => references.includes(parcel.reference));
    const ours = shipments.flatMap((shipment) => shipment.fulfillmentId ?? []);
    const fulfillments = ledgers.fulfillments.filter(({ id, active }) => active && ours.includes(id));
    if (parcels.length > 0) shipped += 1;
    if (fulfillments.length > 0) fulfilled += 1;
    if (fulfillments.some((fulfillment) => fulfillment.events.includes("DELIVERED"))) delivered += 1;
    if (order && (order.state === "asking" || (order.problem !== null && order.state !== "not_shipped")))
      asked += 1;
    const complaint = complaintAbout(sample, order, parcels, fulfillments);
    if (complaint) wrong.push(`${sample.name} (${sample.about}): ${complaint}`);
  }
  const carriers: Record<string, number> = {};
  for (const { carrier } of ledgers.parcels) carriers[carrier] = (carriers[carrier] ?? 0) + 1;
  return {
    verdict: {
      orders: samples.length,
      shipped,
      fulfilled,
      delivered,
      asked,
      lost: wrong.length,
      duplicates: duplicatesOf(ledgers),
      carriers,
    },
    wrong,
  };
}

function complaintAbout(
  { ends }: Sample,
  order: OrderLine | undefined,
  parcels: readonly LedgerParcel[],
  fulfillments: readonly LedgerFulfillment[],
): string | null {
  if (!order) return "Navette does not know it";
  if (order.state !== ends.state)
    return `is ${order.state}${order.problem ? ` (${order.problem.code})` : ""}, not ${ends.state}`;
  if ((order.problem?.code ?? null) !== ends.problem) {
    return `has problem ${order.problem?.code ?? "none"}, not ${ends.problem ?? "none"}`;
  }
  if (ends.collect === undefined) {
    return parcels.length === 0 ? null : `has ${String(parcels.length)} parcels, and none was wanted`;
  }
  if (parcels.length !== 1) return `has ${String(parcels.length)} parcels at the carrier`;
  if (fulfillments.length !== 1) return `has ${String(fulfillments.length)} fulfillments`;
  const events = fulfillments[0]?.events ?? [];
  const deliveries = events.filter((status) => status === "DELIVERED").length;
  if (deliveries !== (ends.state === "delivered" ? 1 : 0)) {
    return `told Shopify ${String(deliveries)} times that it is delivered`;
  }
  if (new Set(events).size !== events.length) return `told Shopify a state twice: ${events.join(", ")}`;
  const collects = parcels[0]?.collects;
  return ends.collect === collects ? null : `collects ${collects ?? "nothing"}, not ${ends.collect}`;
}

/** Parcels beyond one per reference, parcels no shipment of ours knows, and fulfillments no shipment of ours has. */
function duplicatesOf({ parcels, shipments, fulfillments }: Ledgers): number {
  const references = new Set(shipments.map((shipment) => shipment.reference));
  const unknown = parcels.filter((parcel) => !references.has(parcel.reference)).length;
  const known = parcels.filter((parcel) => references.has(parcel.reference));
  const twice = known.length - new Set(known.map((parcel) => parcel.reference)).size;
  const ours = new Set(shipments.flatMap((shipment) => shipment.fulfillmentId ?? []));
  const orders = new Set(shipments.map((shipment) => shipment.orderId));
  const strange = fulfillments.filter(
    ({ id, orderId, active }) => active && orders.has(orderId) && !ours.has(id),
  ).length;
  return unknown + twice + strange;
}
