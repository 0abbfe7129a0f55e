import { describe, expect, it } from "vitest";
import type { InboxId } from "~/shipping/ids";
import { defaultSettings } from "~/shipping/settings";
import type { Shipment } from "~/shipping/shipment";
import { at, medina, oran, sampleConnection, sampleOrder, sampleShipment, sampleWebhook } from "../samples";
import type { StoreWorld } from "./world";

export function shopTests({ store }: StoreWorld): void {
  describe("shops", () => {
    it("keeps settings over an uninstall and a new installation", async () => {
      const settings = { ...defaultSettings, cash: { gateways: ["Paiement à la livraison"] } };
      await store().shops.saveSettings(medina, settings);
      await store().shops.uninstall(medina, at("07:00:00"));
      expect(await store().shops.installed()).toEqual([oran]);
      expect(await store().shops.find(medina)).toMatchObject({ uninstalledAt: at("07:00:00") });
      await store().shops.install(medina, "read_orders,write_orders", at("08:00:00"));
      expect(await store().shops.find(medina)).toEqual({
        domain: medina,
        scopes: "read_orders,write_orders",
        settings,
        installedAt: at("08:00:00"),
        uninstalledAt: null,
        // What was ordered while it was away is old, and read through.
        automaticSince: at("08:00:00"),
        reconciledTo: null,
      });
    });

    it("a new token of a shop that never left makes nothing old", async () => {
      await store().shops.saveAutomaticSince(medina, at("06:00:00"));
      await store().shops.saveReconciledTo(medina, at("06:30:00"));
      await store().shops.install(medina, "read_orders", at("09:00:00"));
      expect(await store().shops.find(medina)).toMatchObject({
        scopes: "read_orders",
        installedAt: at("09:00:00"),
        automaticSince: at("06:00:00"),
        reconciledTo: at("06:30:00"),
      });
    });

    it("tells of those nobody attended to for a while, once", async () => {
      await store().shops.attend(at("10:00:00"), at("09:55:00"));
      expect(await store().shops.attend(at("10:01:00"), at("09:56:00"))).toEqual([]);
      await store().shops.uninstall(oran, at("10:02:00"));
      expect(await store().shops.attend(at("14:00:00"), at("13:55:00"))).toEqual([
        { shop: medina, attendedAt: at("10:01:00") },
      ]);
      expect(await store().shops.attend(at("14:00:01"), at("13:55:01"))).toEqual([]);
    });

    it("refuses settings of a shop it does not know", async () => {
      await store().shops.erase(medina);
      await expect(store().shops.saveSettings(medina, defaultSettings)).rejects.toThrow("not known");
      expect(await store().shops.find(medina)).toBeNull();
    });

    it("erases one shop and nothing of another", async () => {
      const kept: { shop: typeof medina; shipment: Shipment; webhook: InboxId | null }[] = [];
      for (const shop of [medina, oran]) {
        await store().orders.save(shop, sampleOrder("5001001"));
        await store().staff.saveLanguage(shop, "42", "ar");
        await store().connections.add(shop, sampleConnection({ shop }));
        const webhook = await store().inbox.add(shop, sampleWebhook({}));
        const shipment = sampleShipment({ shop });
        await store().shipments.add(shop, shipment);
        await store().shipments.addFulfillmentEvent(shop, shipment.id, "CONFIRMED", at("10:00:00"));
        kept.push({ shop, shipment, webhook });
      }
      await store().shops.erase(medina);
      expect(await store().shops.find(medina)).toBeNull();
      expect(await store().orders.list(medina)).toEqual([]);
      expect(await store().shipments.list(medina)).toEqual([]);
      expect(await store().connections.list(medina)).toEqual([]);
      expect(await store().staff.language(medina, "42")).toBeNull();
      expect(await store().orders.list(oran)).toHaveLength(1);
      expect(await store().shipments.list(oran)).toHaveLength(1);
      expect(await store().connections.list(oran)).toHaveLength(1);
      expect(await store().staff.language(oran, "42")).toBe("ar");
      const left = kept.map(async ({ shop, shipment, webhook }) => ({
        shop,
        webhook: webhook && (await store().inbox.find(shop, webhook))?.state,
        events: (await store().shipments.unwrittenFulfillmentEvents(shop, shipment.id)).length,
      }));
      expect(await Promise.all(left)).toEqual([
        { shop: medina, webhook: undefined, events: 0 },
        { shop: oran, webhook: "pending", events: 1 },
      ]);
    });
  });
}
