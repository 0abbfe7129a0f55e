import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectionId, fulfillmentId, orderId } from "~/shipping/ids";
import type { Store } from "~/shipping/ports/store";
import { at, medina, oran, sampleConnection, sampleOrder, sampleShipment } from "../samples";
import type { StoreWorld } from "./world";

export function shipmentListTests({ store }: StoreWorld): void {
  describe("lists of shipments", () => {
    it("are paged newest first without a gap or a double, also where times are equal", async () => {
      const times = ["09:00:00", "09:00:00", "09:00:00", "10:00:00", "11:00:00", "11:00:00", "12:00:00"];
      for (const time of times) await store().shipments.add(medina, sampleShipment({ createdAt: at(time) }));
      await store().shipments.add(medina, sampleShipment({ createdAt: at("10:30:00"), state: "delivered" }));
      await store().shipments.add(oran, sampleShipment({ shop: oran }));
      const seen: string[] = [];
      let after: string | null = null;
      const sizes: number[] = [];
      do {
        const page: Awaited<ReturnType<Store["shipments"]["page"]>> = await store().shipments.page(medina, {
          states: ["waiting"],
          limit: 3,
          ...(after === null ? {} : { after }),
        });
        seen.push(...page.shipments.map(({ id }) => id));
        sizes.push(page.shipments.length);
        after = page.next;
      } while (after !== null);
      expect(sizes).toEqual([3, 3, 1]);
      expect(new Set(seen).size).toBe(7);
      const all = await store().shipments.list(medina, { states: ["waiting"] });
      expect(seen).toEqual(all.map(({ id }) => id));
      expect(all.map(({ createdAt }) => createdAt)).toEqual([...times].sort().reverse().map(at));
      expect(await store().shipments.list(medina)).toHaveLength(8);
      const shortened = await store().shipments.page(medina, { limit: 2, after: "nonsense" });
      expect(shortened.shipments[0]?.createdAt).toEqual(at("12:00:00"));
    });

    it("are searched by order, number, whole phone and words of the name", async () => {
      const found = async (search: string, shop = medina) => {
        const page = await store().shipments.page(shop, { search, limit: 10 });
        return page.shipments.map(({ orderName }) => orderName);
      };
      await store().orders.save(medina, sampleOrder("5001001"));
      await store().orders.save(
        medina,
        sampleOrder("5001002", { phones: ["22333444"], shippingAddress: null }),
      );
      await store().shipments.add(
        medina,
        sampleShipment({ trackingNumber: "683375045049", state: "created" }),
      );
      await store().shipments.add(
        medina,
        sampleShipment({ orderId: orderId.parse("5001002"), orderName: "#1002", createdAt: at("08:00:00") }),
      );
      expect(await found("#1001")).toEqual(["#1001"]);
      expect(await found("100")).toEqual(["#1001", "#1002"]);
      expect(await found("5001002")).toEqual(["#1002"]);
      expect(await found("683375")).toEqual(["#1001"]);
      expect(await found("98 765 432")).toEqual(["#1001"]);
      expect(await found("trabelsi")).toEqual(["#1001"]);
      expect(await found("22333444")).toEqual(["#1002"]);
      expect(await found("nobody")).toEqual([]);
      expect(await found("  ")).toEqual(["#1001", "#1002"]);
      expect(await found("trabelsi", oran)).toEqual([]);
      const waiting = await store().shipments.page(medina, {
        search: "trabelsi",
        states: ["waiting"],
        limit: 10,
      });
      expect(waiting.shipments).toEqual([]);
    });

    it("that something is still to be done for are unfinished", async () => {
      const fulfillment = (id: string) => fulfillmentId.parse(id);
      const asked = { requestedAt: at("08:00:00"), reason: "order_cancelled", actor: "app" } as const;
      const unfinished = [
        sampleShipment({ state: "waiting" }),
        sampleShipment({ state: "uncertain" }),
        sampleShipment({ state: "delivered" }),
        sampleShipment({
          state: "created",
          fulfillmentId: fulfillment("8001"),
          cancellation: { ...asked, refusedAt: null },
        }),
        sampleShipment({ state: "cancelled", fulfillmentId: fulfillment("8002") }),
      ];
      const finished = [
        sampleShipment({ state: "failed" }),
        sampleShipment({ state: "cancelled" }),
        sampleShipment({ state: "in_transit", fulfillmentId: fulfillment("8003") }),
        sampleShipment({
          state: "cancelled",
          fulfillmentId: fulfillment("8004"),
          updatedAt: at("06:00:00"),
        }),
      ];
      for (const shipment of [...unfinished, ...finished]) await store().shipments.add(medina, shipment);
      await store().shipments.add(oran, sampleShipment({ shop: oran }));
      const found = await store().shipments.unfinished(medina, at("07:00:00"));
      expect(found.map(({ id }) => id).toSorted()).toEqual(unfinished.map(({ id }) => id).toSorted());
    });

    it("to be followed are those the carrier still has to speak of", async () => {
      const connection = sampleConnection();
      const idle = sampleConnection();
      const gone = sampleConnection({ shop: oran });
      await store().connections.add(medina, connection);
      await store().connections.add(medina, idle);
      await store().connections.add(oran, gone);
      const of = { connectionId: connection.id, trackingNumber: "TN-1" };
      const travelling = sampleShipment({ ...of, state: "in_transit" });
      await store().shipments.add(medina, travelling);
      await store().shipments.add(medina, sampleShipment({ ...of, state: "delivered" }));
      await store().shipments.add(medina, sampleShipment({ ...of, state: "waiting" }));
      await store().shipments.add(
        medina,
        sampleShipment({ connectionId: idle.id, trackingNumber: "TN-2", state: "returned" }),
      );
      await store().shipments.add(
        oran,
        sampleShipment({ shop: oran, connectionId: gone.id, trackingNumber: "X", state: "created" }),
      );
      await store().shops.uninstall(oran, at("12:00:00"));
      expect(await store().shipments.followed(medina, connection.id)).toEqual([travelling]);
      expect(await store().connections.withParcelsToFollow()).toEqual([
        { shop: medina, id: connection.id, carrier: "first-delivery" },
      ]);
      // A kitchen gives no number.
      const numberless = sampleShipment({ connectionId: idle.id, trackingNumber: null, state: "created" });
      await store().shipments.add(medina, numberless);
      expect(await store().shipments.followed(medina, idle.id)).toEqual([numberless]);
      const visited = await store().connections.withParcelsToFollow();
      expect(visited.map(({ id }): string => id).toSorted()).toEqual([connection.id, idle.id].toSorted());
    });

    it("find what a carrier pushes by its own id or by our reference", async () => {
      const connection = connectionId.parse(randomUUID());
      const byId = sampleShipment({ connectionId: connection, carrierId: "D-77" });
      const byReference = sampleShipment({ connectionId: connection });
      await store().shipments.add(medina, byId);
      await store().shipments.add(medina, byReference);
      const { findPushed } = store().shipments;
      expect(await findPushed(medina, connection, { carrierId: "D-77", reference: null })).toEqual(byId);
      const reference = byReference.reference;
      expect(await findPushed(medina, connection, { carrierId: null, reference })).toEqual(byReference);
      expect(await findPushed(medina, connection, { carrierId: null, reference: null })).toBeNull();
      expect(await findPushed(oran, connection, { carrierId: "D-77", reference })).toBeNull();
      const otherConnection = connectionId.parse(randomUUID());
      expect(await findPushed(medina, otherConnection, { carrierId: "D-77", reference })).toBeNull();
    });
  });
}
