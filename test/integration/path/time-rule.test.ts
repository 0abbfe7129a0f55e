import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { followParcels } from "~/use-cases/follow-parcels";
import { progressShipment } from "~/use-cases/progress-shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { sweepShop } from "~/use-cases/sweep-shop";
import { delivety } from "../carriers/carriers";
import { install, shop, type Installation } from "./installation";

const minute = 60_000;
const rule = { deliveredAfterMinutes: 45 };

describe("a shop's time rule", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: delivety, mode: "manual" });
  });
  afterAll(() => at.close());

  const ordered = async (
    name: string,
    besides: Readonly<Record<string, unknown>> = {},
  ): Promise<Shipment> => {
    await at.order({ name }, besides);
    const shipped = await shipOrders(at.application.world, shop, [name], { actor: "Salma" });
    if (!shipped.ok) throw new Error(shipped.error.code);
    return at.until(name, ({ state, fulfillmentId }) => state === "created" && fulfillmentId !== null);
  };
  const connect = async (more: object): Promise<void> => {
    const typed = { id: at.connection, ...delivety.settings(at.carrier.url), ...more };
    const connected = await connectCarrier(at.application.world, shop, "delivety", typed);
    if (!connected.ok) throw new Error(connected.error.code);
  };
  const swept = async () => {
    const counts = await sweepShop(at.application.world, shop);
    if (!counts.ok) throw new Error(counts.error.code);
    return counts.value;
  };
  /** As the schedule does. */
  const visit = () => followParcels(at.application.world, { shop, connectionId: at.connection });
  const stateOf = async (name: string) => (await at.shipmentOf(name))?.state;
  const toldOf = async (name: string) =>
    (await at.fulfillmentsOf(name)).flatMap(({ events }) => events.map(({ status }) => status));
  const progressedOf = async ({ orderId }: Shipment) =>
    (await at.application.world.store.journal.ofOrder(shop, orderId)).filter(
      ({ event }) => event === "progressed",
    );

  it("is not there unless the shop sets it: nothing moves by itself", async () => {
    await ordered("#T1");
    at.advance(24 * 60 * minute);
    await visit();
    expect(await swept()).toMatchObject({ changed: 0 });
    expect(await stateOf("#T1")).toBe("created");
  });

  it("moves what was sent long enough ago, once, and says that it is the shop's rule", async () => {
    const young = await ordered("#T2");
    await connect(rule);
    expect(await swept()).toMatchObject({ followed: 0, changed: 1 });
    // Of the day before, and of a moment ago.
    expect([await stateOf("#T1"), await stateOf("#T2")]).toEqual(["delivered", "created"]);

    at.advance(44 * minute);
    expect(await swept()).toMatchObject({ changed: 0 });
    at.advance(2 * minute);
    expect(await at.application.world.store.connections.withParcelsToFollow()).toEqual([
      { shop, id: at.connection, carrier: "delivety" },
    ]);
    // Two processes at once.
    await Promise.all([visit(), visit()]);
    expect(await at.shipmentOf("#T2")).toMatchObject({ state: "delivered", carrierState: null });
    await expect.poll(() => toldOf("#T2"), { timeout: 20_000 }).toEqual(["CONFIRMED", "DELIVERED"]);
    expect(await progressedOf(young)).toMatchObject([
      { actor: "time rule", values: { state: "delivered", minutes: 45 }, words: null },
    ]);

    await visit();
    expect(await swept()).toMatchObject({ changed: 0, events: 0 });
    expect(await toldOf("#T2")).toEqual(["CONFIRMED", "DELIVERED"]);
    expect(await progressedOf(young)).toHaveLength(1);
    const events = await at.application.world.store.shipments.trackingEvents(shop, young.id);
    expect(events.map(({ state }) => state)).toEqual(["delivered"]);
    expect(await at.application.world.store.connections.withParcelsToFollow()).toEqual([]);
  });

  it("goes on from what staff said, but not against it", async () => {
    const { world } = at.application;
    const underWay = await ordered("#T3");
    const absent = await ordered("#T4");
    await progressShipment(world, shop, underWay.id, "out_for_delivery", "Amine");
    await progressShipment(world, shop, absent.id, "attempted", "Amine");
    at.advance(50 * minute);
    expect(await swept()).toMatchObject({ changed: 1 });
    expect([await stateOf("#T3"), await stateOf("#T4")]).toEqual(["delivered", "attempted"]);
    expect((await progressedOf(underWay)).map(({ actor }) => actor)).toEqual(["Amine", "time rule"]);
  });

  it("counts from the promised moment where that is later", async () => {
    const inTwoHours = new Date(at.application.world.clock.now().getTime() + 120 * minute).toISOString();
    await ordered("#T5", { deliver_after: inTwoHours });
    at.advance(160 * minute);
    await visit();
    expect(await stateOf("#T5")).toBe("created");
    at.advance(6 * minute);
    await visit();
    expect(await stateOf("#T5")).toBe("delivered");
  });

  it("leaves an order that was cancelled meanwhile to staff", async () => {
    const { orderId } = await ordered("#T6");
    await at.shopify.control.post(`orders/${orderId}`, { cancelled_at: true });
    await at.webhook("orders/cancelled", orderId);
    await expect
      .poll(async () => (await at.application.world.store.orders.find(shop, orderId))?.order.cancelledAt)
      .toBeInstanceOf(Date);
    at.advance(50 * minute);
    await visit();
    expect(await stateOf("#T6")).toBe("created");
  });

  it("touches no other shop's parcels, and none of a shop that is gone", async () => {
    const { world } = at.application;
    await ordered("#T7");
    at.advance(50 * minute);
    const other = shopDomain.parse("other-test.myshopify.com");
    await world.store.shops.install(other, "read_orders", world.clock.now());
    await followParcels(world, { shop: other, connectionId: at.connection });
    await sweepShop(world, other);
    expect(await stateOf("#T7")).toBe("created");

    await world.store.shops.uninstall(shop, world.clock.now());
    await visit();
    expect(await sweepShop(world, shop)).toMatchObject({ ok: false, error: { code: "shop_uninstalled" } });
    expect(await world.store.connections.withParcelsToFollow()).toEqual([]);
    expect(await stateOf("#T7")).toBe("created");
  });
});
