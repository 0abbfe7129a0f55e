import { createServer, type Server } from "node:http";
import express, { type Express } from "express";
import type { Logger } from "~/shipping/ports/logger";

export interface Address {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface HttpServer {
  /** Starts to accept requests; throws where the port is taken. */
  listen(): Promise<{ readonly port: number }>;
  /** Takes no more requests, lets those under way finish, then resolves. */
  close(): Promise<void>;
}

/** Longer than any answer takes; what still hangs then is cut off, so that a stop always ends. */
const closingPatience = 10_000;

/**
 * An HTTP server with time limits and a graceful end.
 *
 * @param prepare adds the routes
 */
export function createHttpServer(
  { host, port }: Address,
  logger: Logger,
  prepare: (app: Express) => void,
): HttpServer {
  const app = express();
  app.disable("x-powered-by");
  prepare(app);

  const server = createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  // Longer than the proxies' in front of us, so that it is they who close: a request never meets a closing socket.
  server.keepAliveTimeout = 65_000;

  return {
    listen: async () => {
      const bound = await listening(server, host, port);
      logger.info("web server listening", { port: bound });
      return { port: bound };
    },
    close: async () => {
      await closed(server);
      logger.info("web server closed");
    },
  };
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, closingPatience);
    // A connection becomes idle when its last answer has gone out; kept alive, it would hold the server open.
    const letGo = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(letGo);
      resolve();
    });
  });
}
