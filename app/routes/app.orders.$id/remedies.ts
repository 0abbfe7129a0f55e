import { isGivenUp, isUnsent, mayMove } from "~/shipping/moves";
import type { Carrier } from "~/shipping/ports/carrier";
import type { Problem, ProblemCode } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import type { OrderView, ParcelAction, ParcelServices } from "~/ui/order-view";
import { acknowledgeable } from "~/use-cases/acknowledge";
import { mayTurnRound } from "~/use-cases/request-return";

/** The parcel travels, and its fulfillment is not in Shopify: `retry` writes it. */
const fulfillmentMissing: readonly ProblemCode[] = [
  "fulfillment_cancelled",
  "shopify_rejected",
  "shopify_access",
  "already_fulfilled",
  "on_hold",
  "scheduled",
];

/** What staff can do about a parcel as it is now; what would be refused is not offered. Pure. */
export function actionsOf(shipment: Shipment, carrier: Carrier | undefined): readonly ParcelAction[] {
  const offered: Readonly<Record<ParcelAction, boolean>> = {
    retry: mayBeRetried(shipment),
    validate:
      carrier?.validation !== undefined && shipment.state === "created" && shipment.validatedAt === null,
    acknowledge: shipment.problem !== null && acknowledgeable.includes(shipment.problem.code),
    requestReturn: mayBeAskedBack(shipment, carrier),
    cancel: mayBeCancelled(shipment, carrier),
  };
  return parcelActions.filter((action) => offered[action]);
}

const parcelActions = [
  "retry",
  "validate",
  "acknowledge",
  "requestReturn",
  "cancel",
] as const satisfies readonly ParcelAction[];

function mayBeRetried({ state, problem, requestedAt, sentAt, cancellation }: Shipment): boolean {
  if (!problem) return false;
  // Nobody asked for it yet: it is shipped, not tried again. A question wants an answer.
  if (isUnsent(state)) return state === "waiting" && requestedAt !== null;
  if (state === "cancelled" || sentAt === null || cancellation) return false;
  return fulfillmentMissing.includes(problem.code);
}

function mayBeCancelled({ state, problem, cancellation }: Shipment, carrier: Carrier | undefined): boolean {
  // "Do not ship" is an answer to the question about a twin.
  if (isUnsent(state)) return problem?.code !== "twin_order";
  // Asked already, and the answer is awaited.
  if (cancellation?.refusedAt === null) return false;
  return mayMove(state, "cancelled") && carrier?.cancel !== undefined;
}

/** Before it travels it is cancelled instead; once asked, its states answer. */
const mayBeAskedBack = (shipment: Shipment, carrier: Carrier | undefined): boolean =>
  carrier?.requestReturn !== undefined &&
  mayTurnRound(shipment) &&
  shipment.state !== "created" &&
  shipment.returnRequestedAt === null;

/** What its carrier can be asked about it: about a parcel that it has, and only what it offers. Pure. */
export function servicesOf({ sentAt, state }: Shipment, carrier: Carrier | undefined): ParcelServices {
  const isThere = sentAt !== null && !isGivenUp(state);
  return {
    remarks: isThere && carrier?.remarks ? { mostCharacters: carrier.remarks.mostCharacters } : null,
    history: sentAt !== null && carrier?.history !== undefined,
  };
}

/**
 * Whether the order may be shipped by hand: something of it waits for a person to ask, or what an earlier parcel had is
 * in none any more.
 *
 * @param reason why nothing of the order ships
 */
export function shipOf(shipments: readonly Shipment[], reason: Problem | null): OrderView["ship"] {
  if (reason) return null;
  const open = shipments.filter(({ state }) => !isGivenUp(state));
  const over = shipments.filter(
    ({ state, problem }) => isGivenUp(state) && problem?.code !== "nothing_to_ship",
  );
  const awaits = open.some(
    ({ state, requestedAt, problem }) =>
      isUnsent(state) && requestedAt === null && problem?.code !== "twin_order",
  );
  const isLeftOver = over.some((ended) => !open.some((shipment) => sharesGoods(shipment, ended)));
  if (!awaits && !isLeftOver) return null;
  return over.length > 0 ? "again" : "first";
}

const sharesGoods = (one: Shipment, other: Shipment): boolean =>
  one.lines.some((line) => other.lines.some(({ orderLineId }) => orderLineId === line.orderLineId));
