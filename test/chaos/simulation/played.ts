import type { Ledgers } from "../oracle/ledgers";
import type { Scenario } from "../scenario/scenario";

/** What came of a world. */
export interface Played {
  readonly ledgers: Ledgers;
  /** How often each kind of fault was met. */
  readonly faults: ReadonlyMap<string, number>;
  /** How often a process died at each point, and how often each was passed. */
  readonly kills: ReadonlyMap<string, number>;
  readonly passed: ReadonlyMap<string, number>;
  /** What happened, line by line, in virtual time. */
  readonly history: readonly string[];
}

/** A world that could not be played to its end: a bug of chaos, or of the app beyond what it knows how to survive. */
export class WorldBroken extends Error {
  readonly history: readonly string[];

  constructor(seed: number, history: readonly string[], cause: unknown) {
    super(`the world of seed ${seed} broke`, { cause });
    this.history = history;
  }
}

/** What goes wrong without a call: kinds of acts that every batch has to meet. */
export const faultyActs = ["clock-skew", "stall", "expire-tokens", "downtime"] as const;

/** Two processes work the same queue. */
export const racingWorkers = "two-workers";

export const actsThatAreFaults = ({ acts, processes }: Scenario): readonly (readonly [string, number])[] => [
  ...faultyActs.map((kind) => [kind, acts.filter((doing) => doing.kind === kind).length] as const),
  [racingWorkers, processes === "several" ? 1 : 0] as const,
];

/** When the last thing of a scenario has happened, in milliseconds after its beginning. */
export const lastOf = ({ acts, orders }: Scenario): number =>
  Math.max(
    0,
    ...orders.map(({ at }) => at),
    ...acts.map(
      (doing) => doing.at + ("milliseconds" in doing && doing.kind !== "clock-skew" ? doing.milliseconds : 0),
    ),
  );
