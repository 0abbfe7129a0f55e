import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { changeSettings } from "~/use-cases/change-settings";
import { checkConnection } from "~/use-cases/check-connection";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { quoteShipment } from "~/use-cases/quote-shipment";
import { readHistory } from "~/use-cases/read-history";
import { receiveOrder } from "~/use-cases/receive-order";
import { shipOrders } from "~/use-cases/ship-orders";
import { testPush } from "~/use-cases/test-push";
import { shop } from "../path/installation";
import { dropcolis, firstSecret, sandboxKeys } from "./carriers";
import { actor, openDropcolisShop, type DropcolisShop } from "./dropcolis-shop";

/** Its tests run in their order: time goes forward. */
describe("what a Quebec shop asks of Dropcolis besides", () => {
  let opened: DropcolisShop;
  beforeAll(async () => {
    opened = await openDropcolisShop();
  });
  afterAll(() => opened.close());

  const world = () => opened.at.application.world;
  const waiting = async (name: string): Promise<Shipment> => {
    const id = await opened.at.order({ name });
    await receiveOrder(world(), shop, orderId.parse(id));
    const shipment = await opened.at.shipmentOf(name);
    if (shipment?.state !== "waiting") throw new Error(`${name} does not wait`);
    return shipment;
  };
  const callsOf = (operation: string): number =>
    opened.at.carrier.ledger.calls().filter((call) => call.operation === operation).length;
  const quote = async ({ id }: Shipment) => {
    const quoted = await quoteShipment(world(), shop, id);
    if (!quoted.ok) throw new Error(quoted.error.code);
    return quoted.value;
  };
  const prices = async (shipment: Shipment) =>
    (await quote(shipment)).map(({ serviceLevel, price }) => [serviceLevel, price.minor, price.currency]);

  it("proves the keys, and says which of them is wrong", async () => {
    const { connection } = opened.at;
    const check = async () => {
      const checked = await checkConnection(world(), shop, connection);
      return checked.ok ? checked.value.check : checked.error;
    };
    expect(await check()).toEqual({ kind: "works", proves: "credentials" });
    const connectWith = (settings: object) =>
      connectCarrier(world(), shop, dropcolis.name, { id: connection, ...settings });
    await connectWith({ ...sandboxKeys, secretKey: "sk_test_wrong", webhookSecret: firstSecret });
    expect(await check()).toMatchObject({ kind: "fails", cause: "secret" });
    await connectWith({ ...sandboxKeys, publicKey: "pk_test_nobody", webhookSecret: firstSecret });
    expect(await check()).toMatchObject({ kind: "fails", cause: "key" });
    await connectWith({ ...sandboxKeys, webhookSecret: firstSecret });
    expect(await check()).toMatchObject({ kind: "works" });
  });

  it("says what each service level costs, and keeps it while nothing changes", async () => {
    const shipment = await waiting("#Q1");
    expect(await prices(shipment)).toEqual([
      ["standard", 1_399, "CAD"],
      ["express", 2_099, "CAD"],
      ["same_day", 3_099, "CAD"],
    ]);
    const asked = callsOf("rates/quote");
    expect(asked).toBe(3);
    const [standard] = await quote(shipment);
    expect(standard).toMatchObject({
      transitDays: 2,
      estimatedDelivery: expect.any(Date),
      validUntil: expect.any(Date),
    });
    expect(callsOf("rates/quote")).toBe(asked);
  });

  it("asks again when the parcel has changed", async () => {
    const shipment = await waiting("#Q2");
    await prices(shipment);
    const asked = callsOf("rates/quote");
    const settings = await changeSettings(world(), shop, {
      parcel: { weightGrams: 500, lengthCm: 60, widthCm: 40, heightCm: 20 },
    });
    expect(settings.ok).toBe(true);
    expect(await prices(shipment)).toEqual([
      ["standard", 1_399, "CAD"],
      ["express", 2_099, "CAD"],
      ["same_day", 3_099, "CAD"],
    ]);
    expect(callsOf("rates/quote")).toBe(asked + 3);
  });

  it("asks again once a price has ended", async () => {
    const shipment = await waiting("#Q3");
    const [first] = await quote(shipment);
    const asked = callsOf("rates/quote");
    const end = first?.validUntil?.getTime() ?? 0;
    opened.at.advance(end - world().clock.now().getTime() + 1_000);
    const [again] = await quote(shipment);
    expect(again?.validUntil?.getTime()).toBeGreaterThan(end);
    expect(callsOf("rates/quote")).toBe(asked + 3);
  });

  it("ships with the service level that staff chose", async () => {
    const shipment = await waiting("#Q4");
    const shipped = await shipOrders(world(), shop, ["#Q4"], { actor, serviceLevel: "express" });
    expect(shipped.ok && shipped.value.results).toMatchObject([{ shipment: shipment.id }]);
    const created = await opened.at.until("#Q4", ({ state }) => state === "created");
    expect(created).toMatchObject({ serviceLevel: "express" });
    const ledger = await opened.at.carrier.control.get("ledger");
    expect(JSON.stringify(ledger)).toContain(`"service_level":"express"`);
    expect(await quoteShipment(world(), shop, shipment.id)).toMatchObject({ error: { code: "not_waiting" } });
  });

  it("refuses a service level that Dropcolis does not have, in words", async () => {
    await waiting("#Q5");
    const shipped = await shipOrders(world(), shop, ["#Q5"], { actor, serviceLevel: "tomorrow" });
    expect(shipped.ok && shipped.value.results).toMatchObject([
      { state: "waiting", problem: { code: "service_level_unknown" } },
    ]);
    await shipOrders(world(), shop, ["#Q5"], { actor, serviceLevel: "same_day" });
    const created = await opened.at.until("#Q5", ({ state }) => state === "created");
    expect(created).toMatchObject({ problem: null, serviceLevel: "same_day" });
  });

  it("reads a parcel's history, oldest first", async () => {
    await opened.bought("#Q6");
    const shipment = await opened.at.until("#Q6", ({ state }) => state === "created");
    await opened.move(shipment, "accepted", { silent: true });
    await opened.move(shipment, "picked_up", { silent: true });
    const history = await readHistory(world(), shop, shipment.id);
    expect(history.ok && history.value).toMatchObject([
      { carrierState: "pending", state: "created", at: expect.any(Date) },
      { carrierState: "accepted" },
      { carrierState: "picked_up", state: "picked_up" },
    ]);
  });

  it("has a test pushed to the address that it shows", async () => {
    const { connection } = opened.at;
    const pushed = await testPush(world(), shop, connection);
    expect(pushed).toEqual({
      ok: true,
      value: { webhookUrl: `http://127.0.0.1:3000/webhooks/carriers/${connection}` },
    });
    expect(callsOf("webhooks/test")).toBe(1);
  });
});
