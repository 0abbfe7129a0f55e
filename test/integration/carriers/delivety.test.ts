import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Shipment } from "~/shipping/shipment";
import { changeSettings } from "~/use-cases/change-settings";
import { progressShipment } from "~/use-cases/progress-shipment";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { settleUncertain } from "~/use-cases/settle-uncertain";
import { shipOrders } from "~/use-cases/ship-orders";
import { sweepShop } from "~/use-cases/sweep-shop";
import { validateShipment } from "~/use-cases/validate-shipment";
import { install, shipmentJob, shop, type Installation } from "../path/installation";
import { delivety, dish, margherita } from "./carriers";
import { actorsOf, rowsOf, shipmentsOf, untilTold } from "./reading";

const actor = "Salma";
const orderRow = z.object({
  reference: z.string(),
  name: z.string(),
  products: z.array(z.object({ api_id: z.number(), count: z.number() })),
});

describe("a restaurant order's path", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: delivety, mode: "manual" });
  });
  afterAll(() => at.close());

  const ship = async (name: string): Promise<Shipment> => {
    const shipped = await shipOrders(at.application.world, shop, [name], { actor });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at.shipmentOf(name);
    if (!shipment) throw new Error(`${name} has no shipment`);
    return shipment;
  };
  const ordered = async (name: string): Promise<Shipment> => {
    await at.order({ name });
    return ship(name);
  };
  const kitchen = async (name: string) => rowsOf(at, name, orderRow, await at.carrier.control.get("ledger"));
  const uncertainOrder = async (name: string): Promise<Shipment> => {
    await at.order({ name });
    await at.carrier.control.post("faults", { call: "order", kind: "reset-after" });
    const uncertain = await ship(name);
    expect(uncertain).toMatchObject({ state: "uncertain", problem: { code: "uncertain" } });
    return uncertain;
  };

  it("is created without a tracking number, and fulfilled without one", async () => {
    const created = await ordered("#L1");
    expect(created).toMatchObject({
      carrier: "delivety",
      state: "created",
      trackingNumber: null,
      trackingUrl: null,
      problem: null,
    });
    expect(await kitchen("#L1")).toMatchObject([
      { reference: created.reference, name: "#L1", products: [{ api_id: 139, count: 1 }] },
    ]);
    await ship("#L1");
    await sweepShop(at.application.world, shop);
    const fulfillments = await at.fulfillmentsOf("#L1");
    expect(fulfillments).toMatchObject([
      { id: created.fulfillmentId, trackingCompany: "Delivety", trackingNumber: null },
    ]);
    expect(await kitchen("#L1")).toHaveLength(1);
    await untilTold(at, "#L1", ["CONFIRMED"]);
  });

  it("leaves orders that travel to the parcel carriers", async () => {
    await at.order({ name: "#L2" }, { delivery_method: "SHIPPING" });
    expect(await ship("#L2")).toMatchObject({ state: "waiting", problem: { code: "no_carrier" } });
    expect(await kitchen("#L2")).toEqual([]);
  });

  it("writes one fulfillment though Shopify's answer was lost", async () => {
    await at.order({ name: "#L11" });
    await at.shopify.control.post("faults", { call: "fulfillmentCreate", kind: "reset-after" });
    await ship("#L11");
    const written = await at.until("#L11", ({ fulfillmentId }) => fulfillmentId !== null);
    const fulfillments = await at.fulfillmentsOf("#L11");
    expect(fulfillments).toMatchObject([{ id: written.fulfillmentId, trackingNumber: null }]);
  });

  it("writes a fulfillment of its own for each of two kitchens", async () => {
    await at.order(
      { name: "#L12", more: { line_items: [margherita, dish("Pizza margherita", 48_001, "14.500")] } },
      { locations: ["La Marsa", "Carthage"] },
    );
    // One kitchen is told later than the other, so that a fulfillment without a number is there already.
    await at.carrier.control.post("faults", { call: "order", kind: "401", skip: 1 });
    await ship("#L12");
    const writtenCount = async () =>
      (await shipmentsOf(at, "#L12")).filter(({ fulfillmentId }) => fulfillmentId !== null).length;
    await expect.poll(writtenCount, { timeout: 20_000 }).toBe(1);
    await ship("#L12");
    await expect.poll(writtenCount, { timeout: 20_000 }).toBe(2);
    const shipments = await shipmentsOf(at, "#L12");
    expect(await kitchen("#L12")).toHaveLength(2);
    const written = (await at.fulfillmentsOf("#L12")).map(({ id }) => id);
    expect(written).toHaveLength(2);
    expect(shipments.map(({ fulfillmentId }): string | null => fulfillmentId).toSorted()).toEqual(
      written.toSorted(),
    );
  });

  it("is moved along by staff, told to Shopify once each, and the journal names them", async () => {
    const created = await ordered("#L21");
    const { world } = at.application;
    const steps = [
      ["picked_up", "Amine", ["CONFIRMED", "CARRIER_PICKED_UP"]],
      ["out_for_delivery", "Salma", ["CONFIRMED", "CARRIER_PICKED_UP", "OUT_FOR_DELIVERY"]],
      ["delivered", "Amine", ["CONFIRMED", "CARRIER_PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERED"]],
    ] as const;
    for (const [state, who, told] of steps) {
      expect(await progressShipment(world, shop, created.id, state, who)).toMatchObject({
        ok: true,
        value: { state, problem: null },
      });
      await untilTold(at, "#L21", told);
      expect(await progressShipment(world, shop, created.id, state, who)).toMatchObject({
        ok: false,
        error: { code: "move_not_allowed", values: { from: state, to: state } },
      });
    }
    expect(await actorsOf(at, created, "progressed")).toEqual(["Amine", "Salma", "Amine"]);
    for (const back of ["picked_up", "cancelled", "created", "on_the_moon"]) {
      expect(await progressShipment(world, shop, created.id, back, actor)).toMatchObject({
        ok: false,
        error: { code: "move_not_allowed", values: { from: "delivered", to: back } },
      });
    }
    await sweepShop(world, shop);
    await untilTold(at, "#L21", ["CONFIRMED", "CARRIER_PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERED"]);
  });

  it("says that there is no such step where there is none", async () => {
    const created = await ordered("#L22");
    expect(await validateShipment(at.application.world, shop, created.id, actor)).toMatchObject({
      ok: false,
      error: { code: "capability_missing", values: { carrier: "delivety", operation: "validate" } },
    });
  });

  it("stays uncertain until staff say that it was sent, which needs no number", async () => {
    const uncertain = await uncertainOrder("#L31");
    const { world } = at.application;
    expect(await settleUncertain(world, shipmentJob(uncertain.id))).toEqual({ done: true });
    await sweepShop(world, shop);
    await ship("#L31");
    expect(await at.shipmentOf("#L31")).toMatchObject({ id: uncertain.id, state: "uncertain" });
    // Staff cannot move along what may not be there.
    expect(await progressShipment(world, shop, uncertain.id, "picked_up", actor)).toMatchObject({
      ok: false,
      error: { code: "move_not_allowed" },
    });
    const settled = await settleByStaff(world, shop, uncertain.id, "sent", { trackingNumber: null, actor });
    expect(settled).toMatchObject({
      ok: true,
      value: { state: "created", trackingNumber: null, problem: null },
    });
    await at.until("#L31", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.fulfillmentsOf("#L31")).toHaveLength(1);
    expect(await kitchen("#L31")).toHaveLength(1);
    expect(await actorsOf(at, uncertain, "settled-sent")).toEqual([actor]);
  });

  it("goes again as a new shipment after it was not sent, and only when it is asked for", async () => {
    // Automatic: nothing of what follows may be taken for a first time.
    await changeSettings(at.application.world, shop, { shipping: { mode: "automatic" } });
    const uncertain = await uncertainOrder("#L41");
    const { world } = at.application;
    const settled = await settleByStaff(world, shop, uncertain.id, "not-sent", {
      trackingNumber: null,
      actor,
    });
    expect(settled).toMatchObject({
      ok: true,
      value: { state: "failed", problem: { code: "not_sent_by_staff" } },
    });
    await sweepShop(world, shop);
    await at.webhook("orders/updated", uncertain.orderId);
    await expect
      .poll(async () => {
        const { rowCount } = await at.application.database.pool.query(
          `SELECT 1 FROM "InboxEntry" WHERE "state" = 'pending'`,
        );
        return rowCount;
      })
      .toBe(0);
    const [, next, ...others] = await shipmentsOf(at, "#L41");
    expect(others).toEqual([]);
    expect(next).toMatchObject({ state: "waiting", requestedAt: null });
    // The push did arrive (the stand-in's word against staff's), and nothing was pushed since.
    expect(await kitchen("#L41")).toHaveLength(1);

    const again = await ship("#L41");
    expect(again).toMatchObject({ state: "created" });
    expect(again.reference).not.toBe(uncertain.reference);
    expect((await kitchen("#L41")).map(({ reference }) => reference)).toEqual([
      uncertain.reference,
      again.reference,
    ]);
    expect(await at.fulfillmentsOf("#L41")).toHaveLength(1);
    await changeSettings(world, shop, { shipping: { mode: "manual" } });
  });

  it("waits for a dish that is not linked, and goes once it is", async () => {
    const special = dish("Plat du jour", 48_999, "16.000");
    await at.order({ name: "#L51", more: { line_items: [margherita, special] } });
    expect(await ship("#L51")).toMatchObject({ state: "waiting", problem: { code: "product_unmapped" } });
    expect(await kitchen("#L51")).toEqual([]);
    await changeSettings(at.application.world, shop, {
      products: [
        { variantId: "48001", apiId: 139 },
        { variantId: "48999", apiId: 777 },
      ],
    });
    expect(await ship("#L51")).toMatchObject({ state: "created", problem: null });
    expect(await kitchen("#L51")).toMatchObject([
      {
        products: [
          { api_id: 139, count: 1 },
          { api_id: 777, count: 1 },
        ],
      },
    ]);
  });
});
