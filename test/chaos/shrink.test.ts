import { describe, expect, it } from "vitest";
import { generate } from "./scenario/generate";
import { shrink } from "./shrink";

describe("the shortest history", () => {
  it("keeps what the failure needs, and nothing else", async () => {
    const long = generate(7);
    const wanted = long.acts.find((act) => "order" in act);
    if (!wanted || !("order" in wanted)) throw new Error("something happens to an order in this world");
    const name = long.orders[wanted.order]?.name;
    const short = await shrink(long, async ({ orders, acts }) =>
      acts.some(
        (act) =>
          "order" in act &&
          act.kind === wanted.kind &&
          act.at === wanted.at &&
          orders[act.order]?.name === name,
      ),
    );
    expect(short.orders.map((order) => order.name)).toEqual([name]);
    expect(short.acts).toEqual([{ ...wanted, order: 0 }]);
    expect([short.kills, short.faults, short.databaseFaults]).toEqual([[], [], []]);
    expect(Object.values(short.post)).not.toContain(true);
  });
});
