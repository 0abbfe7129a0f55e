import { FAULT_KINDS, type FaultKind } from "../../stand-ins/kit";

/** What can go wrong with one call: the kinds of the stand-ins' kit, and three that only a network in between can do. */
export type CallFaultKind =
  | FaultKind
  /** The connection never stood: nothing was sent. */
  | "never-sent"
  /** 200, whole as HTTP goes, and half of the JSON in it. */
  | "half-json"
  /** Shopify alone: its cost bucket is empty. */
  | "throttled";

export const callFaultKinds: readonly CallFaultKind[] = [
  // The keys of a record of all kinds.
  ...(Object.keys(FAULT_KINDS) as FaultKind[]),
  "never-sent",
  "half-json",
  "throttled",
];

/** A fault of a world: it waits for the call, lets `skip` of them pass, and is played `times` times. */
export interface CallFault {
  readonly party: string;
  /** The operation's name, or `*`. */
  readonly call: string;
  readonly kind: CallFaultKind;
  readonly skip: number;
  readonly times: number;
  /** For `late` and `slow`. */
  readonly seconds: number;
  readonly retryAfter: number | null;
  /** Whether the work is done before the fault, for the kinds that leave it open. */
  readonly processed: boolean;
}

const neverProcessed: ReadonlySet<CallFaultKind> = new Set<CallFaultKind>([
  "timeout-before",
  "reset-before",
  "never-sent",
  "throttled",
  "401",
  "426",
  "429",
]);
const alwaysProcessed: ReadonlySet<CallFaultKind> = new Set<CallFaultKind>([
  "timeout-after",
  "reset-after",
  "half",
  "half-json",
  "slow",
  "late",
]);

export const isProcessed = ({ kind, processed }: CallFault): boolean =>
  alwaysProcessed.has(kind) || (processed && !neverProcessed.has(kind));

/** The faults of a world, taken by the calls they wait for. */
export class CallFaults {
  #waiting: { fault: CallFault; skip: number; times: number }[];

  constructor(faults: readonly CallFault[]) {
    this.#waiting = faults.map((fault) => ({ fault, skip: fault.skip, times: fault.times }));
  }

  take(party: string, names: readonly string[]): CallFault | null {
    const next = this.#waiting.find(
      ({ fault }) => fault.party === party && (fault.call === "*" || names.includes(fault.call)),
    );
    if (!next) return null;
    if (next.skip > 0) {
      next.skip -= 1;
      return null;
    }
    next.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return next.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}
