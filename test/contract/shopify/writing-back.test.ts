import { describe, expect, it } from "vitest";
import { fulfillmentId } from "~/shipping/ids";
import { readWebhook } from "~/shopify/webhook-content";
import { giveOrder, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";
import { doorStage, newFulfillment, shop } from "./door-stage";

const stage = doorStage();

describe("writing back", () => {
  it("creates a fulfillment and its events, once each where asked once", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const door = stage.door();
    const fulfillment = newFulfillment(await stage.read(id));
    const created = await door.createFulfillment(shop, fulfillment);
    if (!created.ok) throw new Error(JSON.stringify(created));
    const after = await stage.read(id);
    expect(after.fulfillments).toEqual([
      {
        id: created.value,
        active: true,
        trackingNumbers: ["FD-1"],
        company: "First Delivery Group",
        lines: after.lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
      },
    ]);

    const happenedAt = new Date("2026-11-20T10:00:00Z");
    for (const status of ["CARRIER_PICKED_UP", "DELIVERED"] as const) {
      expect(
        await door.createFulfillmentEvent(shop, {
          fulfillmentId: created.value,
          status,
          happenedAt,
          estimatedDelivery: happenedAt,
        }),
      ).toEqual({ ok: true, value: null });
    }
    expect(await door.fulfillmentEvents(shop, created.value)).toEqual({
      ok: true,
      value: ["CARRIER_PICKED_UP", "DELIVERED"],
    });
    expect(await door.createFulfillment(shop, fulfillment)).toMatchObject({
      ok: false,
      error: { kind: "rejected" },
    });
  });

  it("fulfills what is at one place at once, and nothing across places or on hold", async () => {
    const { id } = await giveOrder(stage.shopify(), {
      order: TUNISIAN_ORDER,
      locations: ["Tunis", "Sousse"],
    });
    await stage.change(id, { split: [{ sku: "TS-1", quantity: 1 }] });
    const door = stage.door();
    const order = await stage.read(id);
    expect(order.fulfillmentOrders.map(({ locationName }) => locationName)).toEqual([
      "Tunis",
      "Sousse",
      "Tunis",
    ]);
    const refused = (words: string) => ({ ok: false, error: { kind: "rejected", words, retryAt: null } });
    expect(await door.createFulfillment(shop, newFulfillment(order))).toEqual(
      refused("All fulfillment orders must be assigned to a single location."),
    );
    await stage.change(id, {
      hold: { fulfillmentOrder: order.fulfillmentOrders[2]?.id },
    });
    expect(await door.createFulfillment(shop, newFulfillment(order, 0, 2))).toEqual(
      refused(`Fulfillment order ${order.fulfillmentOrders[2]?.id} has an unfulfillable status= on_hold.`),
    );
    expect((await stage.read(id)).fulfillments).toEqual([]);
    await stage.change(id, { release: true });
    expect(await door.createFulfillment(shop, newFulfillment(order, 0, 2))).toMatchObject({ ok: true });
    const [shirts, mug] = order.lines;
    expect((await stage.read(id)).fulfillments).toMatchObject([
      { lines: [{ orderLineId: shirts?.id, quantity: 2 }] },
    ]);
    expect((await stage.read(id)).fulfillmentOrders).toMatchObject([
      { status: "CLOSED" },
      { status: "OPEN", lines: [{ orderLineId: mug?.id, remaining: 1 }] },
      { status: "CLOSED" },
    ]);
  });

  it("takes a fulfillment back, as often as it is asked, and its goods are to be fulfilled again", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const door = stage.door(500);
    const created = await door.createFulfillment(shop, newFulfillment(await stage.read(id)));
    if (!created.ok) throw new Error(JSON.stringify(created));
    const before = readWebhook("orders/updated", await stage.payloadOf(id));

    stage.shopify().faults.add({ call: "fulfillmentCancel", kind: "timeout-after" });
    expect(await door.cancelFulfillment(shop, created.value)).toMatchObject({ error: { kind: "uncertain" } });
    expect(await door.cancelFulfillment(shop, created.value)).toEqual({ ok: true, value: null });
    expect(await door.cancelFulfillment(shop, fulfillmentId.parse("1"))).toEqual({ ok: true, value: null });
    expect(await stage.read(id)).toMatchObject({
      fulfillments: [{ active: false, lines: [] }],
      fulfillmentOrders: [
        { status: "CLOSED" },
        { status: "OPEN", lines: [{ remaining: 2 }, { remaining: 1 }] },
      ],
    });
    expect(readWebhook("orders/updated", await stage.payloadOf(id))).not.toEqual(before);
  });

  it("leaves the digest of the order's webhooks as it was", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const before = readWebhook("orders/create", await stage.payloadOf(id));
    await stage.door().createFulfillment(shop, newFulfillment(await stage.read(id)));
    const after = await stage.payloadOf(id);
    expect(after).toContain("FD-1");
    expect(readWebhook("orders/updated", after)).toEqual(before);
    await stage.change(id, { note: "sonner deux fois" });
    expect(readWebhook("orders/updated", await stage.payloadOf(id))).not.toEqual(before);
  });

  it("whose answer never comes is uncertain, and the fulfillment is found by looking", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    const order = await stage.read(id);
    for (const kind of ["timeout-after", "half"] as const) {
      stage.shopify().faults.add({ call: "fulfillmentCreate", kind });
    }
    const door = stage.door(500);
    expect(await door.createFulfillment(shop, newFulfillment(order))).toMatchObject({
      ok: false,
      error: { kind: "uncertain" },
    });
    expect((await stage.read(id)).fulfillments).toMatchObject([{ active: true, trackingNumbers: ["FD-1"] }]);
    expect(stage.callsOf("fulfillmentCreate")).toHaveLength(1);
  });

  it("survives a storm of failed reads", async () => {
    const { id } = await giveOrder(stage.shopify(), TUNISIAN_ORDER);
    for (const kind of ["502-html", "reset-after"] as const)
      stage.shopify().faults.add({ call: "order", kind });
    expect((await stage.read(id)).id).toBe(id);
  });
});
