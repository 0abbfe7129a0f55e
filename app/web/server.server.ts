import { createRequestHandler } from "@remix-run/express";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "~/shipping/ports/logger";
import type { WebContext } from "~/web-context";
import { bodyLimit, limitBody } from "./body-limit.server";
import type { RemixApp } from "./built-app.server";
import { healthRoutes, type Health } from "./health.server";
import { createHttpServer, type Address, type HttpServer } from "./http-server.server";
import { publicAddress } from "./public-address.server";

export interface WebServerOptions extends Address {
  readonly context: WebContext;
  readonly app: RemixApp;
  /** The address the world knows the app by: an origin. */
  readonly appUrl: string;
  readonly health: Health;
  readonly logger: Logger;
}

/**
 * The web server: health, files for the browser, and the Remix app. It logs no addresses: Shopify puts session tokens
 * in their query strings.
 */
export const createWebServer = (options: WebServerOptions): HttpServer =>
  createHttpServer(options, options.logger, (app) => {
    app.use(healthRoutes(options.health, options.logger));
    app.use(options.app.assets);
    app.use(publicAddress(options.appUrl));
    app.use(limitBody(bodyLimit));
    const answerByRemix = createRequestHandler({
      build: options.app.build,
      mode: options.app.mode,
      getLoadContext: () => ({ ...options.context }),
    });
    app.all("*", (request, response, next) => {
      // It hands its own failures to `next`.
      void answerByRemix(request, response, next);
    });
    app.use(answerError(options.logger));
  });

/** What no route caught. Express would print the error, and its stack to the browser. */
const answerError =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    // A browser that went away, or a body that was cut off: answered, or nobody left to answer.
    if (response.headersSent || request.destroyed) {
      response.destroy();
      return;
    }
    logger.error("request failed", { error });
    response.status(500).type("text/plain").send("Something went wrong. It is noted in Navette's logs.");
  };
