import { describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { at, medina, oran } from "../samples";
import type { StoreWorld } from "./world";

export function smallRoomTests({ store }: StoreWorld): void {
  describe("the small rooms", () => {
    it("keeps the journal of an order in order", async () => {
      const entry = (time: string, event: string) => ({
        at: at(time),
        orderId: orderId.parse("5001001"),
        shipmentId: null,
        actor: "Amel Ben Salah",
        event,
        values: { state: "waiting", count: 2 },
        words: "téléphone refusé",
      });
      await store().journal.add(medina, entry("10:00:00", "second"));
      await store().journal.add(medina, entry("10:00:00", "third"));
      await store().journal.add(medina, entry("09:00:00", "first"));
      expect(await store().journal.ofOrder(medina, orderId.parse("5001001"))).toEqual([
        entry("09:00:00", "first"),
        entry("10:00:00", "second"),
        entry("10:00:00", "third"),
      ]);
      expect(await store().journal.ofOrder(oran, orderId.parse("5001001"))).toEqual([]);
    });

    it("keeps each staff member's language", async () => {
      expect(await store().staff.language(medina, "42")).toBeNull();
      await store().staff.saveLanguage(medina, "42", "fr");
      await store().staff.saveLanguage(medina, "42", "ar");
      expect(await store().staff.language(medina, "42")).toBe("ar");
      expect(await store().staff.language(oran, "42")).toBeNull();
    });
  });
}
