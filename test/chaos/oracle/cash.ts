import { parcelOf, shipmentsOf, travels } from "./parcel-of";
import type { Ledgers, NavetteShipment, Owed, ShopifyOrder } from "./ledgers";
import type { Violation } from "./violation";

/**
 * What the couriers of an order collect is what it owes: now, or, where the parcel has come to its end, when it did. An order
 * that changed after its carrier was told may differ, if staff were told of the amount. Where only a part of the order
 * travels, its couriers collect no more than that. Of a change that Navette heard of only after the parcel had come to its end,
 * nobody could be told in time; but in the end it has heard of every change.
 */
export function judgeCash(ledgers: Ledgers): {
  readonly violations: readonly Violation[];
  readonly flagged: number;
} {
  const violations: Violation[] = [];
  let flagged = 0;
  for (const order of ledgers.orders) {
    violations.push(...judgeKnowledge(ledgers, order));
    const travelling = shipmentsOf(ledgers, order).filter((shipment) => travels(ledgers, shipment));
    if (travelling.length === 0) continue;
    const collects = travelling.map((shipment) => minor(parcelOf(ledgers, shipment)?.collects ?? null));
    // What Delivety collects is nobody's to know.
    if (collects.includes(null)) continue;
    const total = collects.reduce((sum: bigint, one) => sum + (one ?? 0n), 0n);
    const everOwed = owedBetween(ledgers, order, travelling);
    const isRight = isWhole(order, travelling)
      ? everOwed.includes(total)
      : everOwed.some((owed) => total <= owed);
    if (isRight) continue;
    if (isFlagged(ledgers, order, travelling)) flagged += 1;
    else {
      const words = `couriers collect ${total}, owed are ${everOwed.join(" or ")} (in the smallest unit)`;
      violations.push({ kind: "cash", about: order.name, words });
    }
  }
  return { violations, flagged };
}

/** An order that Navette knows is known as it is. */
function judgeKnowledge({ heard }: Ledgers, order: ShopifyOrder): readonly Violation[] {
  const last = heard?.findLast((one) => one.order === order.id);
  if (!last || minor(last.amount) === minor(order.outstanding)) return [];
  const words = `owes ${order.outstanding}, and Navette has heard of ${last.amount}`;
  return [{ kind: "cash", about: order.name, words }];
}

/** The whole parcel is staff's to deal with, its cash too. */
const tellsOfAll: ReadonlySet<string> = new Set([
  "cancel_refused",
  "cancel_by_hand",
  "fulfillment_cancelled",
]);

/** Staff see it, or saw it since the amount changed and dealt with it. */
function isFlagged(
  { owed, states }: Ledgers,
  order: ShopifyOrder,
  travelling: readonly NavetteShipment[],
): boolean {
  const changedAt = owed.findLast((one) => one.order === order.id)?.at ?? 0;
  return travelling.some(({ id }) => {
    const seen = states.filter(({ shipment }) => shipment === id);
    const then = seen.findLast(({ at }) => at < changedAt);
    const since = seen.filter(({ at }) => at >= changedAt);
    return (
      [...(then ? [then] : []), ...since].some(({ problem }) => tellsOfAll.has(problem ?? "")) ||
      since.some(({ problem, changed }) => problem === "changed_after_sending" && changed.includes("amount"))
    );
  });
}

const isWhole = ({ lines }: ShopifyOrder, travelling: readonly NavetteShipment[]): boolean =>
  lines.every(({ id, wanted }) => {
    const sent = travelling.flatMap((one) => one.lines).filter(({ line }) => line === id);
    return sent.reduce((sum, { quantity }) => sum + quantity, 0) >= wanted;
  });

/** What is owed at the end; for parcels that are over, also what was owed then, and what Navette had heard of it. */
function owedBetween(
  { owed, heard, states }: Ledgers,
  order: ShopifyOrder,
  travelling: readonly NavetteShipment[],
): bigint[] {
  const amounts = owed.filter((one) => one.order === order.id);
  const overAt = travelling.flatMap(({ id }) =>
    states
      .filter(({ shipment, state }) => shipment === id && ["delivered", "returned"].includes(state))
      .map(({ at }) => at),
  );
  const known = (heard ?? []).filter((one) => one.order === order.id);
  const then = overAt.flatMap((at) => [...amountAt(amounts, at), ...amountAt(known, at)]);
  return [...new Set([order.outstanding, ...then].flatMap((amount) => minor(amount) ?? []))];
}

const amountAt = (amounts: readonly Owed[], at: number): readonly string[] => {
  const last = amounts.findLast((one) => one.at <= at);
  return last ? [last.amount] : [];
};

/** Decimal digits without the point: the amounts of one order have one number of decimals once its zeros are filled up. */
function minor(amount: string | null): bigint | null {
  if (amount === null) return null;
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(`${whole}${decimals.padEnd(3, "0")}`);
}
