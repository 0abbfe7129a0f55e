import { chooseConnection, type Connected } from "~/shipping/choose-connection";
import { formatAmount } from "~/shipping/money";
import { isGivenUp, isUnsent } from "~/shipping/moves";
import type { StoredOrder } from "~/shipping/ports/store";
import type { ShopSettings } from "~/shipping/settings";
import type { Shipment } from "~/shipping/shipment";
import type { Reason } from "~/ui/order-view";

export interface ReasonsQuestion {
  readonly shipment: Shipment;
  readonly stored: StoredOrder;
  readonly settings: ShopSettings;
  /** Oldest first. */
  readonly connections: readonly Connected[];
}

/**
 * Why a parcel left as it did, or did not leave: how orders leave, who takes it, where it goes, for how much, and what
 * it waits for. What is wrong with it is its problem, which comes after them. Pure.
 */
export function reasonsOf(question: ReasonsQuestion): readonly Reason[] {
  return [
    ...departureOf(question),
    carrierOf(question),
    ...placeOf(question),
    cashOf(question.shipment),
    ...standOf(question.shipment),
  ];
}

const reason = (code: Reason["code"], values: Reason["values"] = {}): Reason => ({ code, values });

function departureOf({ shipment, settings }: ReasonsQuestion): readonly Reason[] {
  const mode = reason(settings.shipping.mode);
  if (shipment.requestedAt) return [mode, reason("asked", { date: shipment.requestedAt.toISOString() })];
  // Where nothing else holds it, what it waits for says so.
  return isUnsent(shipment.state) && shipment.problem ? [mode, reason("not-asked")] : [mode];
}

function carrierOf({ shipment, stored, settings, connections }: ReasonsQuestion): Reason {
  const { carrier, connectionId } = shipment;
  if (!carrier) return reason("carrier-none");
  const country = stored.order.shippingAddress?.country ?? "";
  const method =
    stored.order.fulfillmentOrders.find(({ id }) => id === shipment.fulfillmentOrderId)?.deliveryMethod ??
    "SHIPPING";
  const wishes = { staff: null, shop: settings.shipping.connection };
  const byRule = chooseConnection(connections, { country, method }, wishes);
  if (!byRule.ok || byRule.value.id !== connectionId) {
    return reason(isUnsent(shipment.state) ? "carrier-by-hand" : "carrier-of-then");
  }
  if (connectionId === settings.shipping.connection) return reason("carrier-of-settings");
  return method === "LOCAL" ? reason("carrier-local") : reason("carrier-of-country", { country });
}

function placeOf({ shipment, stored, connections }: ReasonsQuestion): readonly Reason[] {
  if (shipment.place) return [reason(stored.placeAnswer ? "place-answered" : "place-found")];
  const used = connections.find(({ id }) => id === shipment.connectionId);
  // Some carriers take the address as it is, and no place is looked for.
  return used?.facts.place === "none" ? [] : [reason("place-unknown")];
}

function cashOf({ collect }: Shipment): Reason {
  if (!collect) return reason("amount-unknown");
  if (collect.minor === 0) return reason("prepaid");
  return reason("collects", { amount: formatAmount(collect), currency: collect.currency });
}

/** How it stands, where no problem says it. */
function standOf({ state, problem, requestedAt, sentAt }: Shipment): readonly Reason[] {
  if (sentAt && !isGivenUp(state)) return [reason("has-left", { date: sentAt.toISOString() })];
  if (problem) return [];
  if (isGivenUp(state)) return [reason("is-over")];
  if (state === "sending" || state === "uncertain") return [reason("awaits-answer")];
  if (!isUnsent(state)) return [reason("has-left")];
  return [reason(requestedAt ? "leaves-now" : "awaits-shipping")];
}
