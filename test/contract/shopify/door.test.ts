import { describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { giveOrder, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";
import { doorStage, shop } from "./door-stage";

const stage = doorStage();

describe("an order at Shopify", () => {
  it("is read whole, found by its name and by its fulfillment order", async () => {
    const given = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const order = await stage.read(given.id);
    expect(order).toMatchObject({
      id: given.id,
      name: given.name,
      currency: "TND",
      owed: { minor: 81_000, currency: "TND" },
      phones: ["+216 20 123 456"],
      shippingAddress: { name: "Amine Trabelsi", city: "Tunis", country: "TN", province: "" },
      lines: [
        { sku: "TS-1", quantity: 2, weightGrams: 180, unitPrice: { minor: 29_500, currency: "TND" } },
        { sku: "MUG", quantity: 1, weightGrams: 350, unitPrice: { minor: 15_000, currency: "TND" } },
      ],
      fulfillmentOrders: [{ status: "OPEN", deliveryMethod: "SHIPPING", canCreateFulfillment: true }],
      fulfillments: [],
    });
    const door = stage.door();
    expect(await door.findOrderByName(shop, given.name)).toEqual({ ok: true, value: given.id });
    expect(await door.findOrderByName(shop, "#0")).toEqual({ ok: true, value: null });
    const [fulfillmentOrder] = order.fulfillmentOrders;
    if (!fulfillmentOrder) throw new Error("routed");
    expect(await door.orderOfFulfillmentOrder(shop, fulfillmentOrder.id)).toEqual({
      ok: true,
      value: given.id,
    });
    expect(await door.readOrder(shop, orderId.parse("1"))).toEqual({ ok: true, value: null });
  });

  it("of a thousand lines is read whole, within the points there are", async () => {
    const given = await giveOrder(stage.shopify(), {
      ...TUNISIAN_ORDER,
      line_items: Array.from({ length: 1_000 }, (_, i) => ({
        title: `Article ${i}`,
        price: "1.000",
        quantity: 1,
      })),
    });
    const order = await stage.read(given.id);
    expect(order.lines.map(({ title }) => title)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => `Article ${i}`),
    );
    expect(order.fulfillmentOrders.flatMap(({ lines }) => lines)).toHaveLength(1_000);
    expect(stage.throttledCalls()).toEqual([]);
  });
});

describe("an expired token", () => {
  it("is refreshed once by ten simultaneous calls in each of two processes", async () => {
    const { id, name } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    stage.shopify().clock.set(new Date(stage.shopify().clock.now().getTime() + 3_601_000));
    const doors = [stage.door(), stage.door()];
    const found = await Promise.all(
      Array.from({ length: 10 }, () => doors.map((door) => door.findOrderByName(shop, name))).flat(),
    );
    expect(found).toEqual(found.map(() => ({ ok: true, value: id })));
    expect(stage.callsOf("token-refresh")).toHaveLength(1);
  });

  it("is refreshed again where Shopify refuses it before its time, and only the app's opening helps after that", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    await stage.shopify().control.post("tokens", { revoke: "shpat_brought" });
    expect((await stage.read(id)).id).toBe(id);
    expect(stage.callsOf("token-refresh")).toHaveLength(1);
    await stage.shopify().control.post("tokens", { revoke: shop });
    expect(await stage.door().readOrder(shop, orderId.parse(id))).toMatchObject({
      ok: false,
      error: { kind: "access" },
    });
  });

  it("whose refresh was carried out unheard is refreshed again with the same refresh token", async () => {
    await stage.start({ "refresh-again": "" });
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    stage.shopify().clock.set(new Date(stage.shopify().clock.now().getTime() + 3_601_000));
    stage.shopify().faults.add({ call: "token-refresh", kind: "reset-after" });
    expect(await stage.door().readOrder(shop, orderId.parse(id))).toMatchObject({
      ok: false,
      error: { kind: "unavailable" },
    });
    expect((await stage.read(id)).id).toBe(id);
    expect(stage.callsOf("token-refresh")).toHaveLength(2);
  });
});

describe("the throttle", () => {
  it("is never met by one process, however much it asks at once", async () => {
    await stage.start({ bucket: "300", restore: "400" });
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const door = stage.door();
    // The first answer tells the size of this shop's bucket.
    await door.readOrder(shop, orderId.parse(id));
    const orders = await Promise.all(
      Array.from({ length: 12 }, () => door.readOrder(shop, orderId.parse(id))),
    );
    expect(orders.every(({ ok }) => ok)).toBe(true);
    expect(stage.throttledCalls()).toEqual([]);
  });

  it("met by several processes is waited out by each", async () => {
    await stage.start({ bucket: "100", restore: "200" });
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const doors = Array.from({ length: 4 }, () => stage.door());
    const orders = await Promise.all(
      [...doors, ...doors].map((door) => door.readOrder(shop, orderId.parse(id))),
    );
    expect(orders.map(({ ok }) => ok)).toEqual(orders.map(() => true));
    expect(stage.throttledCalls().length).toBeGreaterThan(0);
  });
});
