/**
 * The shapes every stand-in is made of.
 *
 * A stand-in is a folder `test/stand-ins/NAME/` whose `index.ts` exports
 *
 *     export const standIn: StandInModule = { name: "NAME", options: {...}, create };
 *
 * `create(context)` returns its routes. The kit gives it an HTTP server, faults, a clock, a ledger and the
 * control routes that all stand-ins share, so that a stand-in only says what the outside world would answer.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "./clock";
import type { FaultKind, Fault } from "./faults";
import type { Ledger } from "./ledger";

/** One HTTP request, read to its end. `path` has no query; `params` are the `:names` of the route's path. */
export type StandInRequest = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  /** The body as JSON, `undefined` when it is empty or not JSON. */
  json(): unknown;
  /** The body as an `application/x-www-form-urlencoded` form. */
  form(): URLSearchParams;
};

/** What a handler answers. `note` goes to the ledger beside the call (a cost, an id), never to the client. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly note?: unknown;
};

export type Handler = (request: StandInRequest) => Answer | Promise<Answer>;

/**
 * One endpoint. `path` is literal, with `:name` for one segment (`/v2/orders/:id`) and a final `/*` for any rest.
 *
 * `operation` names the call for faults and ledger; a function may give several names (the first is recorded, a
 * fault matches any). A route without an operation (a page, a control) takes no faults and leaves no trace.
 */
export type Route = {
  readonly method: string;
  readonly path: string;
  readonly operation?: string | ((request: StandInRequest) => readonly string[]);
  readonly handler: Handler;
};

export type FaultAnswers = Readonly<Partial<Record<FaultKind, (fault: Fault) => Answer>>>;

export type StandIn = {
  readonly routes: readonly Route[];
  /** Controls of this stand-in alone; their paths begin with `/_control/`. */
  readonly control?: readonly Route[];
  /** The entities it keeps, shown by `GET /_control/ledger` beside the calls. Must not hold secrets. */
  entities(): Readonly<Record<string, unknown>>;
  /** How this party words a fault, where the kit's plain body would not do (its own 429, its own 401). */
  readonly faultAnswers?: FaultAnswers;
  /** Called once, when the server listens; returns lines to print (a second address, say). */
  started?(url: string): Promise<readonly string[]>;
  close?(): Promise<void>;
};

export type StandInContext = {
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Options by their long name without dashes (`token-seconds`); a bare flag is "true". */
  readonly options: Readonly<Record<string, string>>;
  /** The environment, given rather than read so that a test can choose it. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type StandInModule = {
  readonly name: string;
  /** Every option it takes beside `port`, each with one line that explains it. */
  readonly options: Readonly<Record<string, string>>;
  create(context: StandInContext): StandIn | Promise<StandIn>;
};
