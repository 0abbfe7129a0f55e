import type { Act, Scenario } from "./scenario/scenario";

/** Something of a scenario that may be left out. */
type Piece =
  | { readonly of: "orders" | "acts" | "faults" | "databaseFaults" | "kills"; readonly index: number }
  | { readonly of: "post"; readonly key: keyof Scenario["post"] };

/**
 * Leaves out of a scenario whatever it fails without: first halves, then smaller parts, then piece by piece. Each try is
 * a whole world, so there are at most `tries` of them; what comes out fails, and is as short as could be found.
 */
export async function shrink(
  scenario: Scenario,
  stillFails: (shorter: Scenario) => Promise<boolean>,
  tries = 120,
): Promise<Scenario> {
  let kept = piecesOf(scenario);
  let left = tries;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < kept.length && left > 0;) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      left -= 1;
      if (await stillFails(withOnly(scenario, fewer))) kept = fewer;
      else at += size;
    }
  }
  return withOnly(scenario, kept);
}

function piecesOf({ orders, acts, faults, databaseFaults, kills, post }: Scenario): Piece[] {
  const lists = { kills, faults, databaseFaults, acts, orders };
  // The keys of this very record.
  const names = Object.keys(lists) as (keyof typeof lists)[];
  const keys = Object.keys(post) as (keyof Scenario["post"])[];
  return [
    ...keys.filter((key) => post[key]).map((key): Piece => ({ of: "post", key })),
    ...names.flatMap((of) => lists[of].map((_item, index): Piece => ({ of, index }))),
  ];
}

/** Orders that are left out take what happens to them along; the others keep their place in the list. */
function withOnly(scenario: Scenario, kept: readonly Piece[]): Scenario {
  const has = (of: string, index: number): boolean =>
    kept.some((piece) => piece.of === of && "index" in piece && piece.index === index);
  const isOn = (key: keyof Scenario["post"]): boolean =>
    kept.some((piece) => piece.of === "post" && piece.key === key);
  const places = new Map<number, number>();
  for (const index of scenario.orders.keys()) if (has("orders", index)) places.set(index, places.size);
  return {
    ...scenario,
    orders: scenario.orders.filter((_order, index) => has("orders", index)),
    acts: scenario.acts.flatMap((act, index) => (has("acts", index) ? movedTo(act, places) : [])),
    faults: scenario.faults.filter((_fault, index) => has("faults", index)),
    databaseFaults: scenario.databaseFaults.filter((_fault, index) => has("databaseFaults", index)),
    kills: scenario.kills.filter((_kill, index) => has("kills", index)),
    post: {
      duplicates: isOn("duplicates"),
      reordered: isOn("reordered"),
      delayed: isOn("delayed"),
      dropped: isOn("dropped"),
      replayed: isOn("replayed"),
    },
  };
}

function movedTo(act: Act, places: ReadonlyMap<number, number>): readonly Act[] {
  if (!("order" in act)) return [act];
  const order = places.get(act.order);
  return order === undefined ? [] : [{ ...act, order }];
}
