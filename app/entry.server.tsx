import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";

/** A page that takes longer is cut off: the admin shows its own error by then. */
const renderingPatience = 5_000;

/** Renders a page. Pages wait for nothing, so they are sent whole: a failure can still become a 500. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  context.shopify.addDocumentResponseHeaders(request, headers);
  // The library sets it for pages a shop embeds. No other page of ours belongs into a frame.
  if (!headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", "frame-ancestors 'none'");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Content-Type", "text/html; charset=utf-8");

  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} abortDelay={renderingPatience} />,
      {
        onAllReady: () => {
          clearTimeout(cutOff);
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status: finalStatus, headers }));
          pipe(body);
        },
        onShellError: (error) => {
          clearTimeout(cutOff);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError: (error) => {
          finalStatus = 500;
          context.world.logger.error("page not rendered", { error });
        },
      },
    );
    const cutOff = setTimeout(abort, renderingPatience);
  });
}

/** Bugs in loaders and actions. Never the address: Shopify puts session tokens in its query. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.world.logger.error("route failed", { error });
};
