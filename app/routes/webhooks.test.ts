import { createHmac } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { verifyWebhook } from "~/shopify/webhooks.server";
import { action, loader } from "./webhooks";

const secret = "a secret of the app";
const shop = shopDomain.parse("boutique.myshopify.com");

/** A context whose store keeps what is added to its inbox. */
function contextWithInbox() {
  const inbox: { topic: string; webhookId: string; body: string }[] = [];
  const jobs: string[] = [];
  const tx = {
    shops: { find: () => Promise.resolve({ domain: shop, uninstalledAt: null }) },
    inbox: {
      add: (_shop: string, webhook: { topic: string; webhookId: string; body: string }) => {
        inbox.push(webhook);
        return Promise.resolve("5f0c9a52-3a0c-4d55-9d39-0a3e5f5a8f01");
      },
    },
    jobs: {
      send: (name: string) => {
        jobs.push(name);
        return Promise.resolve();
      },
    },
  };
  const context = {
    verifyWebhook: (rawBody: Uint8Array, headers: Headers) => verifyWebhook(rawBody, headers, secret),
    world: {
      store: { transaction: (work: (inside: typeof tx) => unknown) => work(tx) },
      clock: { now: () => new Date("2026-11-22T10:00:00Z") },
    },
  };
  // The route and receiveWebhook use of the context what is above.
  return { context: context as unknown as AppLoadContext, inbox, jobs };
}

const signature = (body: Buffer): string => createHmac("sha256", secret).update(body).digest("base64");

function post(body: Buffer, headers: Record<string, string>): Request {
  return new Request("https://navette.example/webhooks", {
    method: "POST",
    body: new Uint8Array(body),
    headers: {
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": shop,
      "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      "x-shopify-api-version": "2026-07",
      ...headers,
    },
  });
}

const order = Buffer.from('{"id": 820982911946154508, "note": "بين الجامع والمدرسة"}');
const answerTo = async (request: Request, context: AppLoadContext) =>
  (await action({ request, context, params: {} })).status;

describe("POST /webhooks", () => {
  it("keeps a signed webhook byte for byte, with its job, and answers 200", async () => {
    const { context, inbox, jobs } = contextWithInbox();
    const status = await answerTo(post(order, { "x-shopify-hmac-sha256": signature(order) }), context);
    expect(status).toBe(200);
    expect(inbox.map(({ topic, body }) => ({ topic, body }))).toEqual([
      { topic: "orders/create", body: order.toString() },
    ]);
    expect(jobs).toEqual(["process-webhook"]);
  });

  it("answers 401 to what is unsigned, forged or changed on the way, and keeps nothing", async () => {
    const { context, inbox } = contextWithInbox();
    const changed = Buffer.from(order.toString().replace("154508", "154509"));
    const statuses = [
      await answerTo(post(order, {}), context),
      await answerTo(post(order, { "x-shopify-hmac-sha256": "bm90IGEgc2lnbmF0dXJl" }), context),
      await answerTo(post(changed, { "x-shopify-hmac-sha256": signature(order) }), context),
      await answerTo(post(Buffer.alloc(0), {}), context),
    ];
    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(inbox).toEqual([]);
  });

  it("takes nothing but POST", async () => {
    const answer = loader();
    expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "POST"]);
    const put = new Request("https://navette.example/webhooks", { method: "PUT", body: "{}" });
    expect(await answerTo(put, contextWithInbox().context)).toBe(405);
  });
});
