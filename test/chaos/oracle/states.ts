import type { Ledgers } from "./ledgers";
import type { Violation } from "./violation";

/** How far a shipment has come; within one step couriers go to and fro. */
const steps: readonly (readonly string[])[] = [
  ["waiting", "asking", "sending", "uncertain"],
  ["created"],
  ["picked_up"],
  ["in_transit", "out_for_delivery", "attempted", "returning"],
  ["delivered", "returned", "cancelled", "failed"],
];
export const stepOf = (state: string): number => steps.findIndex((step) => step.includes(state));
export const isEnd = (state: string): boolean => stepOf(state) === steps.length - 1;

/** No state is ever taken back by something that came late. */
export function judgeStates({ states, navette }: Ledgers): readonly Violation[] {
  const orderOf = new Map(navette.shipments.map(({ id, order }) => [id, order]));
  return [...Map.groupBy(states, ({ shipment }) => shipment)].flatMap(([shipment, seen]) =>
    seen.flatMap(({ state }, index): readonly Violation[] => {
      const before = seen[index - 1]?.state;
      if (before === undefined || before === state) return [];
      const goesBack = stepOf(state) < stepOf(before) || isEnd(before) || stepOf(state) < 0;
      const about = orderOf.get(shipment) ?? shipment;
      return goesBack ? [{ kind: "regression", about, words: `goes from ${before} to ${state}` }] : [];
    }),
  );
}
