import type { FoundCause, FoundParcel } from "../found-parcel";
import type { ConnectionId, FoundParcelId, OrderId, ShopDomain } from "../ids";

/** Parcels that a carrier has and no shipment of ours is, and what comparing them needs. */
export interface FoundParcelStore {
  find(shop: ShopDomain, id: FoundParcelId): Promise<FoundParcel | null>;
  /** For the operator's command line alone, whose verbs name a parcel without its shop. */
  shopOf(id: FoundParcelId): Promise<ShopDomain | null>;
  /** Those nobody has dismissed, newest first. */
  list(
    shop: ShopDomain,
    filter?: { readonly causes?: readonly FoundCause[]; readonly orderId?: OrderId },
  ): Promise<readonly FoundParcel[]>;
  /** How many of those there are, by cause; none: left out. */
  countByCause(shop: ShopDomain): Promise<Readonly<Partial<Record<FoundCause, number>>>>;
  /**
   * Keeps it under its name at the carrier: one that is there already keeps its id, and stays dismissed unless its cause
   * is a graver one now. Of one whose recipient was erased no personal data is stored again.
   */
  save(shop: ShopDomain, found: FoundParcel): Promise<void>;
  /** Those of these names, dismissed ones too: they are known now. */
  forget(shop: ShopDomain, connectionId: ConnectionId, names: readonly string[]): Promise<void>;
  /** Those that were not seen for long. */
  forgetUnseen(shop: ShopDomain, connectionId: ConnectionId, since: Date): Promise<void>;
  remove(shop: ShopDomain, id: FoundParcelId): Promise<void>;
  /** False where somebody has dismissed it already, or it is gone. */
  dismiss(shop: ShopDomain, id: FoundParcelId, at: Date, actor: string): Promise<boolean>;
  isErased(shop: ShopDomain, orderId: OrderId): Promise<boolean>;
  /**
   * Which of these references are of shipments in other shops: a carrier's account may serve several, and one shop's
   * parcels are none of another's business.
   */
  ofOtherShops(shop: ShopDomain, references: readonly string[]): Promise<ReadonlySet<string>>;
  /** Until when a connection's parcels were compared with ours; null: never. */
  comparedTo(shop: ShopDomain, connectionId: ConnectionId): Promise<Date | null>;
  saveComparedTo(shop: ShopDomain, connectionId: ConnectionId, at: Date): Promise<void>;
}
