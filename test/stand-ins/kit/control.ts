/** The controls every stand-in has, under `/_control`, and a small client of them. */
import { z } from "zod";
import { json } from "./answers";
import type { Clock } from "./clock";
import { type Faults, faultSchema, FAULT_KINDS } from "./faults";
import type { Ledger } from "./ledger";
import type { Answer, Route, StandIn } from "./types";

const clockSchema = z.strictObject({ now: z.union([z.iso.datetime({ offset: true }), z.null()]) });

export function sharedControls(
  name: string,
  parts: { clock: Clock; faults: Faults; ledger: Ledger; standIn: StandIn },
): readonly Route[] {
  const { clock, faults, ledger, standIn } = parts;
  return [
    {
      method: "GET",
      path: "/_control",
      handler: () => json(200, { name, now: clock.now(), pid: process.pid }),
    },
    {
      method: "GET",
      path: "/_control/ledger",
      handler: () =>
        json(200, {
          name,
          now: clock.now(),
          calls: ledger.calls(),
          events: ledger.events(),
          ...standIn.entities(),
        }),
    },
    { method: "GET", path: "/_control/clock", handler: () => json(200, { now: clock.now() }) },
    {
      method: "POST",
      path: "/_control/clock",
      handler: (request) =>
        withBody(clockSchema, request.json(), ({ now }) => {
          clock.set(now === null ? null : new Date(now));
          ledger.event("clock", { now });
          return json(200, { now: clock.now() });
        }),
    },
    {
      method: "GET",
      path: "/_control/faults",
      handler: () => json(200, { waiting: faults.waiting(), kinds: FAULT_KINDS }),
    },
    {
      method: "POST",
      path: "/_control/faults",
      handler: (request) =>
        withBody(z.union([faultSchema, z.array(faultSchema)]), request.json(), (wanted) => {
          for (const fault of Array.isArray(wanted) ? wanted : [wanted]) faults.add(fault);
          return json(200, { waiting: faults.waiting() });
        }),
    },
    {
      method: "DELETE",
      path: "/_control/faults",
      handler: () => {
        faults.clear();
        return json(200, { waiting: [] });
      },
    },
  ];
}

/** Parses a control's body and goes on, or answers 400 in words. */
export function withBody<Shape extends z.ZodType>(
  schema: Shape,
  body: unknown,
  go: (value: z.output<Shape>) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  const parsed = schema.safeParse(body);
  return parsed.success ? go(parsed.data) : json(400, { error: z.prettifyError(parsed.error) });
}

/** A client of a stand-in's controls; `path` is what follows `/_control/`. Throws on any answer but 2xx. */
export type ControlClient = {
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  delete(path: string): Promise<unknown>;
};

export function createControlClient(url: string): ControlClient {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/_control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answered = await answer.text();
    if (!answer.ok) throw new Error(`${method} /_control/${path} answered ${answer.status}: ${answered}`);
    // What a control answers is for the caller to parse.
    return answered === "" ? undefined : (JSON.parse(answered) as unknown);
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body ?? {}),
    delete: (path) => call("DELETE", path),
  };
}
