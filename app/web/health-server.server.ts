import type { Logger } from "~/shipping/ports/logger";
import { healthRoutes, type Health } from "./health.server";
import { createHttpServer, type Address, type HttpServer } from "./http-server.server";

/** For a process that only works jobs: /healthz and /readyz, and nothing else. */
export const createHealthServer = (
  options: Address & { readonly health: Health; readonly logger: Logger },
): HttpServer =>
  createHttpServer(options, options.logger, (app) => {
    app.use(healthRoutes(options.health, options.logger));
    app.use((_request, response) => void response.sendStatus(404));
  });
