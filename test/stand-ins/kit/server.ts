/** The HTTP server under every stand-in: reads a request, finds its route, plays faults, keeps the ledger. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json, parseJson } from "./answers";
import { playFault, send } from "./fault-play";
import type { Faults } from "./faults";
import type { Ledger } from "./ledger";
import { matchRoute } from "./router";
import type { Answer, FaultAnswers, Route, StandInRequest } from "./types";

export type Served = {
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly faultAnswers?: FaultAnswers | undefined;
};

export function createStandInServer(served: Served): Server {
  const server = createServer((incoming, response) => {
    serve(served, incoming, response).catch((error: unknown) => {
      // A stand-in's own bug must look like one, not like something the outside world would answer.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`stand-in failed at ${incoming.method} ${incoming.url}: ${message}\n`);
      if (response.headersSent) response.destroy();
      else send(response, json(500, { standInFailed: message }));
    });
  });
  // Clients keep connections for long; a stand-in that closes idle ones would add resets nobody asked for.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return server;
}

/** Listens on loopback; port 0 asks the system for a free one. Resolves to the address. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // A TCP server's address is always an AddressInfo.
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Closes a server and every connection that is still open on it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(served: Served, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://stand-in");
  const method = incoming.method ?? "GET";
  const match = matchRoute(served.routes, method, url.pathname);
  const rawBody = await readBody(incoming);
  if (match.kind === "none")
    return send(response, json(404, { message: `Cannot ${method} ${url.pathname}` }));
  if (match.kind === "wrong-method") {
    const answer = json(405, { message: "Method Not Allowed" }, { allow: match.allowed.join(", ") });
    return send(response, answer);
  }

  const request: StandInRequest = {
    method,
    path: url.pathname,
    params: match.params,
    query: url.searchParams,
    headers: incoming.headers,
    rawBody,
    json: () => parseJson(rawBody),
    form: () => new URLSearchParams(rawBody.toString()),
  };
  const { route } = match;
  if (route.operation === undefined) return send(response, await route.handler(request));

  const names = typeof route.operation === "string" ? [route.operation] : route.operation(request);
  const call = served.ledger.call(names[0] ?? "unknown", method, url.pathname);
  const fault = served.faults.take(names, rawBody.toString());
  call.fault = fault?.kind ?? null;

  let truth: Answer | undefined;
  if (fault === undefined || fault.processed) {
    truth = await route.handler(request);
    call.processed = true;
    if (truth.note !== undefined) call.note = truth.note;
  }
  if (fault !== undefined) {
    call.status = await playFault(response, fault, truth, served.faultAnswers);
  } else if (truth !== undefined) {
    call.status = truth.status;
    send(response, truth);
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Without an encoding set, a request's chunks are Buffers.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
