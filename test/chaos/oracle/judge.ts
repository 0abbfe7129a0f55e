import { judgeCash } from "./cash";
import { judgeChanges } from "./changes";
import { judgeFulfillments } from "./fulfillments";
import { judgeGoods } from "./goods";
import type { Ledgers } from "./ledgers";
import { judgeLogs } from "./logs";
import { judgeParcels } from "./parcels";
import { judgeStates } from "./states";
import { judgeTracking } from "./tracking";
import type { Violation } from "./violation";

export type { Violation, ViolationKind } from "./violation";

export interface Judgement {
  readonly violations: readonly Violation[];
  /** Parcels that collect something else than is owed, and staff were told. */
  readonly cashFlagged: number;
}

/** Compares what Shopify, the carriers and Navette say, once everything has come to rest. */
export function judge(ledgers: Ledgers): Judgement {
  const cash = judgeCash(ledgers);
  return {
    violations: [
      ...judgeGoods(ledgers),
      ...judgeParcels(ledgers),
      ...judgeFulfillments(ledgers),
      ...judgeChanges(ledgers),
      ...judgeStates(ledgers),
      ...judgeTracking(ledgers),
      ...cash.violations,
      ...judgeLogs(ledgers),
    ],
    cashFlagged: cash.flagged,
  };
}
