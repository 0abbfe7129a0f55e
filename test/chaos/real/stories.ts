import type { Random } from "../random";
import { streets } from "../scenario/markets";
import type { NewOrder } from "./orders";

/** What somebody does to an order in Shopify, some time after it was placed. */
export interface Change {
  readonly what: string;
  readonly after: number;
  readonly change: Readonly<Record<string, unknown>>;
  /** No webhook tells of it. */
  readonly silent: boolean;
}

/** How Shopify tells of a new order. */
export interface Telling {
  /** 0: it does not. */
  readonly times: number;
  readonly sameWebhookId: boolean;
  readonly delayMs: number;
}

export function tellingOf(random: Random): Telling {
  const kind = random.next();
  return {
    times: kind < 0.06 ? 0 : kind < 0.25 ? random.int(2, 3) : 1,
    sameWebhookId: random.chance(0.5),
    delayMs: random.chance(0.15) ? random.int(200, 4_000) : 0,
  };
}

/** Most orders stay as they are; the others change while they are being sent, or a little later. */
export function changesOf(random: Random, { sku, given }: NewOrder): readonly Change[] {
  const after = random.int(0, 6_000);
  const change = (what: string, body: Readonly<Record<string, unknown>>, later = 0): Change => ({
    what,
    after: after + later,
    change: body,
    silent: random.chance(0.1),
  });
  const isHeld = "hold" in given;
  const released = isHeld ? [change("release", { release: true }, 3_000)] : [];
  const kind = random.next();
  if (kind < 0.08)
    return [change("edit", { line_items: [{ sku, quantity: random.int(1, 4) }] }), ...released];
  if (kind < 0.14) {
    const address1 = `${random.int(181, 300)} ${random.pick(streets)}`;
    return [change("address", { shipping_address: { address1 } }), ...released];
  }
  if (kind < 0.2) return [change("refund", { refund: { lines: [{ sku, quantity: 1 }] } }), ...released];
  if (kind < 0.29) return [change("cancel", { cancelled_at: true }), ...released.slice(1)];
  if (kind < 0.33) return [change("paid", { financial_status: "paid" }), ...released];
  if (kind < 0.37) return [change("note", { note: `Sonner ${random.int(2, 9)} fois` }), ...released];
  if (kind < 0.42 && !isHeld) {
    return [change("hold", { hold: "INCORRECT_ADDRESS" }), change("release", { release: true }, 4_000)];
  }
  return released;
}
