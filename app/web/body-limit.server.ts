import type { RequestHandler } from "express";

/** Shopify's largest order payloads stay below 2 MB; nothing else that is sent to us comes near. */
export const bodyLimit = 5_000_000;

/**
 * Answers 413 to a body over `limit` bytes: at once where its length is announced, else as soon as it has come. The
 * body itself is left to the route, which needs it byte for byte.
 */
export function limitBody(limit: number): RequestHandler {
  return (request, response, next) => {
    const announced = request.headers["content-length"];
    if (announced !== undefined) {
      if (Number(announced) <= limit) {
        next();
        return;
      }
      response.set("connection", "close").sendStatus(413);
      return;
    }
    let seen = 0;
    request.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      if (seen <= limit || response.headersSent) return;
      response.set("connection", "close").sendStatus(413);
      response.on("finish", () => request.destroy());
    });
    // Listening starts the flow; the route is not listening yet and would miss the beginning.
    request.pause();
    next();
  };
}
