import { randomUUID } from "node:crypto";
import { inboxId, type InboxId, type OrderId, type ShopDomain } from "~/shipping/ids";
import type { InboxEntry, InboxStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { newestFirst } from "./order-of-lists";
import type { InboxRow, Tables } from "./tables";

/** Staff are shown what a customer asked for after its job is done. */
const keptTopic = "customers/data_request";

const latestFirst = newestFirst<InboxRow>(
  ({ receivedAt }) => receivedAt,
  ({ id }) => id,
);

export function inboxRoom({ tables: { inbox }, run }: Access): InboxStore {
  const find = (shop: ShopDomain, id: InboxId): InboxRow | null => {
    const row = inbox.get(id);
    return row?.shop === shop ? row : null;
  };
  return {
    add: (shop, { eventId, webhookId, topic, triggeredAt, receivedAt, body }) =>
      run(() => {
        const eventKey = eventId ?? webhookId;
        const isKnown = (row: InboxRow): boolean =>
          row.shop === shop &&
          (row.webhookId === webhookId || (row.topic === topic && row.eventKey === eventKey));
        if (inbox.where(isKnown).length > 0) return null;
        const id = inboxId.parse(randomUUID());
        const told = { shop, topic, webhookId, eventKey, triggeredAt, receivedAt, body };
        inbox.put(id, { id, ...told, state: "pending", reason: null });
        return id;
      }),

    find: (shop, id) =>
      run(() => {
        const row = find(shop, id);
        return row && entryOf(row);
      }),

    close: (shop, id, state, reason) =>
      run(() => {
        const row = find(shop, id);
        if (!row) return;
        const isKept = state === "unreadable" || row.topic === keptTopic;
        inbox.put(id, { ...row, state, reason: reason ?? null, body: isKept ? row.body : null });
      }),

    unreadable: (shop, limit) =>
      run(() =>
        inbox
          .where((row) => row.shop === shop && row.state === "unreadable")
          .toSorted(latestFirst)
          .slice(0, limit)
          .map((row) => ({ ...entryOf(row), reason: row.reason })),
      ),
  };
}

const entryOf = ({ id, shop, topic, triggeredAt, receivedAt, body, state }: InboxRow): InboxEntry => ({
  id,
  shop,
  topic,
  triggeredAt,
  receivedAt,
  body: body ?? "",
  state,
});

/** Takes the bodies away that speak of one of the orders; compliance requests that wait are left. */
export function eraseBodiesAbout({ inbox }: Tables, shop: ShopDomain, orders: readonly OrderId[]): void {
  const mention = new RegExp(`(?<!\\d)(?:${orders.join("|")})(?!\\d)`);
  for (const row of inbox.where((one) => one.shop === shop)) {
    const isPending = row.state === "pending";
    if (row.body === null || !mention.test(row.body)) continue;
    if (isPending && /^(customers|shop)\//.test(row.topic)) continue;
    const ended = isPending ? { state: "unreadable" as const, reason: "erased on request" } : {};
    inbox.put(row.id, { ...row, body: null, ...ended });
  }
}
