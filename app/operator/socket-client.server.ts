import { existsSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { fail, ok, type Result } from "~/shipping/result";
import { socketPathOf } from "./socket-path.server";
import { answerMessage, type VerbCall } from "./wire";

export type Asked =
  /** Nobody listens: there is no owner, or it is still starting. Nothing was asked. */
  { readonly kind: "nobody" } | { readonly kind: "answered"; readonly ended: Result<null, string> };

const broken =
  "the app that has DATA_DIR ended before it had answered; it goes on with what it had begun when it starts again: look at 'shipments' before asking once more";

/** Lets DATA_DIR's owner carry out a call; its lines are handed over as they come. */
export async function askOwner(
  dataDirectory: string,
  call: VerbCall,
  onLine: (line: object) => Promise<void>,
): Promise<Asked> {
  if (!existsSync(dataDirectory)) return { kind: "nobody" };
  const sent = await send(socketPathOf(dataDirectory), JSON.stringify(call));
  if (sent.kind === "nobody") return { kind: "nobody" };
  if (sent.kind === "broken") return { kind: "answered", ended: fail(broken) };
  const { response } = sent;
  if (response.statusCode !== 200) {
    response.resume();
    return {
      kind: "answered",
      ended: fail(`the app that has DATA_DIR answered ${response.statusCode ?? 0}`),
    };
  }
  return { kind: "answered", ended: await readAnswer(response, onLine) };
}

type Sent =
  | { readonly kind: "nobody" }
  | { readonly kind: "broken" }
  | { readonly kind: "response"; readonly response: IncomingMessage };

async function send(socketPath: string, body: string): Promise<Sent> {
  const { promise, resolve, reject } = Promise.withResolvers<Sent>();
  const asking = request({
    socketPath,
    path: "/",
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
  });
  asking.on("response", (response) => resolve({ kind: "response", response }));
  asking.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve({ kind: "nobody" });
    else if (error.code === "EACCES") reject(new Error("DATA_DIR belongs to another user"));
    else resolve({ kind: "broken" });
  });
  asking.end(body);
  return promise;
}

async function readAnswer(
  response: IncomingMessage,
  onLine: (line: object) => Promise<void>,
): Promise<Result<null, string>> {
  try {
    for await (const text of createInterface({ input: response })) {
      const message = answerMessage.parse(JSON.parse(text));
      if ("line" in message) {
        await onLine(message.line);
        continue;
      }
      const { failure } = message.ended;
      return failure === null ? ok(null) : fail(failure);
    }
  } catch (error) {
    // Cut in the middle of a line, or of the stream; anything else is a bug.
    if (!response.destroyed && !(error instanceof SyntaxError)) throw error;
  }
  return fail(broken);
}
