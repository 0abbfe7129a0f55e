import { randomUUID } from "node:crypto";
import { inboxId, type OrderId, type ShopDomain } from "~/shipping/ids";
import type { InboxEntry, InboxStore } from "~/shipping/ports/store";
import type { InboxEntry as InboxRow } from "../../generated/prisma/client";
import type { Access } from "./access.server";
import type { Vault } from "./vault.server";

/** Requests for a customer's data are shown to staff after they were noted; every other body is used up by its job. */
const KEPT_TOPIC = "customers/data_request";

export function inboxRoom(access: Access, vault: Vault): InboxStore {
  const entryOf = (shop: ShopDomain, row: InboxRow): InboxEntry => ({
    id: inboxId.parse(row.id),
    shop,
    topic: row.topic,
    triggeredAt: row.triggeredAt,
    receivedAt: row.receivedAt,
    body: row.body === null ? "" : vault.decrypt(shop, "InboxEntry.body", row.body),
    state: row.state,
  });
  return {
    add: async (shop, webhook) => {
      const { eventId, body, ...told } = webhook;
      // ON CONFLICT DO NOTHING: a simultaneous twin waits for the first one's end instead of failing.
      const [added] = await access.client().inboxEntry.createManyAndReturn({
        data: [
          {
            ...told,
            id: randomUUID(),
            shop,
            eventKey: eventId ?? webhook.webhookId,
            body: vault.encrypt(shop, "InboxEntry.body", body),
          },
        ],
        skipDuplicates: true,
        select: { id: true },
      });
      return added ? inboxId.parse(added.id) : null;
    },

    find: async (shop, id) => {
      const row = await access.client().inboxEntry.findFirst({ where: { shop, id } });
      return row && entryOf(shop, row);
    },

    // Erasing a shop takes its inbox too, the entry that asked for it included: nothing is left to close then.
    close: async (shop, id, state, reason) => {
      const { inboxEntry } = access.client();
      await inboxEntry.updateMany({ where: { shop, id }, data: { state, reason: reason ?? null } });
      if (state === "unreadable") return;
      await inboxEntry.updateMany({ where: { shop, id, topic: { not: KEPT_TOPIC } }, data: { body: null } });
    },

    unreadable: async (shop, limit) => {
      const rows = await access.client().inboxEntry.findMany({
        where: { shop, state: "unreadable" },
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map((row) => ({ ...entryOf(shop, row), reason: row.reason }));
    },
  };
}

const BODIES_AT_ONCE = 20;

/**
 * Takes the bodies away that speak of one of the orders: an entry does not know its order before it is read, so each
 * body still there is looked into. Compliance requests that wait are left; their own end takes their body.
 */
export async function eraseBodiesAbout(
  access: Access,
  vault: Vault,
  shop: ShopDomain,
  orders: readonly OrderId[],
): Promise<void> {
  const mention = new RegExp(`(?<!\\d)(?:${orders.join("|")})(?!\\d)`);
  const { inboxEntry } = access.client();
  let last: string | null = null;
  for (;;) {
    const rows: InboxRow[] = await inboxEntry.findMany({
      where: { shop, body: { not: null }, ...(last === null ? {} : { id: { gt: last } }) },
      orderBy: { id: "asc" },
      take: BODIES_AT_ONCE,
    });
    for (const row of rows) {
      last = row.id;
      const isPending = row.state === "pending";
      if (row.body === null || (isPending && /^(customers|shop)\//.test(row.topic))) continue;
      if (!mention.test(vault.decrypt(shop, "InboxEntry.body", row.body))) continue;
      await inboxEntry.updateMany({
        where: { shop, id: row.id },
        data: { body: null, ...(isPending ? { state: "unreadable", reason: "erased on request" } : {}) },
      });
    }
    if (rows.length < BODIES_AT_ONCE) return;
  }
}
