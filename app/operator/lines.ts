import { problemSentence } from "~/i18n";
import { formatAmount } from "~/shipping/money";
import type { Problem } from "~/shipping/problem";
import type { CarrierName, Shipment } from "~/shipping/shipment";

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
  collect: shipment.collect && {
    amount: formatAmount(shipment.collect),
    currency: shipment.collect.currency,
  },
  problem: problemLine(shipment.problem, shipment.carrier),
  fulfillmentId: shipment.fulfillmentId,
  // What the carrier was given as ours: whoever compares ledgers needs it.
  reference: shipment.reference,
});

/** With the sentence staff read, in English: the operator's language. */
export const problemLine = (problem: Problem | null, carrier: CarrierName | null = null) =>
  problem && {
    code: problem.code,
    message: problemSentence(problem, "en", carrier),
    field: problem.field,
  };
