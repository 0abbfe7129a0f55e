/**
 * Shows the app on an address of its own: everything passes through, but the admin of the stand-in may frame it,
 * and App Bridge comes from the stand-in instead of Shopify's network.
 */
import { createServer, type IncomingHttpHeaders, request as httpRequest, type Server } from "node:http";
import { Transform } from "node:stream";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export type ProxySettings = {
  /** The app's own address. */
  readonly appUrl: () => string;
  /** The stand-in's address: its admin frames the app, its stub replaces App Bridge. */
  readonly standInUrl: string;
};

export function createProxy({ appUrl, standInUrl }: ProxySettings): Server {
  const server = createServer((incoming, outgoing) => {
    const target = new URL(appUrl());
    const upstream = httpRequest(
      {
        hostname: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        // Nothing compressed: addresses are replaced on the way. The Host stays the proxy's, which is the app's
        // address for the world.
        headers: { ...incoming.headers, "accept-encoding": "identity" },
      },
      (answer) => {
        const headers = rewriteHeaders(answer.headers, standInUrl);
        const rewrites = /text\/html|javascript/.test(answer.headers["content-type"] ?? "");
        if (rewrites) delete headers["content-length"];
        outgoing.writeHead(answer.statusCode ?? 502, headers);
        if (rewrites) answer.pipe(replaceInStream(APP_BRIDGE, `${standInUrl}/app-bridge.js`)).pipe(outgoing);
        else answer.pipe(outgoing);
        answer.on("error", () => outgoing.destroy());
      },
    );
    upstream.on("error", () => {
      if (outgoing.headersSent) outgoing.destroy();
      else {
        outgoing.writeHead(502, { "content-type": "text/html; charset=utf-8", refresh: "2" });
        outgoing.end("<!doctype html><title>502</title><p>Navette is not answering yet…</p>");
      }
    });
    outgoing.on("close", () => upstream.destroy());
    incoming.pipe(upstream);
  });
  server.on("upgrade", (_request, socket) => socket.destroy());
  return server;
}

export function rewriteHeaders(given: IncomingHttpHeaders, standInUrl: string): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = { ...given };
  delete headers["x-frame-options"];
  const policy = given["content-security-policy"];
  if (typeof policy === "string") headers["content-security-policy"] = rewritePolicy(policy, standInUrl);
  const { link } = given;
  if (typeof link === "string") headers["link"] = link.replaceAll(APP_BRIDGE, `${standInUrl}/app-bridge.js`);
  return headers;
}

/** `frame-ancestors` becomes the stand-in; scripts and calls to it are allowed where they are limited. */
export function rewritePolicy(policy: string, standInUrl: string): string {
  return policy
    .split(";")
    .map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      if (name === "frame-ancestors") return `${name} ${standInUrl}`;
      const limited = ["script-src", "script-src-elem", "connect-src", "default-src"].includes(name);
      return limited
        ? [name, ...sources.filter((source) => source !== "'none'"), standInUrl].join(" ")
        : directive.trim();
    })
    .filter(Boolean)
    .join("; ");
}

/** Replaces a text that may be cut by the end of a chunk: the last few bytes wait for the next one. */
function replaceInStream(wanted: string, replacement: string): Transform {
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // latin1 keeps every byte as it is, whatever the page's encoding and wherever a chunk was cut.
      const text = (held + chunk.toString("latin1")).replaceAll(wanted, replacement);
      const kept = Math.min(text.length, wanted.length - 1);
      held = text.slice(text.length - kept);
      done(null, Buffer.from(text.slice(0, text.length - kept), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(held.replaceAll(wanted, replacement), "latin1"));
    },
  });
}
