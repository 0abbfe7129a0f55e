import { beforeEach, describe, expect, it } from "vitest";
import type { Jobs } from "~/shipping/ports/jobs";
import { storeTests } from "../../../database/batteries/every";
import { at, medina, oran, sampleShipment, sampleWebhook } from "../../../database/samples";
import { createMemoryStore } from "./store";
import { Tables } from "./tables";

describe("the store in memory", () => {
  let jobs = 0;
  const counted = ({ undo }: Tables): Jobs => ({
    send: async () => {
      jobs += 1;
      undo.add(() => {
        jobs -= 1;
      });
    },
  });
  const store = createMemoryStore(new Tables(), counted);

  beforeEach(async () => {
    for (const shop of [medina, oran]) {
      await store.shops.erase(shop);
      await store.shops.install(shop, "read_orders", at("06:00:00"));
    }
  });

  storeTests({ store: () => store, countJobs: async () => jobs });

  it("takes changes and removals back as well", async () => {
    const shipment = sampleShipment();
    await store.shipments.add(medina, shipment);
    const broken = store.transaction(async (tx) => {
      await tx.shipments.save(medina, { ...shipment, carrierState: "changed" });
      await tx.shops.erase(medina);
      throw new Error("the process died here");
    });
    await expect(broken).rejects.toThrow("the process died here");
    expect(await store.shipments.list(medina)).toEqual([shipment]);
    expect(await store.shops.installed()).toEqual([medina, oran]);
  });

  it("does nothing more in a transaction whose statement was refused", async () => {
    const first = sampleShipment();
    await store.shipments.add(medina, first);
    const goesOn = store.transaction(async (tx) => {
      await tx.inbox.add(medina, sampleWebhook({ webhookId: "w-before" }));
      await tx.shipments.add(medina, { ...sampleShipment(), reference: first.reference }).catch(() => null);
      await tx.inbox.add(medina, sampleWebhook({ webhookId: "w-after" }));
    });
    await expect(goesOn).rejects.toThrow("aborted");
    expect(await store.inbox.add(medina, sampleWebhook({ webhookId: "w-before" }))).not.toBeNull();
  });
});
