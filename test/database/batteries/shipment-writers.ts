import { describe, expect, it } from "vitest";
import { at, medina, oran, sampleShipment } from "../samples";
import type { StoreWorld } from "./world";

export function shipmentWriterTests({ store }: StoreWorld): void {
  describe("shipments under several writers", () => {
    it("are locked until the transaction ends", async () => {
      const shipment = sampleShipment();
      await store().shipments.add(medina, shipment);
      await Promise.all(
        Array.from({ length: 5 }, () =>
          store().transaction(async (tx) => {
            const current = await tx.shipments.findForUpdate(medina, shipment.id);
            if (!current) throw new Error("it is there");
            await tx.shipments.save(medina, { ...current, carrierState: `${current.carrierState ?? ""}x` });
          }),
        ),
      );
      expect(await store().shipments.find(medina, shipment.id)).toMatchObject({ carrierState: "xxxxx" });
      await store().transaction(async (tx) => {
        expect(await tx.shipments.findForUpdate(oran, shipment.id)).toBeNull();
      });
    });

    it("are written to Shopify by one writer at a time", async () => {
      const shipment = sampleShipment();
      await store().shipments.add(medina, shipment);
      const claim = (until: string, now: string) =>
        store().shipments.claimWriting(medina, shipment.id, at(until), at(now));
      const claims = await Promise.all(Array.from({ length: 5 }, () => claim("10:01:00", "10:00:00")));
      expect(claims.filter((held) => held === null)).toHaveLength(1);
      expect(await claim("10:02:00", "10:00:59")).toEqual(at("10:01:00"));
      expect(await claim("10:02:00", "10:01:00")).toBeNull();
      // The first writer comes to its end late: the lease is another's now.
      await store().shipments.releaseWriting(medina, shipment.id, at("10:01:00"));
      expect(await claim("10:03:00", "10:01:01")).toEqual(at("10:02:00"));
      await store().shipments.releaseWriting(medina, shipment.id, at("10:02:00"));
      expect(await claim("10:03:00", "10:01:01")).toBeNull();
    });

    it("hear an event once, and tell Shopify each status once", async () => {
      const shipment = sampleShipment();
      await store().shipments.add(medina, shipment);
      const event = (key: string, time: string) => ({
        key,
        carrierState: "En cours",
        state: "in_transit" as const,
        at: at(time),
        heardAt: at("18:00:00"),
      });
      expect(await store().shipments.addTrackingEvent(medina, shipment.id, event("b", "11:00:00"))).toBe(
        true,
      );
      expect(await store().shipments.addTrackingEvent(medina, shipment.id, event("a", "10:00:00"))).toBe(
        true,
      );
      expect(await store().shipments.addTrackingEvent(medina, shipment.id, event("b", "12:00:00"))).toBe(
        false,
      );
      expect(await store().shipments.trackingEvents(medina, shipment.id)).toEqual([
        event("a", "10:00:00"),
        event("b", "11:00:00"),
      ]);
      await store().shipments.addFulfillmentEvent(medina, shipment.id, "IN_TRANSIT", at("11:00:00"));
      await store().shipments.addFulfillmentEvent(medina, shipment.id, "CONFIRMED", at("10:00:00"));
      await store().shipments.addFulfillmentEvent(medina, shipment.id, "IN_TRANSIT", at("12:00:00"));
      await store().shipments.markFulfillmentEventWritten(medina, shipment.id, "CONFIRMED", at("12:30:00"));
      expect(await store().shipments.unwrittenFulfillmentEvents(medina, shipment.id)).toEqual([
        { status: "IN_TRANSIT", happenedAt: at("11:00:00") },
      ]);
      expect(await store().shipments.unwrittenFulfillmentEvents(oran, shipment.id)).toEqual([]);
    });
  });
}
