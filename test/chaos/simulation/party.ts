/** A stand-in without a socket: a request goes to its handlers as it would come off the wire. */
import type { Answer, Clock, FaultKind, Ledger, Route, StandIn, StandInRequest } from "../../stand-ins/kit";
import { html, json, parseJson, retryAfter, text } from "../../stand-ins/kit";
import { matchRoute } from "../../stand-ins/kit/router";
import type { CallFault } from "./fault-plan";

export interface Party {
  readonly name: string;
  readonly standIn: Pick<StandIn, "routes" | "control" | "faultAnswers" | "entities" | "close">;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** A request that found its place: its names for faults, and the work behind it. */
export interface Met {
  /** The first is the call's own; a fault may name any. */
  readonly names: readonly string[];
  work(): Promise<Answer>;
}

export function meet(party: Party, wire: WireRequest): Met {
  const url = new URL(wire.url);
  const routes = [...(party.standIn.control ?? []), ...party.standIn.routes];
  const match = matchRoute(routes, wire.method, url.pathname);
  if (match.kind !== "found") {
    const status = match.kind === "none" ? 404 : 405;
    return {
      names: ["unknown"],
      work: async () => json(status, { message: `Cannot ${wire.method} ${url.pathname}` }),
    };
  }
  const { route, params } = match;
  const rawBody = Buffer.from(wire.body ?? "");
  const request: StandInRequest = {
    method: wire.method,
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: { host: url.host, ...wire.headers },
    rawBody,
    json: () => parseJson(rawBody),
    form: () => new URLSearchParams(rawBody.toString()),
  };
  const names = namesOf(route, request);
  return {
    names,
    async work() {
      const call = party.ledger.call(names[0] ?? "unknown", wire.method, url.pathname);
      const answer = await route.handler(request);
      call.processed = true;
      call.status = answer.status;
      if (answer.note !== undefined) call.note = answer.note;
      return answer;
    },
  };
}

const namesOf = (route: Route, request: StandInRequest): readonly string[] => {
  if (route.operation === undefined) return [];
  return typeof route.operation === "string" ? [route.operation] : route.operation(request);
};

/** A stand-in's control, for the hands of the scenario. Throws on any answer but 2xx. */
export async function control(party: Party, path: string, body: unknown): Promise<unknown> {
  const url = `http://${party.name}/_control/${path}`;
  const answer = await meet(party, { method: "POST", url, headers: {}, body: JSON.stringify(body) }).work();
  const said = answer.body?.toString() ?? "";
  if (answer.status >= 300) throw new Error(`${party.name} ${path}: ${answer.status} ${said}`);
  return parseJson(said);
}

const proxyPage = "<!DOCTYPE html><html><body><center><h1>502 Bad Gateway</h1></center></body></html>";
const loginPage = "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>";

/** What a party answers instead of its true answer, in its own words where it has some. */
export function faultyAnswer(own: StandIn["faultAnswers"], fault: CallFault): Answer {
  const { kind, seconds, processed } = fault;
  const after = fault.retryAfter ?? undefined;
  const said = { kind: kind as FaultKind, seconds, processed, retryAfter: after }; // kinds of the network never come here
  const worded = own?.[said.kind]?.(said);
  if (worded) return worded;
  switch (kind) {
    case "401":
      return json(401, { message: "Unauthorized" });
    case "426":
      return json(426, { message: "Upgrade Required" }, retryAfter(said));
    case "429":
      return json(429, { message: "Too Many Requests" }, retryAfter(said));
    case "502-html":
      return html(502, proxyPage);
    case "503":
      return text(503, "Service Unavailable", retryAfter(said));
    case "html-200":
      return html(200, loginPage);
    default:
      return json(500, { message: "Internal Server Error" });
  }
}
