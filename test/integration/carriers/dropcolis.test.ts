import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Shipment } from "~/shipping/shipment";
import { listProblems } from "~/use-cases/list-problems";
import { progressShipment } from "~/use-cases/progress-shipment";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { validateShipment } from "~/use-cases/validate-shipment";
import { shop } from "../path/installation";
import { firstSecret } from "./carriers";
import { actor, openDropcolisShop, type DropcolisShop } from "./dropcolis-shop";
import { actorsOf, untilTold, wordsOf } from "./reading";
import { receive, signed } from "./receiver";

/** Its tests run in their order: time only goes forward, and the queue does not follow it. */
describe("a Quebec order's path", () => {
  let at: DropcolisShop["at"];
  let receiver: DropcolisShop["receiver"];
  let pushWith: DropcolisShop["pushWith"];
  let ship: DropcolisShop["ship"];
  let bought: DropcolisShop["bought"];
  let parcels: DropcolisShop["parcels"];
  let move: DropcolisShop["move"];
  let inbox: DropcolisShop["inbox"];
  let settledInbox: DropcolisShop["settledInbox"];
  let opened: DropcolisShop;
  beforeAll(async () => {
    opened = await openDropcolisShop();
    ({ at, receiver, pushWith, ship, bought, parcels, move, inbox, settledInbox } = opened);
  });
  afterAll(() => opened.close());

  it("keeps tracking page, cost and day of a created parcel, and sends the page on", async () => {
    const created = await bought("#D1");
    const [parcel, ...others] = await parcels("#D1");
    expect(others).toEqual([]);
    expect(parcel).toMatchObject({ reference: created.reference, codCents: 4_800 });
    expect(created).toMatchObject({
      state: "created",
      carrierState: "pending",
      problem: null,
      trackingNumber: parcel?.orderId,
      carrierId: parcel?.orderId,
      trackingUrl: `${at.carrier.url}/track/${parcel?.orderId ?? ""}`,
      cost: { minor: parcel?.rateCents, currency: "CAD" },
      estimatedDelivery: expect.any(Date),
    });
    expect(await at.fulfillmentsOf("#D1")).toMatchObject([
      {
        trackingCompany: "Dropcolis",
        trackingNumber: created.trackingNumber,
        trackingUrl: created.trackingUrl,
      },
    ]);
  });

  it("settles an uncertain creation by the same bytes under the same key", async () => {
    await at.order({ name: "#D11" });
    await at.carrier.control.post("faults", { call: "create", kind: "reset-after" });
    const before = at.carrier.ledger.calls().filter(({ operation }) => operation === "create").length;
    const uncertain = await ship("#D11");
    expect(uncertain).toMatchObject({ state: "uncertain", trackingNumber: null });
    const settled = await at.until("#D11", ({ fulfillmentId }) => fulfillmentId !== null);
    const [parcel, ...others] = await parcels("#D11");
    expect(others).toEqual([]);
    expect(settled).toMatchObject({
      state: "created",
      problem: null,
      trackingNumber: parcel?.orderId,
      cost: { minor: parcel?.rateCents, currency: "CAD" },
    });
    const calls = at.carrier.ledger.calls().filter(({ operation }) => operation === "create");
    // Another key, or other bytes, would have been answered 409.
    expect(calls.slice(before).map(({ status }) => status)).toEqual([null, 201]);
    expect(await actorsOf(at, settled, "found-at-carrier")).toEqual(["app"]);
  });

  it("settles it by a push that names our reference, where asking brings nothing", async () => {
    await at.order({ name: "#D12" });
    await at.carrier.control.post("faults", [
      { call: "create", kind: "reset-after" },
      { call: "create", kind: "500", times: 50 },
    ]);
    const uncertain = await ship("#D12");
    expect(uncertain.state).toBe("uncertain");
    await move(uncertain, "accepted");
    const settled = await at.until("#D12", ({ fulfillmentId }) => fulfillmentId !== null);
    await at.carrier.control.delete("faults");
    const [parcel, ...others] = await parcels("#D12");
    expect(others).toEqual([]);
    expect(settled).toMatchObject({
      state: "created",
      problem: null,
      trackingNumber: parcel?.orderId,
      carrierId: parcel?.orderId,
    });
    expect(await wordsOf(at, settled)).toEqual(["accepted"]);
    expect(await at.fulfillmentsOf("#D12")).toMatchObject([{ trackingNumber: parcel?.orderId }]);
  });

  /** An order whose creation is answered two seconds after the carrier has it, and what is pushed meanwhile. */
  const overtaken = async (name: string, pushed: string): Promise<Shipment | undefined> => {
    await at.order({ name });
    await at.carrier.control.post("faults", { call: "create", kind: "late", seconds: 2 });
    const shipping = ship(name);
    await expect.poll(() => parcels(name), { timeout: 10_000 }).toHaveLength(1);
    await move(await at.until(name, ({ state }) => state === "sending"), pushed);
    await shipping;
    await settledInbox();
    expect(await parcels(name)).toHaveLength(1);
    return at.shipmentOf(name);
  };

  it("lets a push wait for the answer it has overtaken", async () => {
    const created = await overtaken("#D14", "accepted");
    expect(created).toMatchObject({ state: "created", problem: null, cost: { currency: "CAD" } });
    expect(created && (await wordsOf(at, created))).toEqual(["accepted"]);
  });

  it("lets a push wait, too, that names the order by an id it does not know yet", async () => {
    expect(await overtaken("#D15", "picked_up")).toMatchObject({ state: "picked_up", problem: null });
  });

  it("knows the pushes of a parcel whose number staff brought", async () => {
    await at.order({ name: "#D13" });
    await at.carrier.control.post("faults", [
      { call: "create", kind: "reset-after" },
      { call: "create", kind: "500", times: 50 },
    ]);
    const uncertain = await ship("#D13");
    const [parcel] = await parcels("#D13");
    const settled = await settleByStaff(at.application.world, shop, uncertain.id, "sent", {
      trackingNumber: parcel?.orderId ?? "",
      actor,
    });
    await at.carrier.control.delete("faults");
    expect(settled).toMatchObject({ ok: true, value: { state: "created", trackingNumber: parcel?.orderId } });
    // Of the eight types only order.accepted names our reference.
    await move(uncertain, "picked_up");
    expect(await at.until("#D13", ({ state }) => state === "picked_up")).toMatchObject({ problem: null });
  });

  it("tells Shopify each pushed state once, however often it is pushed", async () => {
    const created = await bought("#D21");
    await pushWith(firstSecret, { copies: 3 });
    const steps = [
      ["accepted", "created", ["CONFIRMED"]],
      ["courier_assigned", "created", ["CONFIRMED"]],
      ["picked_up", "picked_up", ["CONFIRMED", "CARRIER_PICKED_UP"]],
      ["in_transit", "in_transit", ["CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT"]],
      [
        "out_for_delivery",
        "out_for_delivery",
        ["CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY"],
      ],
      [
        "delivered",
        "delivered",
        ["CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"],
      ],
    ] as const;
    for (const [theirs, ours, told] of steps) {
      // A parcel does not pass two of them in the same second, the unit of its times.
      at.advance(60_000);
      await move(created, theirs);
      await expect.poll(async () => (await wordsOf(at, created)).at(-1), { timeout: 20_000 }).toBe(theirs);
      expect(await at.shipmentOf("#D21")).toMatchObject({ state: ours, problem: null });
      await untilTold(at, "#D21", told);
    }
    await pushWith(firstSecret);
    expect(await wordsOf(at, created)).toEqual(steps.map(([theirs]) => theirs));
  });

  it("keeps nothing of a forged push, and knows a body it has", async () => {
    const created = await bought("#D31");
    const body = JSON.stringify({
      type: "order.in_transit",
      data: { order_id: created.trackingNumber, eta: "2027-01-05T12:00:00-05:00" },
    });
    const before = await inbox();
    expect(await receive(at, body, signed(body, "whsec_somebody_else"))).toBe("forged");
    expect(await receive(at, body, null)).toBe("forged");
    expect(await receive(at, `${body} `, signed(body, firstSecret))).toBe("forged");
    expect(await inbox()).toHaveLength(before.length);
    expect(await at.shipmentOf("#D31")).toEqual(await at.until("#D31", ({ state }) => state === "created"));

    expect(await receive(at, body, signed(body, firstSecret))).toBe("stored");
    const moved = await at.until("#D31", ({ state }) => state === "in_transit");
    expect(moved.estimatedDelivery).toEqual(new Date("2027-01-05T17:00:00Z"));
    await untilTold(at, "#D31", ["CONFIRMED", "IN_TRANSIT"]);
    const once = await at.shipmentOf("#D31");
    expect(await receive(at, body, signed(body, firstSecret))).toBe("known");
    await pushWith(firstSecret, { forge: "replay" });
    await at.carrier.control.post("events", z.record(z.string(), z.unknown()).parse(JSON.parse(body)));
    await expect.poll(() => receiver.answers.slice(-2), { timeout: 10_000 }).toEqual(["known", "known"]);
    await pushWith(firstSecret);
    await settledInbox();
    expect(await at.shipmentOf("#D31")).toEqual(once);
    expect(await wordsOf(at, created)).toEqual(["in_transit"]);
  });

  it("moves nothing back and raises nothing for what comes late", async () => {
    const created = await bought("#D41");
    at.advance(60_000);
    await move(created, "delivered");
    await at.until("#D41", ({ state }) => state === "delivered");
    const late = JSON.stringify({ type: "order.in_transit", data: { order_id: created.trackingNumber } });
    const picked = JSON.stringify({
      type: "order.picked_up",
      data: { order_id: created.trackingNumber, picked_up_at: new Date().toISOString() },
    });
    for (const body of [late, picked])
      expect(await receive(at, body, signed(body, firstSecret))).toBe("stored");
    await settledInbox();
    expect(await at.shipmentOf("#D41")).toMatchObject({
      state: "delivered",
      carrierState: "delivered",
      problem: null,
    });
    // Kept all the same: what happened is part of the story.
    expect((await wordsOf(at, created)).toSorted()).toEqual(["delivered", "in_transit", "picked_up"]);
    await untilTold(at, "#D41", ["CONFIRMED", "DELIVERED"]);
  });

  it("believes a delivery although an earlier push came after it had happened", async () => {
    const created = await bought("#D42");
    // On the door step at 12:00:00; "out for delivery" was sent again and again until we answered, at 12:00:30.
    const deliveredAt = at.application.world.clock.now();
    at.advance(30_000);
    const out = JSON.stringify({
      type: "order.out_for_delivery",
      data: { order_id: created.trackingNumber },
    });
    expect(await receive(at, out, signed(out, firstSecret))).toBe("stored");
    await at.until("#D42", ({ state }) => state === "out_for_delivery");
    const delivered = JSON.stringify({
      type: "order.delivered",
      data: { order_id: created.trackingNumber, delivered_at: deliveredAt.toISOString() },
    });
    expect(await receive(at, delivered, signed(delivered, firstSecret))).toBe("stored");
    await settledInbox();
    expect(await at.shipmentOf("#D42")).toMatchObject({ state: "delivered", problem: null });
  });

  it("keeps and shows a signed type it does not know", async () => {
    const created = await bought("#D51");
    await at.carrier.control.post("events", {
      type: "order.weighed",
      data: { order_id: created.trackingNumber },
    });
    const shown = async () => {
      const problems = await listProblems(at.application.world, shop);
      return problems.ok ? problems.value.map(({ problem }) => problem) : [];
    };
    await expect.poll(shown, { timeout: 20_000 }).toContainEqual(
      expect.objectContaining({
        code: "webhook_unreadable",
        values: { topic: `carriers/${at.connection}`, reason: "a type we do not know" },
      }),
    );
    expect(await at.shipmentOf("#D51")).toMatchObject({ state: "created", problem: null });
  });

  it("keeps the number of a request that was refused, for the carrier's support", async () => {
    await at.order({ name: "#D52" });
    await at.carrier.control.post("faults", { call: "create", kind: "401" });
    await ship("#D52");
    const waiting = await at.until("#D52", ({ problem }) => problem !== null);
    const requestId: unknown = expect.stringMatching(/^req_[0-9a-f]{12}$/);
    expect(waiting).toMatchObject({
      state: "waiting",
      problem: { code: "carrier_auth", values: { requestId } },
    });
    const journal = await at.application.world.store.journal.ofOrder(shop, waiting.orderId);
    expect(journal).toContainEqual(
      expect.objectContaining({
        event: "not-created",
        words: "Signature does not match",
        values: expect.objectContaining({ requestId }),
      }),
    );
  });

  it("keeps what is pushed beside the states: the courier, and the proof of delivery", async () => {
    await bought("#D53");
    const created = await at.until("#D53", ({ state }) => state === "created");
    const told = () => expect.poll(async () => (await at.shipmentOf("#D53"))?.details, { timeout: 20_000 });
    const courier = { name: "Luc Bouchard", phone: "+1-514-555-0198" };
    await move(created, "courier_assigned");
    await told().toEqual({ courier });
    await move(created, "picked_up");
    await told().toEqual({ courier, pickedUpAt: expect.any(Date) });
    await move(created, "delivered");
    await told().toEqual({
      courier,
      pickedUpAt: expect.any(Date),
      deliveredAt: expect.any(Date),
      signatureUrl: `${created.trackingUrl ?? ""}/signature`,
    });
  });

  it("leaves to the carrier what the carrier tells", async () => {
    const created = await bought("#D61");
    const { world } = at.application;
    expect(await progressShipment(world, shop, created.id, "delivered", actor)).toMatchObject({
      ok: false,
      error: { code: "capability_missing", values: { carrier: "dropcolis", operation: "progress" } },
    });
    expect(await validateShipment(world, shop, created.id, actor)).toMatchObject({
      ok: false,
      error: { code: "capability_missing", values: { carrier: "dropcolis", operation: "validate" } },
    });
    expect(await at.shipmentOf("#D61")).toEqual(created);
  });
});
