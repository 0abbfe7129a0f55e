import { describe, expect, it } from "vitest";
import { readWebhook } from "~/shopify/webhook-content";
import { giveOrder, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";
import { doorStage } from "./door-stage";

const stage = doorStage();

/** The payload's digest before something happens in the shop, and after it. */
async function digests(change: object, order: object = TUNISIAN_ORDER): Promise<readonly unknown[]> {
  const { id } = await giveOrder(stage.shopify(), order);
  if (Object.hasOwn(change, "cancel_fulfillment")) await stage.change(id, { fulfill: true });
  const before = readWebhook("orders/updated", await stage.payloadOf(id));
  await stage.change(id, change);
  return [before, readWebhook("orders/updated", await stage.payloadOf(id))];
}

describe("the digest of an order's webhooks", () => {
  const paid = { ...TUNISIAN_ORDER, financial_status: "paid" };

  it.each([
    ["the address", { shipping_address: { address1: "14 rue de Marseille" } }],
    ["the phone", { shipping_address: { phone: "98765432" } }],
    ["a quantity", { line_items: [{ sku: "TS-1", quantity: 1 }] }],
    ["a line added", { line_items: [{ title: "Sac", price: "10" }] }],
    ["a line taken off", { line_items: [{ sku: "MUG", quantity: 0 }] }],
    ["the cancellation", { cancelled_at: true }],
    ["a fulfillment cancelled", { cancel_fulfillment: true }],
    ["a tag", { tags: "exchange" }],
    ["a note attribute", { note_attributes: [{ name: "parcels", value: "2" }] }],
    ["the payment", { financial_status: "paid" }],
    ["what is owed", { total_outstanding: "20" }],
    ["a refund of goods", { refund: { lines: [{ sku: "MUG", quantity: 1 }], amount: "15" } }, paid],
    ["a refund without restocking", { refund: { lines: [{ sku: "MUG", quantity: 1 }], restock: false } }],
    ["a refund of money", { refund: { amount: "1" } }, paid],
  ])("changes with %s", async (_what, change, order: object = TUNISIAN_ORDER) => {
    const [before, after] = await digests(change, order);
    expect(after).not.toEqual(before);
  });

  it.each([
    ["a fulfillment", { fulfill: { number: "A1" } }],
    ["a hold", { hold: true }],
    ["a split", { split: [{ sku: "MUG" }] }],
    ["a move", { move: "Sousse" }],
  ])("does not with %s, which has a topic of its own", async (_what, change) => {
    const [before, after] = await digests(change);
    expect(after).toEqual(before);
  });
});
