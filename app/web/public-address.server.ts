import type { RequestHandler } from "express";

/**
 * Gives every request the address the world knows the app by. Behind a proxy or tunnel the socket's own host and
 * scheme are others, and Shopify's library would redirect to them for ever; the headers a proxy adds can be forged.
 * The app knows its address from SHOPIFY_APP_URL, so both are set from it, whatever was said.
 *
 * @param appUrl an origin
 */
export function publicAddress(appUrl: string): RequestHandler {
  const { host, protocol } = new URL(appUrl);
  return (request, _response, next) => {
    request.headers.host = host;
    delete request.headers["x-forwarded-host"];
    // Express derives it from the socket on each read; an own property stands before that.
    Object.defineProperty(request, "protocol", { value: protocol.slice(0, -1) });
    next();
  };
}
