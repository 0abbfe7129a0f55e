import { chooseConnection, type Connected } from "./choose-connection";
import type { ConnectionId, ShipmentReference } from "./ids";
import type { Money } from "./money";
import type { ShippingOrder } from "./order";
import { readPhones } from "./phones";
import { findPlace } from "./places/find-place";
import type { Place } from "./places/place";
import { readMarks } from "./parcel-marks";
import type { CarrierFacts, Parcel, PreparedCreation } from "./ports/carrier";
import { problemOf, type Problem } from "./problem";
import { readRecipient } from "./recipient";
import { fail, ok, type Result } from "./result";
import type { ShopSettings } from "./settings";
import { whyItWaits, type CourierGroup } from "./shippable";
import { declarationOf } from "./declaration";
import type { CarrierName, Declaration } from "./shipment";

export interface Choosable extends Connected {
  readonly prepare: (parcel: Parcel) => Result<PreparedCreation, Problem>;
  /** What the carrier serves could not be read yet: nothing about a place can be said. */
  readonly awaitsReference: boolean;
}

export interface PlanQuestion {
  readonly order: ShippingOrder;
  readonly group: CourierGroup;
  readonly reference: ShipmentReference;
  /** This parcel's share of what is owed; null where Shopify's amount could not be read. */
  readonly collect: Money | null;
  readonly connections: readonly Choosable[];
  readonly settings: ShopSettings;
  readonly placeAnswer: Place | null;
  readonly staffConnection: ConnectionId | null;
  /** How fast staff want it, in the carrier's spelling; null: as the order's marks say. */
  readonly serviceLevel: string | null;
  /** Staff asked for it by name: a payment still pending is theirs to judge. */
  readonly byStaff: boolean;
}

/** What is known before anything is sent: where it goes, with whom, for how much, and what stands in the way. */
export interface ShipmentPlan {
  readonly carrier: CarrierName | null;
  readonly connectionId: ConnectionId | null;
  readonly place: Place | null;
  readonly collect: Money | null;
  readonly state: "waiting" | "asking";
  readonly problem: Problem | null;
  /** The exact bytes to send; null while something stands in the way. */
  readonly creation: PreparedCreation | null;
  /** What those bytes tell the carrier, to know later whether it still holds. */
  readonly declaration: Declaration | null;
}

/** The parcel as its carrier is asked about it; `chosen` is as far as its plan goes without the carrier's rules. */
export type FoundParcel =
  | { readonly parcel: Parcel; readonly connection: Choosable; readonly chosen: ShipmentPlan }
  | { readonly held: ShipmentPlan };

/**
 * Plans one shipment. Checks run from the order's own gaps to the carrier's rules, so staff mend the first thing
 * first; nothing is guessed, clamped or defaulted. Pure.
 */
export function planShipment(question: PlanQuestion): ShipmentPlan {
  const found = findParcel(question);
  if ("held" in found) return found.held;
  const { parcel, connection, chosen } = found;
  const { place } = chosen;
  const prepared = connection.prepare(parcel);
  if (!prepared.ok) {
    // The carrier's own list does not know the place: that is a question, not a fault of the order.
    if (connection.awaitsReference) {
      const problem = problemOf("carrier_unavailable", { values: { carrier: connection.facts.name } });
      return { ...chosen, place, problem };
    }
    const state = prepared.error.code === "place_unknown" ? "asking" : "waiting";
    return { ...chosen, place, state, problem: prepared.error };
  }
  const [phone = ""] = parcel.phones;
  const declaration = declarationOf(parcel.order, {
    recipientName: parcel.recipientName,
    phone,
    collect: parcel.collect,
    lines: question.group.lines,
  });
  return { ...chosen, creation: prepared.value, declaration };
}

