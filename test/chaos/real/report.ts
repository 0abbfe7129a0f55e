import type { Violation, ViolationKind } from "../oracle/violation";
import type { reportOf } from "../tally";

/** The line that a run ends with: the same keys as a batch of worlds, a run being a kill. */
export function realReport(run: {
  /** What each kill interrupted. */
  readonly labels: readonly string[];
  readonly violations: readonly Violation[];
  readonly cashFlagged: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
}): ReturnType<typeof reportOf> {
  const { labels, violations, cashFlagged, faults, seconds } = run;
  const count = (wanted: ViolationKind): number => violations.filter(({ kind }) => kind === wanted).length;
  return {
    runs: labels.length,
    lost: count("lost"),
    duplicates: count("duplicate"),
    regressions: count("regression"),
    leaks: count("leak"),
    cashDifferences: count("cash"),
    cashFlagged,
    faults,
    kills: Object.fromEntries(
      [...Map.groupBy(labels, (label) => label)].map(([label, same]) => [label, same.length]),
    ),
    secondsPer1000: Math.round((seconds / Math.max(1, labels.length)) * 1000),
  };
}
