import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json as readJson } from "node:stream/consumers";
import { runVerb } from "./run-verb";
import { socketPathOf } from "./socket-path.server";
import type { OperatorContext } from "./verb";
import { verbCall, type AnswerMessage } from "./wire";

export interface OperatorSocket {
  readonly path: string;
  /** Ends calls that run, at the latest after ten seconds. To be called before DATA_DIR is given up. */
  close(): Promise<void>;
}

const largestCall = 1_000_000;
const longestGoodbyeMilliseconds = 10_000;

/**
 * Serves the operator's verbs to other processes of this machine and user. Only DATA_DIR's owner may call it: it
 * takes a socket file that is already there for a dead owner's.
 */
export async function serveOperator(
  dataDirectory: string,
  context: OperatorContext,
): Promise<OperatorSocket> {
  const path = socketPathOf(dataDirectory);
  rmSync(path, { force: true });
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answering = answer(context, request, response).catch((error: unknown) => {
      context.world.logger.error("operator call failed", { error });
      response.destroy();
    });
    running.add(answering);
    void answering.finally(() => running.delete(answering));
  });
  // A verb takes as long as its carriers do.
  server.requestTimeout = 0;
  server.listen(path);
  await once(server, "listening");
  chmodSync(path, 0o600);
  return {
    path,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await withinGoodbye(Promise.allSettled(running));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  context: OperatorContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (Number(request.headers["content-length"] ?? Infinity) > largestCall) {
    response.writeHead(413).end();
    return;
  }
  const call = verbCall.safeParse(await readJson(request).catch(() => null));
  if (!call.success) {
    response.writeHead(400).end();
    return;
  }
  // Whoever asked may go away; what was begun goes on to its end all the same.
  response.on("error", () => undefined);
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  const say = async (message: AnswerMessage): Promise<void> => {
    if (response.destroyed) return;
    const hasRoom = response.write(`${JSON.stringify(message)}\n`);
    if (!hasRoom) await Promise.race([once(response, "drain"), once(response, "close")]);
  };
  const lines = runVerb(context, call.data);
  for (let next = await lines.next(); ; next = await lines.next()) {
    if (next.done) {
      await say({ ended: { failure: next.value.ok ? null : next.value.error } });
      break;
    }
    await say({ line: { ...next.value } });
  }
  response.end();
}

async function withinGoodbye(work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, longestGoodbyeMilliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