/** The order's part of the plan: whom it goes to and where, with whom and for how much. Pure. */
export function findParcel(question: PlanQuestion): FoundParcel {
  const { order, group, collect } = question;
  const blank: ShipmentPlan = {
    carrier: null,
    connectionId: null,
    place: question.placeAnswer,
    collect,
    state: "waiting",
    problem: null,
    creation: null,
    declaration: null,
  };

  const address = order.shippingAddress;
  if (!address) return heldBy(blank, problemOf("address_missing", { field: "address1" }));
  const destination = { country: address.country, method: group.fulfillmentOrder.deliveryMethod };
  const choice = chooseConnection(question.connections, destination, {
    staff: question.staffConnection,
    shop: question.settings.shipping.connection,
  });
  if (!choice.ok) return heldBy(blank, choice.error);
  const connection = choice.value;
  const chosen: ShipmentPlan = { ...blank, carrier: connection.facts.name, connectionId: connection.id };

  const waits = whyItWaits(group.fulfillmentOrder);
  if (waits) return heldBy(chosen, waits);
  const recipient = readRecipient(order);
  if (recipient.problem) return heldBy(chosen, recipient.problem);
  const { phones, problem: phoneProblem } = readPhones(order.phones, address.country);
  if (phoneProblem) return heldBy(chosen, phoneProblem);
  if (!collect) return heldBy(chosen, problemOf("amount_unreadable", { field: "amount" }));
  if (!question.byStaff && isPaymentPending(order, collect, question.settings.cash.gateways)) {
    const values = { gateway: order.paymentGateways.join(", ") };
    return heldBy(chosen, problemOf("payment_pending", { values }));
  }

  const found = question.placeAnswer ? ok(question.placeAnswer) : placeFor(connection.facts.place, order);
  if (!found.ok) return { held: { ...chosen, place: null, state: "asking", problem: found.error } };
  const place = found.value;
  const marks = readMarks(order);
  return {
    connection,
    chosen: { ...chosen, place },
    parcel: {
      reference: question.reference,
      order,
      contents: contentsOf(order, group),
      recipientName: recipient.name,
      phones,
      place,
      collect,
      fulfillmentOrder: group.fulfillmentOrder,
      settings: question.settings,
      marks: question.serviceLevel === null ? marks : { ...marks, serviceLevel: question.serviceLevel },
    },
  };
}

const heldBy = (plan: ShipmentPlan, problem: Problem): FoundParcel => ({ held: { ...plan, problem } });

/** Money is owed through something else than the gateways the shop named as cash on delivery. */
function isPaymentPending(order: ShippingOrder, collect: Money, cashGateways: readonly string[]): boolean {
  if (collect.minor === 0 || cashGateways.length === 0) return false;
  const cash = new Set(cashGateways.map((gateway) => gateway.trim().toLowerCase()));
  return !order.paymentGateways.some((gateway) => cash.has(gateway.trim().toLowerCase()));
}

/** The place as far as the carrier needs it, or the question to staff. */
function placeFor(need: CarrierFacts["place"], order: ShippingOrder): Result<Place | null, Problem> {
  const address = order.shippingAddress;
  const finding = findPlace({
    country: address?.country ?? "",
    zip: address?.zip ?? null,
    city: address?.city ?? null,
    address1: address?.address1 ?? null,
    address2: address?.address2 ?? null,
    company: address?.company ?? null,
    province: address?.provinceCode ?? address?.province ?? null,
    note: order.note,
    tags: order.tags,
    attributes: order.attributes,
  });
  const isTheOnlyRegion = finding.candidates.length <= 1;
  const isEnough = finding.decided || need === "none" || (need === "region" && isTheOnlyRegion);
  if (isEnough && (finding.place || need === "none")) return ok(finding.place);
  const candidates = finding.candidates.map((candidate) => candidate.region);
  return fail(problemOf("place_unknown", { field: "city", values: { candidates: candidates.join(", ") } }));
}

function contentsOf(order: ShippingOrder, group: CourierGroup): Parcel["contents"] {
  return group.lines.flatMap(({ orderLineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === orderLineId);
    if (!line) return [];
    return [
      {
        title: line.variantTitle ? `${line.title} (${line.variantTitle})` : line.title,
        sku: line.sku,
        variantId: line.variantId,
        quantity,
        unitPrice: line.unitPrice,
        originalUnitPrice: line.originalUnitPrice,
        weightGrams: line.weightGrams,
      },
    ];
  });
}
