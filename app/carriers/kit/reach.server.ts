import { buildConnector } from "undici";
import type { HttpFailure } from "./http";
import {
  checkedLookup,
  type HttpClientOptions,
  literalOf,
  neverSentReason,
  refusalOf,
  resolveBySystem,
} from "./http.server";

/**
 * Whether somebody answers at an address: its name, its host, and for https the certificate that it shows. The
 * connection is closed before a byte of a request is sent, so that nothing can come of it.
 */
export type Reach = (address: string) => Promise<Reached>;
export type Reached = { readonly kind: "reached" } | Extract<HttpFailure, { kind: "never-sent" }>;

/** Guarded as the HTTP client's own connections are: what a request could not reach is not reached here either. */
export function createReach(options: Omit<HttpClientOptions, "maxAnswerBytes">): Reach {
  const { privateHosts, timeoutMilliseconds = 30_000, resolve = resolveBySystem } = options;
  const connect = buildConnector({
    lookup: checkedLookup(resolve, privateHosts),
    timeout: timeoutMilliseconds,
  });
  return (address) => {
    const url = new URL(address);
    const refused = refusalOf(url, privateHosts);
    if (refused) return Promise.resolve({ kind: "never-sent", reason: refused });
    const { host, protocol, port } = url;
    return new Promise((done) => {
      connect({ hostname: literalOf(url), host, protocol, port }, (...outcome) => {
        const [error, socket] = outcome;
        socket?.destroy();
        done(
          error === null
            ? { kind: "reached" }
            : { kind: "never-sent", reason: neverSentReason(error, false) },
        );
      });
    });
  };
}
