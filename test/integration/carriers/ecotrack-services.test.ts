import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Shipment } from "~/shipping/shipment";
import { acknowledge } from "~/use-cases/acknowledge";
import { addRemark } from "~/use-cases/add-remark";
import { checkConnection } from "~/use-cases/check-connection";
import { followParcels } from "~/use-cases/follow-parcels";
import { listRemarks } from "~/use-cases/list-remarks";
import { quoteShipment } from "~/use-cases/quote-shipment";
import { readFees } from "~/use-cases/read-fees";
import { readHistory } from "~/use-cases/read-history";
import { requestPickup } from "~/use-cases/request-pickup";
import { requestReturn } from "~/use-cases/request-return";
import { shipOrders } from "~/use-cases/ship-orders";
import { testPush } from "~/use-cases/test-push";
import { validateShipment } from "~/use-cases/validate-shipment";
import { install, shop, type Installation } from "../path/installation";
import { ecotrack } from "./carriers";
import { actorsOf } from "./reading";

const actor = "Salma";

describe("what an Algerian shop asks of its courier besides", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: ecotrack, mode: "manual", working: false });
  });
  afterAll(() => at.close());

  const world = () => at.application.world;
  const handedOver = async (name: string): Promise<Shipment> => {
    await at.order({ name });
    const shipped = await shipOrders(world(), shop, [name], { actor });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at.shipmentOf(name);
    if (shipment?.state !== "created") throw new Error(`${name} is ${shipment?.state ?? "nowhere"}`);
    await validateShipment(world(), shop, shipment.id, actor);
    return shipment;
  };
  const tell = async ({ trackingNumber }: Shipment, state: string) => {
    await at.carrier.control.post("state", { tracking: trackingNumber, state });
    await followParcels(world(), { shop, connectionId: at.connection });
  };
  const journalOf = async ({ orderId }: Shipment, event: string) =>
    (await world().store.journal.ofOrder(shop, orderId)).filter((entry) => entry.event === event);
  const calls = (operation: string): number =>
    at.carrier.ledger.calls().filter((call) => call.operation === operation).length;

  it("writes remarks, and reads them", async () => {
    const shipment = await handedOver("#S1");
    expect(await addRemark(world(), shop, shipment.id, "  Appeler avant 14 h  ", actor)).toMatchObject({
      ok: true,
    });
    const listed = await listRemarks(world(), shop, shipment.id);
    expect(listed.ok && listed.value).toMatchObject([
      { text: expect.stringContaining("Appeler avant 14 h") },
    ]);
    expect(await journalOf(shipment, "remarked")).toMatchObject([{ actor, words: "Appeler avant 14 h" }]);
  });

  it("cuts no remark, and says how long one may be", async () => {
    const shipment = await handedOver("#S2");
    expect(await addRemark(world(), shop, shipment.id, "x".repeat(256), actor)).toEqual({
      ok: false,
      error: { code: "remark_too_long", values: { most: 255 } },
    });
    expect(await addRemark(world(), shop, shipment.id, "x".repeat(255), actor)).toMatchObject({ ok: true });
  });

  it("says that nobody knows where an answer was lost, and writes nothing twice by itself", async () => {
    const shipment = await handedOver("#S3");
    const before = calls("add/maj");
    await at.carrier.control.post("faults", { call: "add/maj", kind: "reset-before" });
    expect(await addRemark(world(), shop, shipment.id, "Deuxième étage", actor)).toMatchObject({
      error: { code: "remark_unclear" },
    });
    expect(calls("add/maj")).toBe(before + 1);
    expect(await journalOf(shipment, "remarked")).toEqual([]);
  });

  it("is refused a return, in the courier's words", async () => {
    const shipment = await handedOver("#S11");
    const asked = await requestReturn(world(), shop, shipment.id, actor);
    expect(asked).toMatchObject({
      error: { code: "carrier_refused", values: { carrier: "ecotrack", words: expect.any(String) } },
    });
    expect(await journalOf(shipment, "return-refused")).toMatchObject([{ actor, words: expect.any(String) }]);
    expect((await at.shipmentOf("#S11"))?.returnRequestedAt).toBeNull();
  });

  it("raises a return that was taken and then ignored, until staff have dealt with it", async () => {
    const shipment = await handedOver("#S12");
    await at.carrier.control.post("returns", { mode: "ignored" });
    await tell(shipment, "en_livraison");
    const asked = await requestReturn(world(), shop, shipment.id, actor);
    expect(asked).toMatchObject({ ok: true, value: { returnRequestedAt: expect.any(Date), problem: null } });
    expect(await actorsOf(at, shipment, "return-requested")).toEqual([actor]);
    await tell(shipment, "livre_non_encaisse");
    const ignored = await at.shipmentOf("#S12");
    expect(ignored).toMatchObject({
      state: "delivered",
      problem: { code: "return_ignored", values: { carrier: "ecotrack" } },
      returnRequestedAt: null,
    });
    expect(await acknowledge(world(), shop, shipment.id, actor)).toMatchObject({
      ok: true,
      value: { problem: null },
    });
  });

  it("raises nothing where the parcel turns round", async () => {
    const shipment = await handedOver("#S13");
    await at.carrier.control.post("returns", { mode: "accepted" });
    await tell(shipment, "en_livraison");
    await requestReturn(world(), shop, shipment.id, actor);
    await followParcels(world(), { shop, connectionId: at.connection });
    expect(await at.shipmentOf("#S13")).toMatchObject({ state: "returning", problem: null });
    expect(await requestReturn(world(), shop, shipment.id, actor)).toMatchObject({
      error: { code: "return_not_possible", values: { state: "returning" } },
    });
    await tell(shipment, "retour_recu");
    expect(await at.shipmentOf("#S13")).toMatchObject({
      state: "returned",
      problem: null,
      returnRequestedAt: null,
    });
  });

  it("reads a parcel's history", async () => {
    const shipment = await handedOver("#S21");
    await tell(shipment, "vers_hub");
    const history = await readHistory(world(), shop, shipment.id);
    expect(history.ok && history.value.length).toBeGreaterThan(0);
    const times = history.ok ? history.value.map(({ at: time }) => time?.getTime() ?? 0) : [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("reads the tariff, and proves its token", async () => {
    const fees = await readFees(world(), shop, at.connection);
    expect(fees.ok && fees.value).toContainEqual(
      expect.objectContaining({ regionCode: "16", toTheDoor: expect.objectContaining({ currency: "DZD" }) }),
    );
    expect(await checkConnection(world(), shop, at.connection)).toEqual({
      ok: true,
      value: { carrier: "ecotrack", check: { kind: "works", proves: "credentials" } },
    });
  });

  it("is told in words what its courier does not offer, or not yet", async () => {
    const shipment = await handedOver("#S31");
    const missing = (operation: string) => ({
      ok: false,
      error: { code: "capability_missing", values: { carrier: "ecotrack", operation } },
    });
    expect(await testPush(world(), shop, at.connection)).toEqual(missing("test-push"));
    expect(await requestPickup(world(), shop, [shipment.id], actor)).toEqual(missing("pickup"));
    expect(await requestPickup(world(), shop, null, actor)).toMatchObject({
      error: { code: "pickups_not_offered" },
    });
    await at.order({ name: "#S32" });
    await at.carrier.control.post("faults", { call: "create", kind: "401" });
    await shipOrders(world(), shop, ["#S32"], { actor });
    const waiting = await at.shipmentOf("#S32");
    if (!waiting) throw new Error("it waits");
    expect(await quoteShipment(world(), shop, waiting.id)).toEqual(missing("quote"));
    expect(await listRemarks(world(), shop, waiting.id)).toMatchObject({ error: { code: "not_at_carrier" } });
    const nobodys = "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01" as typeof waiting.id; // of the right form
    expect(await readHistory(world(), shop, nobodys)).toMatchObject({ error: { code: "shipment_unknown" } });
  });
});
