import type { OrderLine, ShipmentLine } from "./lines";
import type { End, Sample } from "./samples/sample";

/** A parcel in the carrier's own ledger. */
export interface LedgerParcel {
  readonly carrier: string;
  readonly reference: string;
  /** Null where the carrier gives none. */
  readonly trackingNumber: string | null;
  readonly collects: string;
  /** Taken back, or given up: it reaches nobody. */
  readonly cancelled: boolean;
  /** All that the carrier has of it. */
  readonly told: string;
}

/** A fulfillment in Shopify's own ledger. */
export interface LedgerFulfillment {
  readonly id: string;
  readonly orderId: string;
  readonly active: boolean;
  readonly trackingNumber: string | null;
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
  let [shipped, fulfilled, delivered, asked] = [0, 0, 0, 0];
  for (const sample of samples) {
    const found = findingsOf(sample.name, ledgers);
    const { order, travelling, fulfillments } = found;
    if (travelling.length > 0) shipped += 1;
    if (fulfillments.length > 0) fulfilled += 1;
    if (fulfillments.some(({ events }) => events.includes("DELIVERED"))) delivered += 1;
    if (order && (order.state === "asking" || (order.problem !== null && order.state !== "not_shipped")))
      asked += 1;
    const complaint = complaintAbout(sample.ends, found);
    if (complaint) wrong.push(`${sample.name} (${sample.about}): ${complaint}`);
  }
  const carriers: Record<string, number> = {};
  for (const { carrier } of ledgers.parcels) carriers[carrier] = (carriers[carrier] ?? 0) + 1;
  const duplicates = duplicatesOf(samples, ledgers);
  return {
    verdict: {
      orders: samples.length,
      shipped,
      fulfilled,
      delivered,
      asked,
      lost: wrong.length,
      duplicates,
      carriers,
    },
    wrong,
  };
}

/** What the three parties have of one order. */
interface Findings {
  readonly order: OrderLine | undefined;
  readonly shipments: readonly ShipmentLine[];
  readonly travelling: readonly LedgerParcel[];
  readonly cancelled: readonly LedgerParcel[];
  /** Ours that stand. */
  readonly fulfillments: readonly LedgerFulfillment[];
}

function findingsOf(name: string, ledgers: Ledgers): Findings {
  const shipments = ledgers.shipments.filter((shipment) => shipment.order === name);
  const parcels = ledgers.parcels.filter((parcel) => shipments.some((shipment) => isOf(parcel, shipment)));
  const ours = shipments.flatMap((shipment) => shipment.fulfillmentId ?? []);
  return {
    order: ledgers.orders.find((order) => order.name === name),
    shipments,
    travelling: parcels.filter(({ cancelled }) => !cancelled),
    cancelled: parcels.filter(({ cancelled }) => cancelled),
    fulfillments: ledgers.fulfillments.filter(({ id, active }) => active && ours.includes(id)),
  };
}

/** By our reference; one that staff made at the carrier has none of ours, and is known by its number. */
export const isOf = (
  parcel: Pick<LedgerParcel, "reference" | "trackingNumber">,
  { reference, trackingNumber }: Pick<ShipmentLine, "reference" | "trackingNumber">,
): boolean =>
  parcel.reference === reference || (trackingNumber !== null && parcel.trackingNumber === trackingNumber);

function complaintAbout(ends: End, found: Findings): string | null {
  const { order, travelling, cancelled } = found;
  if (!order) return "Navette does not know it";
  if (order.state !== ends.state)
    return `is ${order.state}${order.problem ? ` (${order.problem.code})` : ""}, not ${ends.state}`;
  if ((order.problem?.code ?? null) !== ends.problem) {
    return `has problem ${order.problem?.code ?? "none"}, not ${ends.problem ?? "none"}`;
  }
  const collect = [ends.collect ?? []].flat();
  if (travelling.length !== collect.length) {
    return `has ${String(travelling.length)} parcels that travel, not ${String(collect.length)}`;
  }
  if (cancelled.length !== (ends.cancelled ?? 0)) {
    return `has ${String(cancelled.length)} cancelled parcels, not ${String(ends.cancelled ?? 0)}`;
  }
  const collected = travelling.map(({ collects }) => collects);
  if (collected.toSorted().join() !== collect.toSorted().join()) {
    return `collects ${collected.join(" and ")}, not ${collect.join(" and ")}`;
  }
  const untold = ends.tells?.find((words) => !travelling.some(({ told }) => told.includes(words)));
  if (untold !== undefined) return `the carrier was not told "${untold}"`;
  return complaintAboutFulfillments(ends, found);
}

/** One for each parcel that travels, with its number and its events, and none for any other. */
function complaintAboutFulfillments(
  ends: End,
  { shipments, travelling, fulfillments }: Findings,
): string | null {
  const wanted = ends.fulfillments ?? travelling.length;
  if (fulfillments.length !== wanted)
    return `has ${String(fulfillments.length)} fulfillments, not ${String(wanted)}`;
  for (const { id, trackingNumber, events } of fulfillments) {
    const shipment = shipments.find(({ fulfillmentId }) => fulfillmentId === id);
    const parcel = shipment && travelling.find((candidate) => isOf(candidate, shipment));
    if (!parcel) return `fulfillment ${id} is of no parcel that travels`;
    if (trackingNumber !== parcel.trackingNumber) {
      return `shows number ${trackingNumber ?? "none"}, and the parcel's is ${parcel.trackingNumber ?? "none"}`;
    }
    const deliveries = events.filter((status) => status === "DELIVERED").length;
    if (deliveries !== (shipment.state === "delivered" ? 1 : 0)) {
      return `told Shopify ${String(deliveries)} times that it is delivered`;
    }
    if (new Set(events).size !== events.length) return `told Shopify a state twice: ${events.join(", ")}`;
  }
  return null;
}

/**
 * Parcels beyond one per shipment, parcels no shipment of ours knows, and fulfillments that neither a shipment of ours
 * has nor staff made.
 */
function duplicatesOf(samples: readonly Sample[], { parcels, shipments, fulfillments }: Ledgers): number {
  const unknown = parcels.filter((parcel) => !shipments.some((shipment) => isOf(parcel, shipment)));
  const beyond = shipments.map((shipment) => {
    return Math.max(0, parcels.filter((parcel) => isOf(parcel, shipment)).length - 1);
  });
  const ours = new Set(shipments.flatMap((shipment) => shipment.fulfillmentId ?? []));
  const names = new Map(shipments.map((shipment) => [shipment.orderId, shipment.order]));
  const strange = [...names].map(([orderId, name]) => {
    const byHand = samples.find((sample) => sample.name === name)?.ends.byHand ?? 0;
    const notOurs = fulfillments.filter(
      (fulfillment) => fulfillment.active && fulfillment.orderId === orderId && !ours.has(fulfillment.id),
    );
    return Math.max(0, notOurs.length - byHand);
  });
  return [unknown.length, ...beyond, ...strange].reduce((sum, count) => sum + count, 0);
}
