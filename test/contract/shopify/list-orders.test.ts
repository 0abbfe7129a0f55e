import { describe, expect, it } from "vitest";
import { giveOrder, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";
import { doorStage, shop } from "./door-stage";

const stage = doorStage();

describe("a shop's orders", () => {
  async function list(question: { readonly changedSince: Date | null; readonly toFulfill: boolean }) {
    const door = stage.door();
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const page = await door.listOrders(shop, { ...question, after });
      if (!page.ok) throw new Error(JSON.stringify(page));
      pages.push(page.value.orders.map(({ id }) => id));
      after = page.value.next;
    } while (after !== null);
    return pages;
  }

  it("that are to be fulfilled are all found, whatever keeps them, and no others", async () => {
    const give = async (besides: object = {}) =>
      (await giveOrder(stage.shopify(), { order: TUNISIAN_ORDER, ...besides })).id;
    const wanted = [
      await give(),
      await give({ hold: "INCORRECT_ADDRESS" }),
      await give({ fulfill_at: "2031-01-01T00:00:00Z" }),
      await give(),
      await give(),
    ];
    await stage.change(wanted[3] ?? "", { fulfill: { lines: [{ sku: "MUG" }] } });
    await stage.change(wanted[4] ?? "", { fulfill: true });
    await stage.change(wanted[4] ?? "", { cancel_fulfillment: true });
    const [fulfilled, cancelled] = [await give(), await give()];
    await stage.change(fulfilled, { fulfill: true });
    await stage.change(cancelled, { cancelled_at: true });
    expect((await list({ changedSince: null, toFulfill: true })).flat().sort()).toEqual([...wanted].sort());
    expect((await list({ changedSince: null, toFulfill: false })).flat()).toHaveLength(7);
  });

  it("come a hundred a page, by their last change", async () => {
    await stage.shopify().control.post("orders", {
      ...TUNISIAN_ORDER,
      count: 250,
      created_at: "2026-09-01T08:00:00Z",
    });
    const changed = await giveOrder(stage.shopify(), {
      ...TUNISIAN_ORDER,
      updated_at: "2026-10-01T08:00:00Z",
    });
    const pages = await list({ changedSince: null, toFulfill: true });
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 51]);
    expect(new Set(pages.flat()).size).toBe(251);
    expect(pages.at(-1)?.at(-1)).toBe(changed.id);
    expect(await list({ changedSince: new Date("2026-10-01T08:00:00.400Z"), toFulfill: false })).toEqual([
      [changed.id],
    ]);
    expect(stage.throttledCalls()).toEqual([]);
  });
});
