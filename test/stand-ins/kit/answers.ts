/** Short ways to write an answer, and to read a request's body. */
import type { Answer } from "./types";

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}

export function html(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body };
}

export function parseJson(raw: Buffer | string): unknown {
  try {
    // JSON.parse is typed `any`; callers parse what they get with a schema.
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    return undefined;
  }
}
