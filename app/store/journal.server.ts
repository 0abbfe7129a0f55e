import { z } from "zod";
import { orderId, shipmentId } from "~/shipping/ids";
import type { JournalStore } from "~/shipping/ports/store";
import type { Access } from "./access.server";
import type { Vault } from "./vault.server";

const entryValues = z.record(z.string(), z.union([z.string(), z.number()]));

export function journalRoom(access: Access, vault: Vault): JournalStore {
  return {
    add: async (shop, entry) => {
      await access.client().journalEntry.create({
        data: {
          ...entry,
          shop,
          actor: vault.encrypt(shop, "JournalEntry.actor", entry.actor),
          words: entry.words === null ? null : vault.encrypt(shop, "JournalEntry.words", entry.words),
        },
      });
    },

    ofOrder: async (shop, id) => {
      const rows = await access.client().journalEntry.findMany({
        where: { shop, orderId: id },
        orderBy: [{ at: "asc" }, { seq: "asc" }],
      });
      return rows.map((row) => ({
        at: row.at,
        orderId: orderId.parse(row.orderId),
        shipmentId: row.shipmentId === null ? null : shipmentId.parse(row.shipmentId),
        actor: vault.decrypt(shop, "JournalEntry.actor", row.actor),
        event: row.event,
        values: entryValues.parse(row.values),
        words: row.words === null ? null : vault.decrypt(shop, "JournalEntry.words", row.words),
      }));
    },
  };
}
