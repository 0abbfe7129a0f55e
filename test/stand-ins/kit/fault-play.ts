/** Plays one fault on a connection, instead of (or after) the true answer. */
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { html, json, text } from "./answers";
import type { Fault } from "./faults";
import type { Answer, FaultAnswers } from "./types";

const PROXY_PAGE =
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";
const LOGIN_PAGE =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>";

/** Sends an answer whole. */
export function send(response: ServerResponse, answer: Answer): void {
  const body = answer.body ?? "";
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": String(Buffer.byteLength(body)),
  });
  response.end(body);
}

/**
 * Plays the fault, in the party's `own` words where it has some. `truth` is the answer of the work that was done, absent when none was.
 * Returns the status that the caller saw, null when it saw none.
 */
export async function playFault(
  response: ServerResponse,
  fault: Fault,
  truth: Answer | undefined,
  own: FaultAnswers = {},
): Promise<number | null> {
  switch (fault.kind) {
    case "timeout-before":
    case "timeout-after":
      await Promise.race([gone(response), wait((fault.seconds ?? 120) * 1000, undefined, { ref: false })]);
      response.socket?.destroy();
      return null;
    case "reset-before":
    case "reset-after":
      response.socket?.resetAndDestroy();
      return null;
    case "half":
      return sendHalf(response, truth ?? text(200, ""));
    case "slow":
      return drip(response, truth ?? text(200, ""), fault.seconds ?? 10);
    case "late":
      await wait((fault.seconds ?? 10) * 1000, undefined, { ref: false });
      if (response.destroyed) return null;
      send(response, truth ?? text(200, ""));
      return truth?.status ?? 200;
    default: {
      const answer = own[fault.kind]?.(fault) ?? plainAnswer(fault);
      send(response, answer);
      return answer.status;
    }
  }
}

function plainAnswer(fault: Fault): Answer {
  switch (fault.kind) {
    case "401":
      return json(401, { message: "Unauthorized" });
    case "426":
      return json(426, { message: "Upgrade Required" });
    case "429":
      return json(429, { message: "Too Many Requests" }, retryAfter(fault));
    case "502-html":
      return html(502, PROXY_PAGE);
    case "503":
      return text(503, "Service Unavailable", retryAfter(fault));
    case "html-200":
      return html(200, LOGIN_PAGE);
    default:
      return json(500, { message: "Internal Server Error" });
  }
}

export function retryAfter(fault: Fault): Record<string, string> {
  return fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
}

function gone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed) resolve();
    else response.once("close", () => resolve());
  });
}

async function sendHalf(response: ServerResponse, truth: Answer): Promise<number> {
  const body = Buffer.from(truth.body ?? "");
  response.writeHead(truth.status, { ...truth.headers, "content-length": String(body.length) });
  const half = body.subarray(0, Math.floor(body.length / 2));
  // The half must be on the wire before the socket goes, or the caller would see a plain reset.
  await new Promise<void>((resolve) => response.write(half, () => resolve()));
  response.socket?.destroy();
  return truth.status;
}

async function drip(response: ServerResponse, truth: Answer, seconds: number): Promise<number> {
  const body = Buffer.from(truth.body ?? "");
  const pieces = 20;
  const size = Math.max(1, Math.ceil(body.length / pieces));
  response.writeHead(truth.status, { ...truth.headers, "content-length": String(body.length) });
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await wait((seconds * 1000) / pieces, undefined, { ref: false });
  }
  response.end();
  return truth.status;
}
