import { problemSentence } from "~/i18n";
import { formatAmount, type Money } from "~/shipping/money";
import type { Problem } from "~/shipping/problem";
import type { CarrierName, Shipment } from "~/shipping/shipment";
import type { FoundOverview } from "~/use-cases/list-found";

/** The shapes of the operator's answers, one JSON object a line. The keys are the contract with the outside. */

export const shipmentLine = (shipment: Shipment) => ({
  id: shipment.id,
  order: shipment.orderName,
  orderId: shipment.orderId,
  carrier: shipment.carrier,
  connection: shipment.connectionId,
  state: shipment.state,
  carrierState: shipment.carrierState,
  trackingNumber: shipment.trackingNumber,
  trackingUrl: shipment.trackingUrl,
  collect: shipment.collect && amountLine(shipment.collect),
  problem: problemLine(shipment.problem, shipment.carrier),
  fulfillmentId: shipment.fulfillmentId,
  // What the carrier was given as ours: whoever compares ledgers needs it.
  reference: shipment.reference,
});

/** A parcel that a carrier has and no shipment is. */
export const foundLine = ({ found, order }: FoundOverview) => ({
  id: found.id,
  carrier: found.carrier,
  trackingNumber: found.listed.trackingNumber,
  reference: found.listed.reference,
  collect: found.listed.collect && {
    amount: formatAmount(found.listed.collect),
    currency: found.listed.collect.currency,
  },
  state: found.listed.state,
  carrierState: found.listed.carrierState,
  match: order === null ? null : { order },
  cause: found.cause,
});

export const amountLine = (money: Money) => ({ amount: formatAmount(money), currency: money.currency });

/** With the sentence staff read, in English: the operator's language. */
export const problemLine = (problem: Problem | null, carrier: CarrierName | null = null) =>
  problem && {
    code: problem.code,
    message: problemSentence(problem, "en", carrier),
    field: problem.field,
  };
