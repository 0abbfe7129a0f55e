import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyWebhook } from "./webhooks.server";

const secret = "shpss_test";
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: Uint8Array, key = secret) => createHmac("sha256", key).update(body).digest("base64");

const body = bytes('{"id":1001,"note":"Près du café، شارع الحرية"}');
const headersFor = (signed: Uint8Array, change: Record<string, string | null> = {}) => {
  const headers = new Headers({
    "content-type": "application/json",
    "x-shopify-topic": "fulfillment_orders/placed_on_hold",
    "x-shopify-shop-domain": "Sousse-Savons.myshopify.com",
    "x-shopify-api-version": "2026-07",
    "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "x-shopify-event-id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    "x-shopify-triggered-at": "2026-11-20T10:00:00.123456789Z",
    "x-shopify-hmac-sha256": sign(signed),
  });
  for (const [name, value] of Object.entries(change)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
};
const refusal = (error: string) => ({ ok: false, error });

describe("a webhook", () => {
  it("signed by Shopify is verified and its headers are read", async () => {
    expect(await verifyWebhook(body, headersFor(body), secret)).toEqual({
      ok: true,
      value: {
        shop: "sousse-savons.myshopify.com",
        topic: "fulfillment_orders/placed_on_hold",
        webhookId: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
        eventId: "98880550-7158-44d4-b7cd-2c97c8a091b5",
        triggeredAt: new Date("2026-11-20T10:00:00.123Z"),
        body: '{"id":1001,"note":"Près du café، شارع الحرية"}',
      },
    });
  });

  it("may come without an event id or a time", async () => {
    const headers = headersFor(body, { "x-shopify-event-id": null, "x-shopify-triggered-at": "yesterday" });
    expect(await verifyWebhook(body, headers, secret)).toMatchObject({
      value: { eventId: null, triggeredAt: null },
    });
  });

  it("is judged by its bytes: a byte order mark and a foreign charset change nothing", async () => {
    const marked = bytes('\uFEFF{"id":1}');
    const headers = headersFor(marked, { "content-type": "application/json; charset=windows-1256" });
    expect(await verifyWebhook(marked, headers, secret)).toMatchObject({
      ok: true,
      value: { body: '\uFEFF{"id":1}' },
    });
  });

  it("of another secret, or changed by one byte, is forged", async () => {
    const other = headersFor(body, { "x-shopify-hmac-sha256": sign(body, "shpss_other") });
    expect(await verifyWebhook(body, other, secret)).toEqual(refusal("forged"));
    const changed = body.slice();
    changed[6] = 0x32;
    expect(await verifyWebhook(changed, headersFor(body), secret)).toEqual(refusal("forged"));
    expect(await verifyWebhook(body, headersFor(body, { "x-shopify-hmac-sha256": "é" }), secret)).toEqual(
      refusal("forged"),
    );
    expect(await verifyWebhook(new Uint8Array(), headersFor(new Uint8Array()), secret)).toEqual(
      refusal("forged"),
    );
    expect(await verifyWebhook(new Uint8Array([0xff]), headersFor(new Uint8Array([0xff])), secret)).toEqual(
      refusal("forged"),
    );
  });

  it("without a signature is unsigned", async () => {
    const headers = headersFor(body, { "x-shopify-hmac-sha256": null });
    expect(await verifyWebhook(body, headers, secret)).toEqual(refusal("unsigned"));
    expect(await verifyWebhook(new Uint8Array(), headers, secret)).toEqual(refusal("unsigned"));
  });

  it("with the right signature and no shop, topic or id is malformed", async () => {
    for (const change of [
      { "x-shopify-topic": null },
      { "x-shopify-webhook-id": null },
      { "x-shopify-shop-domain": null },
      { "x-shopify-shop-domain": "attacker.example" },
      { "x-shopify-webhook-id": "x".repeat(256) },
      { "x-shopify-event-id": "x".repeat(256) },
    ]) {
      expect(await verifyWebhook(body, headersFor(body, change), secret)).toEqual(refusal("malformed"));
    }
  });

  it("follows a changed secret", async () => {
    const headers = headersFor(body, { "x-shopify-hmac-sha256": sign(body, "shpss_new") });
    expect(await verifyWebhook(body, headers, "shpss_new")).toMatchObject({ ok: true });
    expect(await verifyWebhook(body, headers, secret)).toEqual(refusal("forged"));
  });
});
