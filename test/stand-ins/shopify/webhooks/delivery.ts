/**
 * Sends webhooks as Shopify does: signed, within five seconds, tried again when the app does not answer 2xx.
 *
 * One event may reach the app several times, late or never: that is for `POST /_control/webhooks` to ask.
 */
import { createHmac, randomUUID } from "node:crypto";
import type { Clock } from "../../kit";
import { stringifyWithNumericIds } from "../json";

export type WebhookToSend = {
  readonly topic: string;
  readonly shop: string;
  readonly path: string;
  /** An object, or text that is sent exactly as it is. */
  readonly body: unknown;
  readonly eventId?: string | undefined;
  readonly webhookId?: string | undefined;
  readonly triggeredAt?: string | undefined;
  /** A wrong signature, or none; never tried again. */
  readonly bad?: "hmac" | "none" | undefined;
  readonly retry?: boolean | undefined;
  readonly orderId?: string | undefined;
  /** Why it was sent: `control`, `change` or `echo`. */
  readonly cause: string;
};

export type Attempt = { readonly at: string; readonly status: number | null; readonly error: string | null };

/** What the ledger shows: no body, since it holds a shopper's name and address. */
export type DeliveryRecord = {
  readonly webhookId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly shop: string;
  readonly orderId: string | null;
  readonly cause: string;
  readonly triggeredAt: string;
  readonly attempts: Attempt[];
  state: "sending" | "waiting" | "delivered" | "failed";
};

export type DeliverySettings = {
  readonly secret: string;
  readonly apiVersion: string;
  /** The app's own address, which may change while a stand-in lives. */
  readonly appUrl: () => string;
  readonly timeoutSeconds: number;
  /** Seconds before each further try. */
  readonly retrySeconds: readonly number[];
  readonly clock: Clock;
};

export type Deliveries = ReturnType<typeof createDeliveries>;

/** Shopify signs the raw body with the app's secret: HMAC-SHA256 in base64. */
export function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("base64");
}

export function createDeliveries(settings: DeliverySettings) {
  const records: DeliveryRecord[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  }

  /** Resolves to the status of the first try, null when there was no answer. */
  async function send(webhook: WebhookToSend): Promise<number | null> {
    const raw = typeof webhook.body === "string" ? webhook.body : stringifyWithNumericIds(webhook.body);
    const record: DeliveryRecord = {
      webhookId: webhook.webhookId ?? randomUUID(),
      eventId: webhook.eventId ?? randomUUID(),
      topic: webhook.topic,
      shop: webhook.shop,
      orderId: webhook.orderId ?? null,
      cause: webhook.cause,
      triggeredAt: webhook.triggeredAt ?? settings.clock.now().toISOString(),
      attempts: [],
      state: "sending",
    };
    records.push(record);
    return attempt(webhook, record, raw);
  }

  async function attempt(
    webhook: WebhookToSend,
    record: DeliveryRecord,
    raw: string,
  ): Promise<number | null> {
    const { status, error } = await post(webhook, record, raw);
    record.attempts.push({ at: settings.clock.now().toISOString(), status, error });
    if (status !== null && status >= 200 && status < 300) {
      record.state = "delivered";
      return status;
    }
    const wait = settings.retrySeconds[record.attempts.length - 1];
    const again = webhook.bad === undefined && webhook.retry !== false && wait !== undefined && !closed;
    record.state = again ? "waiting" : "failed";
    if (again) later(wait * 1000, () => void attempt(webhook, record, raw));
    return status;
  }

  async function post(
    webhook: WebhookToSend,
    record: DeliveryRecord,
    raw: string,
  ): Promise<Omit<Attempt, "at">> {
    const hmac = sign(raw, settings.secret);
    const signature: Record<string, string> =
      webhook.bad === "none"
        ? {}
        : { "x-shopify-hmac-sha256": webhook.bad === "hmac" ? sign(raw, "another secret") : hmac };
    try {
      const answer = await fetch(new URL(webhook.path, settings.appUrl()), {
        method: "POST",
        body: raw,
        redirect: "manual",
        signal: AbortSignal.timeout(settings.timeoutSeconds * 1000),
        headers: {
          "content-type": "application/json",
          "user-agent": "Shopify-Captain-Hook",
          "x-shopify-topic": webhook.topic,
          "x-shopify-shop-domain": webhook.shop,
          "x-shopify-api-version": settings.apiVersion,
          "x-shopify-webhook-id": record.webhookId,
          "x-shopify-event-id": record.eventId,
          "x-shopify-triggered-at": record.triggeredAt,
          ...signature,
        },
      });
      await answer.arrayBuffer();
      return { status: answer.status, error: null };
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return { status: null, error: cause instanceof Error ? cause.message || cause.name : String(cause) };
    }
  }

  return {
    send,
    later,
    records: () => records as readonly DeliveryRecord[],
    close(): void {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
