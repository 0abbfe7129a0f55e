import type { ShopDomain } from "~/shipping/ids";

/**
 * One at a time per shop, across all processes: whoever changes a shop's offline token holds this lock while it reads
 * the stored session, asks Shopify and stores the answer.
 *
 * What an implementation must keep to: it is released when its holder dies; `work` calls Shopify (up to 20 seconds) and
 * reads and writes the session storage through its own connections, so the lock must not live in an open transaction on
 * the only connection, nor may waiters use up the pool the holder needs. It is not re-entrant, and this folder never
 * takes it twice.
 */
export interface TokenLock {
  withSessionLock<T>(shop: ShopDomain, work: () => Promise<T>): Promise<T>;
}
