import type { ConnectionId, PickupId, ShipmentId, ShopDomain } from "../ids";
import type { Pickup } from "../pickup";
import type { Shipment } from "../shipment";

/** Pick-ups and the parcels in them. A parcel is in one at most: it names its pick-up, and can name no second one. */
export interface PickupStore {
  find(shop: ShopDomain, id: PickupId): Promise<Pickup | null>;
  /** Newest first. */
  list(shop: ShopDomain): Promise<readonly Pickup[]>;
  /** Those whose answer is still awaited, or never came. */
  unfinished(shop: ShopDomain): Promise<readonly Pickup[]>;
  /** The pick-up that the parcel is in. */
  ofParcel(shop: ShopDomain, id: ShipmentId): Promise<Pickup | null>;
  /** Oldest first. */
  parcels(shop: ShopDomain, id: PickupId): Promise<readonly Shipment[]>;
  /** Created parcels of a connection that are in none, oldest first. */
  waiting(shop: ShopDomain, connection: ConnectionId): Promise<readonly Shipment[]>;
  /** Of these parcels, those in no pick-up, locked until the transaction ends: of two requests at once one gets them. */
  lockFree(shop: ShopDomain, ids: readonly ShipmentId[]): Promise<readonly Shipment[]>;
  /**
   * Locks its parcels and then itself until the transaction ends, in the order in which everybody locks. Null: there is
   * none.
   */
  lock(
    shop: ShopDomain,
    id: PickupId,
  ): Promise<{ readonly pickup: Pickup; readonly parcels: readonly Shipment[] } | null>;
  /** Locks it alone, for who holds one of its parcels. */
  findForUpdate(shop: ShopDomain, id: PickupId): Promise<Pickup | null>;
  /** Throws when one of the parcels is in a pick-up already: they are locked free before. */
  add(shop: ShopDomain, pickup: Pickup, parcels: readonly ShipmentId[]): Promise<void>;
  save(shop: ShopDomain, pickup: Pickup): Promise<void>;
  /** These parcels are in it no more, and may be in another one; without `parcels`, all of them. */
  release(shop: ShopDomain, id: PickupId, parcels?: readonly ShipmentId[]): Promise<void>;
}
