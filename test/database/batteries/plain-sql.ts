import { describe, expect, it } from "vitest";
import { medina, sampleShipment } from "../samples";
import type { DatabaseWorld } from "./world";

export function plainSqlTests({ store, database }: DatabaseWorld): void {
  describe("plain SQL", () => {
    it("gets no second unfulfilled shipment of a fulfillment order in", async () => {
      const first = sampleShipment();
      await store().shipments.add(medina, first);
      const past = `INSERT INTO "Shipment" ("id","shop","orderId","orderName","reference","fulfillmentOrderId","lines","state","createdAt","updatedAt")
        SELECT gen_random_uuid(), "shop", "orderId", "orderName", 'other', "fulfillmentOrderId", "lines", 'created', now(), now() FROM "Shipment" WHERE "id" = $1`;
      await expect(database().pool.query(past, [first.id])).rejects.toThrow("one_unfulfilled");
    });
  });
}
