/** Sends signed events to where the control says, whole, twice, late, out of order, forged or not at all. */
import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../kit";
import type { Event } from "./events";

export const webhookSchema = z.strictObject({
  url: z.url(),
  secret: z.string().min(1),
  /** Whose events; all accounts' when absent. */
  publicKey: z.string().optional(),
  /** Copies of each event, as one event (same id, same body). */
  copies: z.int().min(1).default(1),
  delayMs: z.number().min(0).default(0),
  /** Every second event overtakes the one before it. */
  reorder: z.boolean().default(false),
  /** A wrong signature, none, or the event again under another id and time with its true signature. */
  forge: z.enum(["signature", "unsigned", "replay"]).optional(),
  /** The next so many events are never sent. */
  lose: z.int().min(0).default(0),
});
export type Webhook = z.infer<typeof webhookSchema>;

export type Delivery = {
  readonly eventId: string;
  readonly type: string;
  readonly orderId: string | null;
  readonly at: string;
  /** What each try was answered; null: no answer. */
  readonly statuses: (number | null)[];
};

/** (assumed) An event that is not answered 2xx is tried again. */
const RETRY_SECONDS = [1, 2, 4, 8, 16, 32];
/** How long an event waits to be overtaken. */
const OVERTAKEN_MS = 1_000;

export type Webhooks = {
  configure(webhook: Webhook): void;
  forget(): void;
  /** Sends an event as the account's webhook says; false: no address is known. */
  announce(account: string, event: Event): boolean;
  deliveries(): readonly Delivery[];
  close(): void;
};

export function createWebhooks(clock: Clock): Webhooks {
  const configured = new Map<string, Webhook>();
  const deliveries: Delivery[] = [];
  const closing = new AbortController();
  const held = new Map<Webhook, () => void>();

  const pause = (milliseconds: number): Promise<unknown> =>
    wait(milliseconds, undefined, { ref: false, signal: closing.signal });

  async function post(webhook: Webhook, body: string, eventId: string, delivery: Delivery): Promise<boolean> {
    const secret = webhook.forge === "signature" ? `${webhook.secret}-forged` : webhook.secret;
    const signature = `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
    try {
      const answer = await fetch(webhook.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "Drop-Event-Id": eventId,
          "Drop-Event-Timestamp": clock.now().toISOString(),
          ...(webhook.forge === "unsigned" ? {} : { "Drop-Signature": signature }),
        },
        body,
        signal: closing.signal,
        redirect: "manual",
      });
      await answer.arrayBuffer();
      delivery.statuses.push(answer.status);
      return answer.ok;
    } catch {
      // Nobody there, or it closed: the next try comes by itself.
      delivery.statuses.push(null);
      return false;
    }
  }

  async function deliver(webhook: Webhook, event: Event): Promise<void> {
    const body = JSON.stringify(event);
    const eventId = randomUUID();
    const delivery: Delivery = {
      eventId,
      type: event.type,
      orderId: z.string().nullable().catch(null).parse(event.data["order_id"]),
      at: clock.now().toISOString(),
      statuses: [],
    };
    deliveries.push(delivery);
    if (webhook.delayMs > 0) await pause(webhook.delayMs);
    for (const seconds of [...RETRY_SECONDS, null]) {
      const copies = Array.from({ length: webhook.copies }, () => post(webhook, body, eventId, delivery));
      const isDone = (await Promise.all(copies)).every(Boolean);
      if (isDone || webhook.forge === "signature" || webhook.forge === "unsigned" || seconds === null) break;
      await pause(seconds * 1000);
    }
    if (webhook.forge === "replay") await post(webhook, body, randomUUID(), delivery);
  }

  function send(webhook: Webhook, event: Event): void {
    deliver(webhook, event).catch((error: unknown) => {
      // Closing interrupts whoever waits; anything else is a fault of this stand-in.
      if (!closing.signal.aborted) throw error;
    });
  }

  function sendOvertaking(webhook: Webhook, event: Event): void {
    const overtaken = held.get(webhook);
    if (overtaken) {
      held.delete(webhook);
      send(webhook, event);
      // After the one that overtakes has surely left.
      setTimeout(overtaken, 100).unref();
      return;
    }
    const release = (): void => send(webhook, event);
    held.set(webhook, release);
    setTimeout(() => {
      if (held.get(webhook) !== release) return;
      held.delete(webhook);
      release();
    }, OVERTAKEN_MS).unref();
  }

  return {
    configure: (webhook) => void configured.set(webhook.publicKey ?? "*", webhook),
    forget: () => configured.clear(),
    announce(account, event) {
      const webhook = configured.get(account) ?? configured.get("*");
      if (webhook === undefined || closing.signal.aborted) return false;
      if (webhook.lose > 0) webhook.lose -= 1;
      else if (webhook.reorder) sendOvertaking(webhook, event);
      else send(webhook, event);
      return true;
    },
    deliveries: () => deliveries,
    close: () => closing.abort(),
  };
}
