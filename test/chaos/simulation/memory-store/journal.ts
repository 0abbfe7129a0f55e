import type { JournalStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { oldestFirst } from "./order-of-lists";
import type { JournalRow } from "./tables";

const inOrder = oldestFirst<JournalRow>(
  ({ entry }) => entry.at,
  ({ seq }) => seq,
);

export function journalRoom({ tables, run }: Access): JournalStore {
  return {
    add: (shop, { at, orderId, shipmentId, actor, event, values, words }) =>
      run(() => {
        const seq = tables.nextSeq();
        const entry = { at, orderId, shipmentId, actor, event, values: { ...values }, words };
        tables.journal.put(String(seq), { seq, shop, entry });
      }),

    ofOrder: (shop, id) =>
      run(() =>
        tables.journal
          .where((row) => row.shop === shop && row.entry.orderId === id)
          .toSorted(inOrder)
          .map(({ entry }) => entry),
      ),
  };
}
