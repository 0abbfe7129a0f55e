import type { ShopifyError } from "~/shipping/ports/shopify";
import { fail } from "~/shipping/result";

/** Words are shown to staff: as Shopify wrote them, within reason. */
const cut = (words: string) => (words.length > 500 ? `${words.slice(0, 499).toWellFormed()}…` : words);

const failure = (kind: ShopifyError["kind"], words: string | null, retryAt: Date | null) =>
  fail<ShopifyError>({ kind, words: words === null ? null : cut(words), retryAt });

/** The token is gone or a scope is missing: the merchant must open the app. */
export const accessDenied = (words: string | null) => failure("access", words, null);

export const throttled = (retryAt: Date) => failure("throttled", null, retryAt);

export const unavailable = (words: string | null, retryAt: Date | null) =>
  failure("unavailable", words, retryAt);

/** A page that begins behind itself: asked on and on, the list would never end. */
export const endlessList = () => unavailable("Shopify's list leads back to itself", null);

/** Shopify understood and said no; asking again changes nothing. */
export const rejected = (words: string) => failure("rejected", words, null);

/** A mutation whose answer never came: look before writing again. */
export const uncertain = (words: string | null, retryAt: Date) => failure("uncertain", words, retryAt);
