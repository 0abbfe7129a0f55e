import { describe, expect, it } from "vitest";
import { medina, oran, sampleWebhook } from "../samples";
import type { StoreWorld } from "./world";

export function inboxTests({ store, countJobs }: StoreWorld): void {
  describe("the inbox", () => {
    it("knows a webhook again by its id, and by its event's id", async () => {
      const first = sampleWebhook({ webhookId: "w-1", eventId: "e-1", body: '{"id":1}' });
      const id = await store().inbox.add(medina, first);
      expect(id).not.toBeNull();
      expect(await store().inbox.add(medina, first)).toBeNull();
      expect(await store().inbox.add(medina, { ...first, webhookId: "w-2" })).toBeNull();
      expect(await store().inbox.add(medina, { ...first, eventId: "e-2" })).toBeNull();
      // Another topic may tell of the same event, and another shop has its own ids.
      expect(
        await store().inbox.add(medina, { ...first, webhookId: "w-3", topic: "orders/updated" }),
      ).not.toBeNull();
      expect(await store().inbox.add(oran, first)).not.toBeNull();
    });

    it("goes by the webhook's id where there is no event's", async () => {
      const webhook = sampleWebhook({ webhookId: "w-9", eventId: null });
      expect(await store().inbox.add(medina, webhook)).not.toBeNull();
      expect(await store().inbox.add(medina, webhook)).toBeNull();
      expect(await store().inbox.add(medina, { ...webhook, webhookId: "w-10" })).not.toBeNull();
    });

    it("lets one of simultaneous twins in", async () => {
      const twin = sampleWebhook({ webhookId: "w-twin", eventId: "e-twin" });
      const before = await countJobs();
      const results = await Promise.all(
        Array.from({ length: 8 }, () =>
          store().transaction(async (tx) => {
            const inboxId = await tx.inbox.add(medina, twin);
            if (inboxId) await tx.jobs.send("process-webhook", { shop: medina, inboxId });
            return inboxId;
          }),
        ),
      );
      expect(results.filter((id) => id !== null)).toHaveLength(1);
      expect((await countJobs()) - before).toBe(1);
    });

    it("gives the body until its work is done, and keeps what cannot be read", async () => {
      const read = await store().inbox.add(medina, sampleWebhook({ body: '{"a":1}' }));
      const unreadable = await store().inbox.add(medina, sampleWebhook({ body: "{broken" }));
      if (!read || !unreadable) throw new Error("both are new");
      expect(await store().inbox.find(medina, read)).toMatchObject({ state: "pending", body: '{"a":1}' });
      await store().inbox.close(medina, read, "done");
      await store().inbox.close(medina, unreadable, "unreadable", "no JSON");
      expect(await store().inbox.find(medina, read)).toMatchObject({ state: "done", body: "" });
      expect(await store().inbox.unreadable(medina, 10)).toMatchObject([
        { id: unreadable, body: "{broken", reason: "no JSON", state: "unreadable" },
      ]);
      expect(await store().inbox.unreadable(oran, 10)).toEqual([]);
      expect(await store().inbox.find(oran, unreadable)).toBeNull();
    });
  });
}
