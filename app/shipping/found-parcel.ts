import type { ConnectionId, FoundParcelId, OrderId, ShipmentId } from "./ids";
import { isGivenUp, isUnsent } from "./moves";
import type { ListedParcel } from "./ports/carrier-services";
import type { CarrierName, Shipment } from "./shipment";

/** Why a parcel at the carrier is shown to staff. */
export const foundCauses = [
  /** Phone and amount are those of one order that has not shipped. */
  "offered",
  /** Those of more than one: a person tells them apart. */
  "several_orders",
  /** Its shipment ended here (not sent, taken back), and the parcel lives. */
  "parcel_not_ended",
  /** Two parcels bear one reference. */
  "parcel_doubled",
  /** Its shipment ended here, the parcel lives, and the shopper of its order was erased. */
  "order_erased",
  /** Not made through Navette: staff make parcels by hand too. */
  "unknown",
] as const;
export type FoundCause = (typeof foundCauses)[number];

/** What somebody has to look into; the rest is there for whoever wants to see it. */
export const raisedCauses = ["parcel_not_ended", "parcel_doubled", "order_erased"] as const;
export type RaisedCause = (typeof raisedCauses)[number];

export const isRaised = (cause: FoundCause): cause is RaisedCause =>
  raisedCauses.some((raised) => raised === cause);

/** A parcel that a carrier has and no shipment of ours is. */
export interface FoundParcel {
  readonly id: FoundParcelId;
  readonly connectionId: ConnectionId;
  readonly carrier: CarrierName;
  readonly cause: FoundCause;
  /** The order it seems to be of, or was; null: nobody knows. */
  readonly orderId: OrderId | null;
  /** The shipment whose reference it bears. */
  readonly shipmentId: ShipmentId | null;
  /** As the carrier listed it last. */
  readonly listed: ListedParcel;
  readonly foundAt: Date;
}

/** How a carrier's parcel stands to our shipments. */
export type Standing =
  /** Nothing differs. */
  | { readonly kind: "known" }
  /** Its creation has not been settled: asking the carrier for it will. */
  | { readonly kind: "unsettled"; readonly shipment: Shipment }
  /** We took it for not created, and it bears our exact reference. */
  | { readonly kind: "created-unnoticed"; readonly shipment: Shipment }
  /** We know the parcel and not its number. */
  | { readonly kind: "unnumbered"; readonly shipment: Shipment }
  | {
      readonly kind: "raised";
      readonly cause: "parcel_not_ended" | "parcel_doubled";
      readonly shipment: Shipment;
    }
  /** No shipment of ours is it. */
  | { readonly kind: "foreign" };

/**
 * @param byNumber the shipment with its tracking number, or the carrier's id
 * @param byReference the shipment whose reference it bears
 */
export function standingOf(
  listed: ListedParcel,
  byNumber: Shipment | null,
  byReference: Shipment | null,
): Standing {
  const shipment = byNumber ?? byReference;
  if (!shipment) return { kind: "foreign" };
  if (isGivenUp(shipment.state)) {
    return isAlive(listed) ? { kind: "raised", cause: "parcel_not_ended", shipment } : { kind: "known" };
  }
  if (byNumber) return { kind: "known" };
  if (shipment.state === "sending" || shipment.state === "uncertain") return { kind: "unsettled", shipment };
  // One that its carrier has cancelled already is no parcel to take for ours.
  if (!isAlive(listed)) return { kind: "known" };
  if (isUnsent(shipment.state)) return { kind: "created-unnoticed", shipment };
  if (shipment.trackingNumber === null && shipment.carrierId === null)
    return { kind: "unnumbered", shipment };
  return { kind: "raised", cause: "parcel_doubled", shipment };
}

/** Not taken back and not given up: it travels, or has arrived. A state we do not know counts as life. */
export const isAlive = ({ state }: ListedParcel): boolean =>
  state === null || (state !== "returned" && !isGivenUp(state));

/** What the carrier's list names it by; null: it cannot be told from others. */
export const nameOf = ({ trackingNumber, carrierId }: ListedParcel): string | null =>
  trackingNumber ?? carrierId;
