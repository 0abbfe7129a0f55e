import { callFaultKinds, type CallFault, type CallFaultKind } from "../simulation/fault-plan";
import { killPoints, outsideCalls, type OutsideCall } from "../kill-points";
import { randomFrom, steadyChoice, type Random } from "../random";
import type { Kill } from "../simulation/kills";
import { wishOf, type Wish } from "./wish";

/** What a seed's world is made to show: a place to die at, and a fault of a call. */
export interface Aim {
  readonly wish: Wish;
  readonly kills: readonly Kill[];
  readonly faults: readonly CallFault[];
}

/** Seeds are spread over all points and all kinds of faults: a batch of some thousands comes by every one of them. */
export function aimOf(seed: number): Aim {
  const random = randomFrom(`aim ${seed}`);
  const point = steadyChoice(`point of ${seed}`, killPoints());
  const wish = wishOf(point);
  const kind = callFaultKinds[seed % callFaultKinds.length] ?? "500";
  const parties = new Set(["shopify", ...(wish.carrier ? [wish.carrier] : [])]);
  const calls = outsideCalls().filter(({ party }) => parties.has(party));
  return {
    wish,
    kills: [
      ...(wish.has.has("orphans") ? [{ point: `during call ${creationOf(wish)}`, nth: 1 }] : []),
      { point, nth: random.chance(0.7) ? 1 : random.int(2, 5) },
    ],
    faults: [...faultOn(random, random.pick(calls), kind), ...lostCreations(random, wish)],
  };
}

/** None where the party cannot show this kind. */
export function faultOn(
  random: Random,
  { party, name }: OutsideCall,
  kind: CallFaultKind,
): readonly CallFault[] {
  if (kind === "throttled" && party !== "shopify") return [];
  return [
    {
      party,
      call: name,
      kind,
      skip: random.int(0, 3),
      times: random.pick([1, 1, 1, 2, 4]),
      seconds: random.pick([5, 12, 28, 45, 100]),
      retryAfter: random.pick([null, 1, 30]),
      processed: random.chance(0.4),
    },
  ];
}

const creations: Readonly<Record<string, string>> = {
  "first-delivery": "create",
  dropcolis: "create",
  ecotrack: "create/order",
  delivety: "order",
};

const creationOf = ({ carrier }: Wish): string =>
  `${carrier ?? "first-delivery"} ${creations[carrier ?? "first-delivery"] ?? ""}`;

/** Answers to creations that never come: half of them after the work was done. */
function lostCreations(random: Random, { carrier, has }: Wish): readonly CallFault[] {
  const party = carrier ?? "first-delivery";
  if (!has.has("uncertain")) return [];
  return Array.from({ length: 3 }, () => ({
    party,
    call: creations[party] ?? "create",
    kind: random.pick(["timeout-after", "reset-after", "timeout-before", "half", "html-200"] as const),
    skip: random.int(0, 1),
    times: 1,
    seconds: 10,
    retryAfter: null,
    processed: random.chance(0.5),
  }));
}
