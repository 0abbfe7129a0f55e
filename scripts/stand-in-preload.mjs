/**
 * The seam to the Shopify stand-in, outside the app: `node --import ./scripts/stand-in-preload.mjs …`.
 *
 * With SHOPIFY_STAND_IN_URL set, every server-side call to `https://SHOP.myshopify.com/PATH` goes to
 * `STAND_IN/PATH` with `X-Forwarded-Host: SHOP.myshopify.com`. Without it this module does nothing.
 *
 * `fetch` becomes an accessor: the Remix runtime assigns `globalThis.fetch` again at start, and a plain
 * replacement would be gone by then. An assignment now only changes what the calls go through.
 */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

const standIn = process.env.SHOPIFY_STAND_IN_URL;
if (standIn) {
  const appUrl = process.env.SHOPIFY_APP_URL;
  if (!appUrl || !LOOPBACK.includes(new URL(appUrl).hostname)) {
    throw new Error("SHOPIFY_STAND_IN_URL is allowed only while SHOPIFY_APP_URL is a loopback address");
  }
  redirectShopsTo(new URL(standIn).origin);
}

/** @param {string} origin the stand-in's */
function redirectShopsTo(origin) {
  let inner = globalThis.fetch;

  /** @param {RequestInfo | URL} input @param {RequestInit} [init] */
  const redirected = async (input, init) => {
    // Recognised by what it has: a framework's own Request is not an instance of ours.
    const request = typeof input === "object" && "url" in input ? input : undefined;
    const url = new URL(request ? request.url : String(input));
    if (!url.hostname.endsWith(".myshopify.com")) return inner(input, init);
    const headers = new Headers(init?.headers ?? request?.headers);
    headers.set("x-forwarded-host", url.hostname);
    const target = origin + url.pathname + url.search;
    if (request === undefined) return inner(target, { ...init, headers });
    // A Request cannot change its address: what it carries is taken over, its body read whole.
    const body = ["GET", "HEAD"].includes(request.method) ? undefined : await request.arrayBuffer();
    return inner(target, { method: request.method, signal: request.signal, body, ...init, headers });
  };

  Object.defineProperty(globalThis, "fetch", {
    configurable: true,
    enumerable: true,
    get: () => redirected,
    set: (replacement) => {
      // What reads fetch and assigns it back must not send the calls in a circle.
      if (replacement !== redirected) inner = replacement;
    },
  });
}
