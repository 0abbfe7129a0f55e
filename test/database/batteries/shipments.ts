import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fulfillmentId, connectionId, fulfillmentOrderId, shipmentId } from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import { problemOf } from "~/shipping/problem";
import { at, medina, oran, sampleShipment } from "../samples";
import type { StoreWorld } from "./world";

export function shipmentTests({ store }: StoreWorld): void {
  describe("shipments", () => {
    it("come back as they were saved", async () => {
      const shipment = sampleShipment({
        problem: problemOf("carrier_rejected", { words: "téléphone refusé" }),
        attempt: { id: randomUUID(), startedAt: at("09:00:00.123"), endedAt: null },
        connectionId: connectionId.parse(randomUUID()),
      });
      await store().shipments.add(medina, shipment);
      expect(await store().shipments.find(medina, shipment.id)).toEqual(shipment);
      const sent = {
        ...shipment,
        state: "created" as const,
        trackingNumber: "TN123",
        carrierId: "C-9",
        cost: { minor: 7_000, currency: currencyCode.parse("TND") },
        estimatedDelivery: at("18:00:00"),
        validatedAt: at("11:00:00"),
        labelUrl: "https://carrier.example/label",
        problem: null,
        place: null,
        collect: null,
        attempt: null,
      };
      await store().shipments.save(medina, sent);
      expect(await store().shipments.find(medina, shipment.id)).toEqual(sent);
      expect(await store().shipments.shopOf(shipment.id)).toBe(medina);
      expect(await store().shipments.shopOf(shipmentId.parse(randomUUID()))).toBeNull();
    });

    it("are one shop's alone", async () => {
      const shipment = sampleShipment({ trackingNumber: "TN-1" });
      await store().shipments.add(medina, shipment);
      expect(await store().shipments.find(oran, shipment.id)).toBeNull();
      expect(await store().shipments.ofOrder(oran, shipment.orderId)).toEqual([]);
      expect(await store().shipments.ofFulfillmentOrder(oran, shipment.fulfillmentOrderId)).toEqual([]);
      expect(await store().shipments.byTrackingNumbers(oran, ["TN-1"])).toEqual([]);
      expect(await store().shipments.byTrackingNumbers(medina, ["TN-1", "TN-2"])).toEqual([shipment]);
      expect(
        await store().shipments.claimWriting(oran, shipment.id, at("11:00:00"), at("10:00:00")),
      ).not.toBeNull();
      await expect(store().shipments.save(oran, { ...shipment, shop: oran })).rejects.toThrow("not known");
      await expect(store().shipments.save(oran, shipment)).rejects.toThrow("is not one of");
      const event = { key: "k", carrierState: "x", state: null, at: at("10:00:00"), heardAt: at("10:00:00") };
      await expect(store().shipments.addTrackingEvent(oran, shipment.id, event)).rejects.toThrow();
      expect(await store().shipments.trackingEvents(medina, shipment.id)).toEqual([]);
    });

    it("are once without their fulfillment per fulfillment order", async () => {
      const first = sampleShipment();
      const second = () => sampleShipment({ fulfillmentOrderId: first.fulfillmentOrderId });
      await store().shipments.add(medina, first);
      await expect(store().shipments.add(medina, second())).rejects.toThrow("has an open shipment");
      await store().shipments.save(medina, { ...first, state: "failed" });
      const next = second();
      await store().shipments.add(medina, next);
      await expect(store().shipments.add(medina, second())).rejects.toThrow("has an open shipment");
      // What was added later travels in a parcel of its own, once the first has its fulfillment.
      const fulfilled = fulfillmentId.parse("8001");
      await store().shipments.save(medina, { ...next, state: "created", fulfillmentId: fulfilled });
      const later = second();
      await store().shipments.add(medina, later);
      expect(await store().shipments.ofFulfillmentOrder(medina, first.fulfillmentOrderId)).toHaveLength(3);
      // And a fulfillment is one shipment's.
      await expect(
        store().shipments.save(medina, { ...later, state: "created", fulfillmentId: fulfilled }),
      ).rejects.toThrow();
      // Fulfillment orders of two shops have nothing to do with each other.
      await store().shipments.add(oran, { ...second(), shop: oran });
    });

    it("let one of simultaneous twins in", async () => {
      const fulfillmentOrder = fulfillmentOrderId.parse("880088");
      const results = await Promise.allSettled(
        Array.from({ length: 6 }, () =>
          store().shipments.add(medina, sampleShipment({ fulfillmentOrderId: fulfillmentOrder })),
        ),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    it("keep their prepared bytes while they may be needed", async () => {
      const shipment = sampleShipment();
      const creation = { reference: shipment.reference, body: '{"nom":"Yasmine"}', idempotencyKey: null };
      await store().shipments.add(medina, shipment);
      expect(await store().shipments.creation(medina, shipment.id)).toBeNull();
      await store().shipments.saveCreation(medina, shipment.id, creation);
      await store().shipments.save(medina, { ...shipment, state: "uncertain" });
      expect(await store().shipments.creation(medina, shipment.id)).toEqual(creation);
      expect(await store().shipments.creation(oran, shipment.id)).toBeNull();
      await store().shipments.save(medina, { ...shipment, state: "created" });
      expect(await store().shipments.creation(medina, shipment.id)).toEqual(creation);
      await store().shipments.save(medina, { ...shipment, state: "picked_up" });
      expect(await store().shipments.creation(medina, shipment.id)).toBeNull();
    });
  });
}
