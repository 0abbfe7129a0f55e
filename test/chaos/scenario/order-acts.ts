import type { Random } from "../random";
import { streets } from "./markets";
import type { Act, CarrierStep, ChangeKind, OrderPlan, ShopPlan, StaffVerb } from "./scenario";
import type { Ingredient } from "./wish";

const minute = 60_000;

/** What happens to one order after it was placed. What the world is made to show happens to most, the rest to some. */
export function orderActs(
  random: Random,
  index: number,
  order: OrderPlan,
  shop: ShopPlan,
  wanted: ReadonlySet<Ingredient>,
): readonly Act[] {
  const acts: Act[] = [];
  const after = (least: number, most: number): number => order.at + random.int(least * 1000, most * 1000);
  const chance = (usual: number, ...ingredients: readonly Ingredient[]): boolean =>
    random.chance(ingredients.some((one) => wanted.has(one)) ? 0.7 : usual);
  const staff = (verb: StaffVerb, at: number): void =>
    void acts.push({ kind: "staff", order: index, verb, at });
  const change = (what: ChangeKind, at: number): void =>
    void acts.push({ kind: "change", order: index, what, change: changeOf(random, what, order), at });

  if (shop.mode === "manual") staff("ship", after(5, 900));
  if (chance(0.1, "by-name")) staff("ship", after(0, wanted.has("by-name") ? 2 : 300));
  if (chance(0.08, "clicks")) staff("retry", after(20, 1200));
  if (chance(0.05, "clicks") && shop.carrier === "ecotrack") staff("validate", after(20, 900));
  staff("answer-place", after(120, 1800));
  if (random.chance(0.8)) staff("answer-twin", after(120, 1800));
  if (random.chance(0.3)) staff("settle", after(120, 1800));

  if ("hold" in order.given) change("release", after(60, 1800));
  if (chance(0.08)) {
    change("hold", after(0, 600));
    if (random.chance(0.7)) change("release", after(700, 2400));
  }
  if (chance(0.08, "changes")) change("edit", after(0, 900));
  if (chance(0.08, "changes")) change("address", after(0, 900));
  if (chance(0.06, "changes")) change("refund", after(0, 1200));
  if (chance(0.05, "changes")) change("paid", after(0, 1500));
  if (chance(0.05)) change("part-paid", after(0, 1500));
  if (chance(0.06)) change("note", after(0, 1200));
  if (chance(0.04)) change("reschedule", after(0, 600));
  if (chance(0.04)) change("move", after(0, 600));
  if (chance(0.06)) change("fulfill-by-hand", after(0, 600));
  if (chance(0.05)) acts.push({ kind: "cancel-fulfillment", order: index, at: after(10, 1500) });
  if (chance(0.08, "cancels")) {
    if (random.chance(0.5)) change("cancel", after(0, 900));
    else staff("cancel", after(5, 900));
    if (random.chance(0.4)) staff("ship", after(900, 2400));
  }
  if (chance(0.15, "acknowledge")) staff("acknowledge", after(900, 2700));

  for (const { to, at, isWrong } of journey(random, shop)) {
    acts.push({ kind: "carrier-moves", order: index, to, at: order.at + at, isWrong });
  }
  if (shop.carrier === "delivety") {
    for (const minutes of [8, 15, 25])
      if (chance(0.5, "progress")) staff("progress", order.at + minutes * minute);
  }
  return acts;
}

function changeOf(random: Random, what: ChangeKind, { sku }: OrderPlan): unknown {
  switch (what) {
    case "edit":
      return { line_items: [{ sku, quantity: random.int(0, 4) }] };
    case "refund":
      return { refund: { lines: [{ sku, quantity: 1 }] } };
    case "address":
      return { shipping_address: { address1: `${random.int(181, 300)} ${random.pick(streets)}` } };
    case "cancel":
      return { cancelled_at: true };
    case "hold":
      return { hold: "INCORRECT_ADDRESS" };
    case "release":
      return { release: true };
    case "paid":
      return { financial_status: "paid" };
    case "part-paid":
      return { financial_status: "partially_paid", total_outstanding: `${random.int(1, 9)}.50` };
    case "note":
      return { note: `Sonner ${random.int(2, 9)} fois` };
    case "reschedule":
      return { fulfill_at: "2026-12-01T09:00:00Z" };
    case "move":
      return { move: "Dépôt de Sousse" };
    case "fulfill-by-hand":
      return random.pick([
        { fulfill: true },
        { fulfill: { company: "Poste", number: `RR${random.int(1e8, 9e8)}` } },
      ]);
  }
}

interface Move {
  readonly to: CarrierStep;
  readonly at: number;
  /** The carrier says what cannot be. */
  readonly isWrong: boolean;
}

/** How a parcel fares: mostly to the door, sometimes back, sometimes nowhere; and now and then a scan is a wrong one. */
function journey(random: Random, shop: ShopPlan): readonly Move[] {
  if (shop.carrier === "delivety" || random.chance(0.2)) return [];
  const steps: { to: CarrierStep; isWrong: boolean }[] = [];
  const then = (...to: readonly CarrierStep[]): void =>
    void steps.push(...to.map((one) => ({ to: one, isWrong: false })));
  if (random.chance(0.08)) then("cancelled");
  else {
    then("picked-up", "in-transit");
    if (random.chance(0.7)) then("out-for-delivery");
    if (random.chance(0.1)) steps.push({ to: "picked-up", isWrong: true });
    if (random.chance(0.2)) then("attempted", "out-for-delivery");
    if (random.chance(0.05)) then("unknown");
    if (random.chance(0.8)) then("delivered");
    else if (random.chance(0.6)) then("returning", "returned");
    if (random.chance(0.05)) steps.push({ to: "in-transit", isWrong: true });
  }
  let at = random.int(4, 15) * minute;
  return steps.map((step) => {
    at += random.int(1, 6) * minute;
    return { ...step, at };
  });
}
