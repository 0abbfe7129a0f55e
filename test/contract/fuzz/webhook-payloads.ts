import { z } from "zod";
import { knownTopics } from "~/shopify/webhook-content";
import { giveOrder, startApp, startShopify, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";
import type { Json } from "./json";
import { orders } from "./shop";

/** The recipient in them: nothing that says why a webhook cannot be read may name these. */
export const personal = ["Amine", "Trabelsi", "Marseille", "20 123 456", "20123456", "amine@example.tn"];

/** A real payload of each topic we know, as the stand-in writes it: of an order that was fulfilled and refunded. */
export async function realPayloads(): Promise<ReadonlyMap<string, Json>> {
  const app = await startApp();
  const shopify = await startShopify({ app: app.url, shop: "boutique-tunis.myshopify.com", "no-echoes": "" });
  try {
    const { id } = await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" }, "?silent=1");
    const change = (what: object) => shopify.control.post(`orders/${id}?silent=1`, what);
    await change({ fulfill: { number: "683377360858" } });
    await change({ refund: { amount: "1" } });
    const payloads = new Map<string, Json>();
    for (const topic of knownTopics) {
      await shopify.control.post("webhooks", { topic, orderId: id });
      const body = app.received.at(-1)?.body ?? "null";
      payloads.set(topic, z.json().parse(JSON.parse(body.replaceAll(id, orders.tunis[0]))));
    }
    return payloads;
  } finally {
    await shopify.close();
    await app.close();
  }
}
