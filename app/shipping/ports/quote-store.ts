import type { ConnectionId, ShopDomain } from "../ids";
import type { Quote } from "./carrier-services";

/** What carriers asked for parcels, as long as it holds. */
export interface QuoteStore {
  /**
   * Null: never asked with this, or it holds no more.
   *
   * @param askedWith everything that the price depends on, as one text; only its digest is kept
   */
  find(
    shop: ShopDomain,
    connection: ConnectionId,
    askedWith: string,
    now: Date,
  ): Promise<readonly Quote[] | null>;
  /** What no longer holds is forgotten on the way. */
  save(
    shop: ShopDomain,
    connection: ConnectionId,
    askedWith: string,
    quotes: readonly Quote[],
    holds: { readonly from: Date; readonly until: Date },
  ): Promise<void>;
}
