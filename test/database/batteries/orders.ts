import { describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { problemOf } from "~/shipping/problem";
import { at, medina, oran, sampleOrder } from "../samples";
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
