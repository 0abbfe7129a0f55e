import { judge } from "./oracle/judge";
import type { Violation, ViolationKind } from "./oracle/violation";
import { killPoints } from "./kill-points";
import { callFaultKinds } from "./simulation/fault-plan";
import { faultyActs, racingWorkers, type Played } from "./simulation/played";
import { postFaultKinds } from "./simulation/post-office";

/** What a batch of worlds came to. Plain data: parts of a batch are played in processes of their own. */
export interface Tally {
  readonly runs: number;
  readonly violations: Readonly<Record<ViolationKind, number>>;
  readonly cashFlagged: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly seed: number;
  readonly violations: readonly Violation[];
}

/** Every kind of fault that a batch has to meet. */
export const faultKinds: readonly string[] = [
  ...callFaultKinds,
  ...postFaultKinds,
  ...faultyActs,
  racingWorkers,
  "job-at-two-workers",
  "database-connection-lost",
  "wrong-state",
  "unknown-state",
];

const zero = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, 0]));

/** Nothing played yet: every kind of fault and every point to die at stands there with its 0. */
export const emptyTally = (): Tally => ({
  runs: 0,
  violations: { lost: 0, duplicate: 0, regression: 0, leak: 0, cash: 0 },
  cashFlagged: 0,
  faults: zero(faultKinds),
  kills: zero(killPoints()),
  failures: [],
});

export function tallyOf(seed: number, played: Played): Tally {
  const { violations, cashFlagged } = judge(played.ledgers);
  const counts = { ...emptyTally().violations };
  for (const { kind } of violations) counts[kind] += 1;
  return {
    runs: 1,
    violations: counts,
    cashFlagged,
    faults: Object.fromEntries(played.faults),
    kills: Object.fromEntries(played.kills),
    failures: violations.length === 0 ? [] : [{ seed, violations }],
  };
}

/** A world that broke has lost its orders: nobody can say what became of them. */
export const brokenTally = (seed: number, words: string): Tally => ({
  ...emptyTally(),
  runs: 1,
  violations: { ...emptyTally().violations, lost: 1 },
  failures: [{ seed, violations: [{ kind: "lost", about: "the world", words }] }],
});

export function added(one: Tally, other: Tally): Tally {
  const { violations: a } = one;
  const { violations: b } = other;
  return {
    runs: one.runs + other.runs,
    violations: {
      lost: a.lost + b.lost,
      duplicate: a.duplicate + b.duplicate,
      regression: a.regression + b.regression,
      leak: a.leak + b.leak,
      cash: a.cash + b.cash,
    },
    cashFlagged: one.cashFlagged + other.cashFlagged,
    faults: summed(one.faults, other.faults),
    kills: summed(one.kills, other.kills),
    failures: [...one.failures, ...other.failures],
  };
}

function summed(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The line that a batch ends with. */
export const reportOf = (tally: Tally, seconds: number) => ({
  runs: tally.runs,
  lost: tally.violations.lost,
  duplicates: tally.violations.duplicate,
  regressions: tally.violations.regression,
  leaks: tally.violations.leak,
  cashDifferences: tally.violations.cash,
  cashFlagged: tally.cashFlagged,
  faults: tally.faults,
  kills: tally.kills,
  secondsPer1000: Math.round((seconds / Math.max(1, tally.runs)) * 1000),
});

/** A batch this large meets everything; a smaller one need not. */
const wholeBatch = 5_000;

/** Why a batch is no proof: what must not happen did, or something was never tried. */
export function complaints({ runs, violations, faults, kills }: Tally): readonly string[] {
  const wrong = Object.entries(violations).flatMap(([kind, count]) =>
    count > 0 ? [`${kind}: ${count}`] : [],
  );
  if (runs < wholeBatch) return wrong;
  const unmet = Object.entries(faults).flatMap(([kind, count]) =>
    count === 0 ? [`never met: ${kind}`] : [],
  );
  const unhit = Object.entries(kills).flatMap(([point, count]) =>
    count === 0 ? [`nobody died ${point}`] : [],
  );
  return [...wrong, ...unmet, ...unhit];
}
