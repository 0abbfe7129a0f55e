import { describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { medina, sampleOrder, sampleWebhook } from "../samples";
import type { StoreWorld } from "./world";

export function transactionTests({ store, countJobs }: StoreWorld): void {
  describe("transactions", () => {
    it("take the job away with the rows", async () => {
      const before = await countJobs();
      const broken = store().transaction(async (tx) => {
        const inboxId = await tx.inbox.add(medina, sampleWebhook({ webhookId: "w-rollback" }));
        if (!inboxId) throw new Error("it is new");
        await tx.jobs.send("process-webhook", { shop: medina, inboxId });
        throw new Error("the process died here");
      });
      await expect(broken).rejects.toThrow("the process died here");
      expect(await countJobs()).toBe(before);
      expect(await store().inbox.add(medina, sampleWebhook({ webhookId: "w-rollback" }))).not.toBeNull();
    });

    it("refuse the outer rooms, which would wait for the transaction for ever", async () => {
      const work = store().transaction(() => store().orders.list(medina));
      await expect(work).rejects.toThrow("use the rooms it was given");
      await expect(store().transaction(() => store().transaction(async () => 1))).rejects.toThrow(
        "do not nest",
      );
    });

    it("work on one order one after the other, also on a new one", async () => {
      const id = orderId.parse("5002002");
      const readings = await Promise.all(
        Array.from({ length: 6 }, () =>
          store().transaction(async (tx) => {
            await tx.orders.lock(medina, id);
            const known = await tx.orders.find(medina, id);
            const count = Number(known?.payloadDigest ?? "0");
            await tx.orders.save(medina, { ...sampleOrder(id), payloadDigest: String(count + 1) });
            return count;
          }),
        ),
      );
      expect(readings.sort()).toEqual([0, 1, 2, 3, 4, 5]);
      await expect(store().orders.lock(medina, id)).rejects.toThrow("needs a transaction");
    });
  });
}
