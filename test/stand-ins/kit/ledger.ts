/** Everything that happened at a stand-in, in order: what a test counts duplicates and losses from. */
import type { Clock } from "./clock";
import type { FaultKind } from "./faults";

export type LedgerCall = {
  readonly n: number;
  /** The stand-in's time, ISO 8601. */
  readonly at: string;
  /** The real time, ISO 8601, for rates and intervals. */
  readonly realAt: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Whether the stand-in did the work, whatever the caller heard. */
  processed: boolean;
  /** The status that the caller got; null while it waits and when it never got one. */
  status: number | null;
  fault: FaultKind | null;
  note?: unknown;
};

/** Something that is not a call: a webhook that was sent, a clock that jumped. */
export type LedgerEvent = { readonly at: string; readonly kind: string; readonly detail: unknown };

export type Ledger = {
  call(operation: string, method: string, path: string): LedgerCall;
  event(kind: string, detail: unknown): void;
  calls(): readonly LedgerCall[];
  events(): readonly LedgerEvent[];
};

export function createLedger(clock: Clock): Ledger {
  const calls: LedgerCall[] = [];
  const events: LedgerEvent[] = [];
  return {
    call(operation, method, path) {
      const call: LedgerCall = {
        n: calls.length + 1,
        at: clock.now().toISOString(),
        realAt: new Date().toISOString(),
        operation,
        method,
        path,
        processed: false,
        status: null,
        fault: null,
      };
      calls.push(call);
      return call;
    },
    event(kind, detail) {
      events.push({ at: clock.now().toISOString(), kind, detail });
    },
    calls: () => calls,
    events: () => events,
  };
}
