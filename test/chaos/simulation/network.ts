import type { Answer } from "../../stand-ins/kit";
import { json } from "../../stand-ins/kit";
import type { Random } from "../random";
import { type CallFault, type CallFaultKind, type CallFaults, isProcessed } from "./fault-plan";
import type { Kills } from "./kills";
import { faultyAnswer, meet, type Met, type Party, type WireRequest } from "./party";
import type { Life, Scheduler } from "./scheduler";

/** What the caller of one exchange sees. */
export type Received =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "never-sent" }
  /** `broken`: the connection went before a whole answer was there. */
  | { readonly kind: "lost"; readonly reason: "timeout" | "broken"; readonly headersCame: boolean };

/**
 * The wire between a process and the outside, in virtual time: a request travels, is worked on where it arrives (also when
 * its sender has died meanwhile), and the answer travels back. Faults and deaths happen on the way.
 */
export class Network {
  readonly #scheduler: Scheduler;
  readonly #faults: CallFaults;
  readonly #kills: Kills;
  readonly #random: Random;
  readonly #met = new Map<CallFaultKind, number>();
  readonly #metAt: { readonly party: string; readonly kind: CallFaultKind }[] = [];
  readonly #trace: (line: string) => void;

  constructor(parts: {
    scheduler: Scheduler;
    faults: CallFaults;
    kills: Kills;
    random: Random;
    trace: (line: string) => void;
  }) {
    this.#scheduler = parts.scheduler;
    this.#faults = parts.faults;
    this.#kills = parts.kills;
    this.#random = parts.random;
    this.#trace = parts.trace;
  }

  /** How often each kind of fault was really met. */
  met(): ReadonlyMap<CallFaultKind, number> {
    return this.#met;
  }

  /** Each party and what it was met with. */
  metAt(): readonly { readonly party: string; readonly kind: CallFaultKind }[] {
    return this.#metAt;
  }

  async exchange(life: Life, party: Party, request: WireRequest, timeout: number): Promise<Received> {
    const met = meet(party, request);
    const call = callName(party.name, met.names);
    // A step of its own: somebody else may come first, and the process may die before anything is sent.
    await this.#scheduler.perform(life, `${call} leaves`, 0, async () =>
      this.#kills.pass(life, `before call ${call}`),
    );
    const expected = this.#scheduler.expect<Received>(life, `${call} answers`);
    const deliver = (after: number, received: Received): void => {
      expected.deliver(after, async () => {
        this.#trace(`${life.name} hears of ${call}: ${inWords(received)}`);
        this.#kills.pass(life, `after call ${call}`);
        return received;
      });
    };
    const fault = this.#faults.take(party.name, met.names);
    if (fault) {
      this.#met.set(fault.kind, (this.#met.get(fault.kind) ?? 0) + 1);
      this.#metAt.push({ party: party.name, kind: fault.kind });
    }
    deliver(timeout, { kind: "lost", reason: "timeout", headersCame: false });
    if (fault?.kind === "never-sent") {
      this.#trace(`${life.name} cannot reach ${party.name} for ${call}`);
      deliver(this.#latency(), { kind: "never-sent" });
    } else {
      this.#scheduler.plan(`${call} arrives`, this.#latency(), async () => {
        await this.#arrive(life, party, met, call, fault, deliver);
      });
    }
    return expected.promise;
  }

  async #arrive(
    life: Life,
    party: Party,
    met: Met,
    call: string,
    fault: CallFault | null,
    deliver: (after: number, received: Received) => void,
  ): Promise<void> {
    const truth = fault === null || isProcessed(fault) ? await met.work() : null;
    const note = truth?.note === undefined ? "" : ` ${JSON.stringify(truth.note)}`;
    this.#trace(
      `${call}${fault ? ` meets ${fault.kind}` : ""}: ${truth ? `${String(truth.status)}${note}` : "not done"}`,
    );
    // The sender dies while its answer is on the way.
    this.#kills.meets(life, `during call ${call}`);
    for (const { after, received } of this.#answers(party, fault, truth))
      deliver(after + this.#latency(), received);
  }

  #answers(
    party: Party,
    fault: CallFault | null,
    truth: Answer | null,
  ): readonly { readonly after: number; readonly received: Received }[] {
    const now = (received: Received) => [{ after: 0, received }];
    const lost = (headersCame: boolean): Received => ({ kind: "lost", reason: "broken", headersCame });
    const done = truth ?? json(500, {});
    if (fault === null) return now({ kind: "answer", answer: done });
    switch (fault.kind) {
      case "timeout-before":
      case "timeout-after":
        return [];
      case "reset-before":
      case "reset-after":
        return now(lost(false));
      case "half":
        return now(lost(true));
      case "slow":
      case "late":
        return [{ after: fault.seconds * 1000, received: { kind: "answer", answer: done } }];
      case "half-json": {
        const body = done.body?.toString() ?? "";
        return now({ kind: "answer", answer: { ...done, body: body.slice(0, Math.floor(body.length / 2)) } });
      }
      case "throttled":
        return now({ kind: "answer", answer: throttled });
      case "never-sent":
        return now({ kind: "never-sent" });
      default:
        return now({ kind: "answer", answer: faultyAnswer(party.standIn.faultAnswers, fault) });
    }
  }

  /** Mostly quick; now and then a request is overtaken by others. */
  #latency(): number {
    return this.#random.chance(0.1) ? this.#random.int(500, 5_000) : this.#random.int(5, 300);
  }
}

/** At Shopify a call is known by the operation's own name, which stands before the one that all of them share. */
const callName = (party: string, names: readonly string[]): string =>
  `${party} ${(names.at(-1) === "graphql" ? names.at(-2) : names[0]) ?? "unknown"}`;

const inWords = (received: Received): string =>
  received.kind === "answer"
    ? String(received.answer.status)
    : received.kind === "lost"
      ? received.reason
      : received.kind;

const throttled = json(200, {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: {
      requestedQueryCost: 100,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
    },
  },
});
