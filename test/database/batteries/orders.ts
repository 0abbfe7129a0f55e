import { describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { problemOf } from "~/shipping/problem";
import { at, medina, oran, sampleOrder, sampleShipment } from "../samples";
import type { StoreWorld } from "./world";

export function orderTests({ store }: StoreWorld): void {
  describe("orders", () => {
    it("come back as they were saved", async () => {
      const stored = {
        ...sampleOrder("5001001"),
        problem: problemOf("place_unknown", { field: "city", values: { city: "Sukra" }, words: "inconnue" }),
        placeAnswer: { country: "TN", region: "Ariana", regionCode: "12", locality: null } as const,
        payloadDigest: "abc",
      };
      await store().orders.save(medina, sampleOrder("5001001"));
      await store().orders.save(medina, stored);
      expect(await store().orders.find(medina, stored.order.id)).toEqual(stored);
      expect(await store().orders.findByNameOrId(medina, "#1001")).toEqual(stored);
      expect(await store().orders.findByNameOrId(medina, "5001001")).toEqual(stored);
      expect(await store().orders.findByNameOrId(medina, "#9999")).toBeNull();
    });

    it("are listed newest first, each shop's alone", async () => {
      await store().orders.save(medina, sampleOrder("5001001", { createdAt: at("08:00:00") }));
      await store().orders.save(medina, sampleOrder("5001002", { createdAt: at("09:00:00") }));
      await store().orders.save(oran, sampleOrder("5001003"));
      const names = (await store().orders.list(medina)).map(({ order }) => order.name);
      expect(names).toEqual(["#1002", "#1001"]);
      expect(await store().orders.find(oran, orderId.parse("5001001"))).toBeNull();
      expect(await store().orders.findByNameOrId(oran, "#1001")).toBeNull();
    });

    it("of which nothing ships are paged newest first, without those that have a parcel", async () => {
      const problem = problemOf("digital_only");
      for (const [id, time] of [
        ["5001001", "08:00:00"],
        ["5001002", "09:00:00"],
        ["5001003", "09:00:00"],
        ["5001004", "10:00:00"],
      ] as const) {
        await store().orders.save(medina, { ...sampleOrder(id, { createdAt: at(time) }), problem });
      }
      await store().orders.save(medina, sampleOrder("5001005"));
      await store().orders.save(oran, { ...sampleOrder("5001006"), problem });
      await store().shipments.add(
        medina,
        sampleShipment({ orderId: orderId.parse("5001004"), state: "delivered" }),
      );
      await store().shipments.add(
        medina,
        sampleShipment({ orderId: orderId.parse("5001001"), state: "cancelled" }),
      );
      const first = await store().orders.notShipping(medina, { after: null, limit: 2 });
      expect(first.orders.map(({ order }) => order.name)).toEqual(["#1003", "#1002"]);
      const second = await store().orders.notShipping(medina, { after: first.next, limit: 2 });
      expect(second.orders.map(({ order }) => order.name)).toEqual(["#1001"]);
      expect(second.next).toBeNull();
      const anew = await store().orders.notShipping(medina, { after: "nonsense", limit: 9 });
      expect(anew.orders).toHaveLength(3);
    });

    it("with the same phone are found however it is typed, within their hours and their shop", async () => {
      const order = sampleOrder("5001001", { createdAt: at("12:00:00") }).order;
      await store().orders.save(medina, { ...sampleOrder("5001001"), order });
      const other = (id: string, time: string, phones: string[]) =>
        sampleOrder(id, { createdAt: at(time), phones });
      await store().orders.save(medina, other("5001002", "11:00:00", ["0021698765432"]));
      await store().orders.save(medina, other("5001003", "14:00:00", ["22 333 444", "98765432"]));
      await store().orders.save(medina, other("5001004", "12:30:00", ["98765433"]));
      await store().orders.save(medina, other("5001005", "09:59:59", ["98765432"]));
      await store().orders.save(oran, other("5001006", "12:00:00", ["98765432"]));
      const found = await store().transaction((tx) => tx.orders.withPhonesOf(medina, order, 2));
      expect(found.map(({ order: { name } }) => name)).toEqual(["#1003", "#1002"]);
      const phoneless = { ...order, phones: [] };
      expect(await store().transaction((tx) => tx.orders.withPhonesOf(medina, phoneless, 2))).toEqual([]);
    });

    it("of a customer are found by the customer and by their ids", async () => {
      await store().orders.save(medina, sampleOrder("5001001", { customerId: "7001" }));
      await store().orders.save(medina, sampleOrder("5001002", { customerId: "7002" }));
      await store().orders.save(medina, sampleOrder("5001003", { customerId: null }));
      await store().orders.save(oran, sampleOrder("5001004", { customerId: "7001" }));
      const found = await store().orders.ofCustomer(medina, {
        customerId: "7001",
        orderIds: [orderId.parse("5001003"), orderId.parse("5001004")],
      });
      expect(found.map(({ order }) => order.id).sort()).toEqual(["5001001", "5001003"]);
      expect(await store().orders.ofCustomer(medina, { customerId: null, orderIds: [] })).toEqual([]);
    });
  });
}
