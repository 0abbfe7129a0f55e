import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import { receiveOrder } from "~/use-cases/receive-order";
import { reconcileNow } from "~/use-cases/reconcile-shop";
import { shipOrders } from "~/use-cases/ship-orders";
import { install, shop, type Installation } from "./installation";
import { firstDelivery } from "./test-carrier";

const { buyer } = firstDelivery.purchase;

/** No webhook comes: what others did in Shopify is seen by reading the shop's orders through. */
describe("what somebody else did to a fulfillment, and no webhook told", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
    // Read through once: from here on only what changed is asked for.
    await reconcile();
  });
  afterAll(() => at.close());

  const reconcile = async () => {
    const reconciled = await reconcileNow(at.application.world, shop);
    if (!reconciled.ok) throw new Error(reconciled.error.code);
    return reconciled.value;
  };
  const ordered = async (name: string, phone: string) => {
    const id = await at.order({ name, buyer: { ...buyer, phone } });
    await receiveOrder(at.application.world, shop, orderId.parse(id));
    return id;
  };
  const changedUnheard = (id: string, change: Readonly<Record<string, unknown>>) =>
    at.shopify.control.post(`orders/${id}?silent=1`, change);
  const shipmentsOf = (id: string) => at.application.world.store.shipments.ofOrder(shop, orderId.parse(id));
  const stateOf = async (name: string) => {
    const listed = await listOrders(at.application.world, shop);
    if (!listed.ok) throw new Error(listed.error.code);
    const found = listed.value.find((order) => order.name === name);
    return [found?.state, found?.problem?.code ?? null];
  };

  it("fulfilled by hand with a carrier's number: that parcel is followed, and no other is made", async () => {
    const id = await ordered("#H1", "+216 20 444 001");
    const number = "683375999001";
    await changedUnheard(id, { fulfill: { company: "First Delivery", number } });
    expect(await reconcile()).toMatchObject({ received: 1 });
    const [planned, adopted, ...more] = await shipmentsOf(id);
    expect(planned).toMatchObject({ state: "cancelled", trackingNumber: null });
    expect(adopted).toMatchObject({ state: "created", trackingNumber: number, problem: null });
    expect(adopted?.fulfillmentId).toBe((await at.fulfillmentsOf("#H1"))[0]?.id);
    expect(more).toEqual([]);
    expect(await at.parcelsOf("#H1")).toEqual([]);
    expect(await reconcile()).toMatchObject({ received: 0 });
  });

  it("fulfilled by hand without a number: nothing of it ships any more", async () => {
    const id = await ordered("#H2", "+216 20 444 002");
    expect(await stateOf("#H2")).toEqual(["waiting", null]);
    await changedUnheard(id, { fulfill: true });
    expect(await reconcile()).toMatchObject({ received: 1 });
    expect(await shipmentsOf(id)).toMatchObject([
      { state: "cancelled", problem: { code: "already_fulfilled" } },
    ]);
    expect(await stateOf("#H2")).toEqual(["not_shipped", "already_fulfilled"]);
    expect(await at.parcelsOf("#H2")).toEqual([]);
  });

  it("our fulfillment cancelled by hand: staff are told, and no second parcel is made", async () => {
    const id = await ordered("#H3", "+216 20 444 003");
    await shipOrders(at.application.world, shop, ["#H3"], { actor: "Salma" });
    expect((await at.shipmentOf("#H3"))?.fulfillmentId).not.toBeNull();
    await reconcile();
    await changedUnheard(id, { cancel_fulfillment: true });
    expect(await reconcile()).toMatchObject({ received: 1 });
    expect(await shipmentsOf(id)).toMatchObject([
      { state: "created", problem: { code: "fulfillment_cancelled" } },
    ]);
    expect(await at.parcelsOf("#H3")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#H3")).toMatchObject([{ status: "CANCELLED" }]);
  });

  it("the fulfillment of a parcel made by hand cancelled by hand: staff are told of that, too", async () => {
    const id = await ordered("#H4", "+216 20 444 004");
    await changedUnheard(id, { fulfill: { company: "First Delivery", number: "683375999004" } });
    await reconcile();
    await changedUnheard(id, { cancel_fulfillment: true });
    await reconcile();
    expect((await at.shipmentOf("#H4"))?.problem?.code).toBe("fulfillment_cancelled");
  });
});
