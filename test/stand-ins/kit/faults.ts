/**
 * Faults on demand: what is about to go wrong, and with which call.
 *
 * `before` means the stand-in never did the work, `after` that it did and the caller does not hear of it: the
 * difference between a parcel that can be sent again and one that must not.
 */
import { z } from "zod";

const KINDS = [
  "timeout-before",
  "timeout-after",
  "reset-before",
  "reset-after",
  "401",
  "426",
  "429",
  "500",
  "502-html",
  "503",
  "html-200",
  "half",
  "slow",
  "late",
] as const;

export type FaultKind = (typeof KINDS)[number];

/** Each kind with what the caller sees. */
export const FAULT_KINDS: Readonly<Record<FaultKind, string>> = {
  "timeout-before": "not processed; no answer until the client goes (or `seconds`, 120 by default)",
  "timeout-after": "processed; no answer until the client goes (or `seconds`, 120 by default)",
  "reset-before": "not processed; the connection is reset",
  "reset-after": "processed; the connection is reset",
  "401": "401; not processed unless asked",
  "426": "426; not processed unless asked",
  "429": "429, with Retry-After when `retryAfter` is given; not processed unless asked",
  "500": "500 with a JSON body; not processed unless asked",
  "502-html": "502 with a proxy's HTML page; not processed unless asked",
  "503": "503; not processed unless asked",
  "html-200": "200 with an HTML page; not processed unless asked",
  half: "processed; the true headers, half of the true body, then the connection closes",
  slow: "processed; the true answer, dripped over `seconds` (10 by default)",
  late: "processed; the true answer after `seconds` (10 by default)",
};

/** Kinds whose meaning already says whether the work is done. */
const NEVER_PROCESSED: ReadonlySet<FaultKind> = new Set(["timeout-before", "reset-before"]);
const ALWAYS_PROCESSED: ReadonlySet<FaultKind> = new Set([
  "timeout-after",
  "reset-after",
  "half",
  "slow",
  "late",
]);

export const faultSchema = z.strictObject({
  /** The operation's name, or `*` for every call that takes faults. */
  call: z.string().min(1),
  /** A text that the request's raw body must contain: the fault waits for a call about this order, say. */
  match: z.string().min(1).optional(),
  kind: z.preprocess((kind) => (typeof kind === "number" ? String(kind) : kind), z.enum(KINDS)),
  times: z.int().min(1).default(1),
  /** Calls that pass untouched before the fault begins. */
  skip: z.int().min(0).default(0),
  seconds: z.number().min(0).optional(),
  retryAfter: z.number().min(0).optional(),
  /** Whether the work is done before the fault; only for the kinds that leave it open (a 500 after the work, say). */
  processed: z.boolean().optional(),
});

export type FaultRequest = z.input<typeof faultSchema>;

/** A fault that is to be played now. */
export type Fault = {
  readonly kind: FaultKind;
  readonly processed: boolean;
  readonly seconds: number | undefined;
  readonly retryAfter: number | undefined;
};

export type Faults = {
  add(request: FaultRequest): void;
  /** Takes the first fault waiting for any of these names and this raw body, and counts it down. */
  take(names: readonly string[], body: string): Fault | undefined;
  /** What still waits. */
  waiting(): readonly z.output<typeof faultSchema>[];
  clear(): void;
};

export function createFaults(): Faults {
  let queue: z.output<typeof faultSchema>[] = [];
  return {
    add(request) {
      queue.push(faultSchema.parse(request));
    },
    take(names, body) {
      const next = queue.find(
        ({ call, match }) =>
          (call === "*" || names.includes(call)) && (match === undefined || body.includes(match)),
      );
      if (next === undefined) return undefined;
      if (next.skip > 0) {
        next.skip -= 1;
        return undefined;
      }
      next.times -= 1;
      queue = queue.filter((fault) => fault.times > 0);
      return {
        kind: next.kind,
        processed:
          ALWAYS_PROCESSED.has(next.kind) || (!NEVER_PROCESSED.has(next.kind) && next.processed === true),
        seconds: next.seconds,
        retryAfter: next.retryAfter,
      };
    },
    waiting: () => queue.map((fault) => ({ ...fault })),
    clear() {
      queue = [];
    },
  };
}
