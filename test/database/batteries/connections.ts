import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectionId } from "~/shipping/ids";
import { at, medina, oran, sampleConnection } from "../samples";
import type { StoreWorld } from "./world";

export function connectionTests({ store }: StoreWorld): void {
  describe("connections", () => {
    it("are listed oldest first, and readable for their shop alone", async () => {
      const younger = sampleConnection({ createdAt: at("09:00:00") });
      const older = sampleConnection({ createdAt: at("08:00:00"), carrier: "ecotrack" });
      await store().connections.add(medina, younger);
      await store().connections.add(medina, older);
      expect(await store().connections.list(medina)).toEqual([older, younger]);
      expect(await store().connections.find(medina, younger.id)).toEqual(younger);
      expect(await store().connections.find(oran, older.id)).toBeNull();
      expect(await store().connections.shopOf(older.id)).toBe(medina);
      expect(await store().connections.shopOf(connectionId.parse(randomUUID()))).toBeNull();
    });

    it("keep the settings that were replaced, until their time", async () => {
      const connection = sampleConnection({ settings: { webhookSecret: "first" } });
      const { connections } = store();
      await connections.add(medina, connection);
      const replace = (shop: typeof medina, secret: string, until: string) =>
        connections.replaceSettings(
          shop,
          connection.id,
          { webhookSecret: secret },
          `account of ${secret}`,
          at(until),
        );
      await replace(medina, "second", "10:00:00");
      expect(await connections.find(medina, connection.id)).toEqual({
        ...connection,
        settings: { webhookSecret: "second" },
        account: "account of second",
        previous: { settings: { webhookSecret: "first" }, until: at("10:00:00") },
      });
      await replace(medina, "third", "11:00:00");
      expect(await connections.find(medina, connection.id)).toMatchObject({
        previous: { settings: { webhookSecret: "second" }, until: at("11:00:00") },
      });
      await expect(replace(oran, "stolen", "12:00:00")).rejects.toThrow("not known");
    });

    it("keep what the carrier serves", async () => {
      const connection = sampleConnection({ previous: { settings: { a: 1 }, until: at("10:00:00") } });
      const { connections } = store();
      await connections.add(medina, connection);
      const served = { wilayas: [{ id: 16, desks: ["16A"] }] };
      await connections.saveReference(medina, connection.id, served, at("11:00:00"));
      expect(await connections.find(medina, connection.id)).toEqual({
        ...connection,
        reference: served,
        referenceAt: at("11:00:00"),
      });
      const another = sampleConnection({ reference: served, referenceAt: at("11:00:00") });
      await connections.add(medina, another);
      expect(await connections.find(medina, another.id)).toEqual(another);
      const elsewhere = connections.saveReference(oran, connection.id, {}, at("12:00:00"));
      await expect(elsewhere).rejects.toThrow("not known");
    });
  });
}
