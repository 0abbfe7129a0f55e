import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, type GivenOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";

let shopify: RunningStandIn;
beforeEach(async () => {
  shopify = await startShopify({ shop: SHOP });
});
afterEach(() => shopify.close());

const change = async (id: string, body: unknown): Promise<GivenOrder> =>
  (await shopify.control.post(`orders/${id}?silent=1`, body)) as GivenOrder; // the control's documented answer

type Place = `${string} ${string}: ${string}`;

/** "OPEN Boutique: 2 TS-1, 1 MUG": what remains of each fulfillment order, in the order they were made. */
async function places(id: string): Promise<readonly Place[]> {
  const query = `query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 20) { nodes {
    status assignedLocation { name } lineItems(first: 20) { nodes { sku remainingQuantity } } } } } }`;
  const { data } = await graphql(shopify, query, { id: `gid://shopify/Order/${id}` });
  const { nodes } = (data as AskedPlaces).order.fulfillmentOrders; // as just asked
  return nodes.map(({ status, assignedLocation, lineItems }): Place => {
    const lines = lineItems.nodes.map(({ sku, remainingQuantity }) => `${remainingQuantity} ${sku}`);
    return `${status} ${assignedLocation.name}: ${lines.join(", ")}`;
  });
}
type AskedPlaces = {
  readonly order: {
    readonly fulfillmentOrders: {
      readonly nodes: readonly {
        readonly status: string;
        readonly assignedLocation: { readonly name: string };
        readonly lineItems: {
          readonly nodes: readonly { readonly sku: string; readonly remainingQuantity: number }[];
        };
      }[];
    };
  };
};

const ids = ({ fulfillmentOrders }: GivenOrder): readonly string[] => fulfillmentOrders.map(({ id }) => id);
const fulfillments = async (): Promise<readonly { readonly id: string; readonly status: string }[]> => {
  const answer = (await shopify.control.get("fulfillments")) as {
    readonly fulfillments: readonly { readonly id: string; readonly status: string }[]; // as documented
  };
  return answer.fulfillments;
};

describe("an order edit", () => {
  it("raises a quantity where the line is, and adds a line beside it", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const { order } = await change(id, {
      line_items: [
        { sku: "TS-1", quantity: 3 },
        { title: "Sac", sku: "BAG", price: "10", quantity: 2 },
      ],
    });
    expect(await places(id)).toEqual(["OPEN Boutique: 3 TS-1, 1 MUG, 2 BAG"]);
    expect(order).toMatchObject({
      current_total_price: "130.500",
      total_outstanding: "130.500",
      total_price: "81.000",
      line_items: [
        { sku: "TS-1", quantity: 3, current_quantity: 3 },
        { sku: "MUG" },
        { sku: "BAG", variant_id: null, quantity: 2, current_quantity: 2, fulfillable_quantity: 2 },
      ],
    });
  });

  it("opens a new fulfillment order when all are closed, or none is of its kind", async () => {
    const { id } = await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" });
    await change(id, { fulfill: true });
    const { order } = await change(id, {
      line_items: [
        { sku: "MUG", quantity: 2 },
        { title: "Carte", sku: "CARD", price: "5", requires_shipping: false },
      ],
    });
    expect(await places(id)).toEqual([
      "CLOSED Boutique: 0 TS-1, 0 MUG",
      "OPEN Boutique: 1 MUG",
      "OPEN Boutique: 1 CARD",
    ]);
    expect(order).toMatchObject({ fulfillment_status: "partial", financial_status: "partially_paid" });
  });

  it("takes off what is not fulfilled, and no more; refused, it changes nothing", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { fulfill: { lines: [{ sku: "TS-1", quantity: 1 }] } });
    const tooMuch = change(id, {
      line_items: [
        { sku: "MUG", quantity: 0 },
        { sku: "TS-1", quantity: 0 },
      ],
    });
    await expect(tooMuch).rejects.toThrow("only 1 of T-shirt can be taken off: the rest is fulfilled");
    expect(await places(id)).toEqual(["OPEN Boutique: 1 TS-1, 1 MUG"]);
    await change(id, { line_items: [{ sku: "TS-1", quantity: 1 }] });
    expect(await places(id)).toEqual(["OPEN Boutique: 0 TS-1, 1 MUG"]);
    await expect(change(id, { line_items: [{ sku: "HAT", quantity: 1 }] })).rejects.toThrow("no line is HAT");
  });
});

describe("fulfillment orders", () => {
  it("are split and merged: the merged one is new, those it is made of are closed", async () => {
    const born = await giveOrder(shopify, TUNISIAN_ORDER);
    const { id } = born;
    const parted = await change(id, { split: [{ sku: "TS-1", quantity: 1 }, { sku: "MUG" }] });
    expect(await places(id)).toEqual(["OPEN Boutique: 1 TS-1", "OPEN Boutique: 1 TS-1, 1 MUG"]);
    expect(ids(parted)[0]).toBe(ids(born)[0]);
    await expect(change(id, { split: [{ sku: "TS-1" }] })).rejects.toThrow("a split leaves something");
    await change(id, { merge: true });
    expect(await places(id)).toEqual([
      "CLOSED Boutique: ",
      "CLOSED Boutique: ",
      "OPEN Boutique: 2 TS-1, 1 MUG",
    ]);
    await expect(change(id, { merge: true })).rejects.toThrow("no two fulfillment orders");
  });

  it("keep their id when they are moved whole", async () => {
    const born = await giveOrder(shopify, TUNISIAN_ORDER);
    const moved = await change(born.id, { move: "Sousse" });
    expect(ids(moved)).toEqual(ids(born));
    expect(await places(born.id)).toEqual(["OPEN Sousse: 2 TS-1, 1 MUG"]);
    await expect(change(born.id, { move: "Sousse" })).rejects.toThrow("nothing of this order can be moved");
  });

  it("leave the rest behind when they are moved in part", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { move: { to: "Sousse", lines: [{ sku: "TS-1", quantity: 1 }] } });
    expect(await places(id)).toEqual(["OPEN Boutique: 1 TS-1, 1 MUG", "OPEN Sousse: 1 TS-1"]);
    await change(id, { move: { to: "Sousse", lines: [{ sku: "MUG" }] } });
    expect(await places(id)).toEqual([
      "OPEN Boutique: 1 TS-1",
      "CLOSED Sousse: ",
      "OPEN Sousse: 1 MUG, 1 TS-1",
    ]);
  });

  it("stay, closed, where they were fulfilled in part, and the rest is moved", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { fulfill: { lines: [{ sku: "TS-1", quantity: 1 }], number: "A1" } });
    await change(id, { move: "Sousse" });
    expect(await places(id)).toEqual(["CLOSED Boutique: 0 TS-1", "OPEN Sousse: 1 TS-1, 1 MUG"]);
  });

  it("are held one by one, or some of their lines, and released", async () => {
    const born = await giveOrder(shopify, { order: TUNISIAN_ORDER, locations: ["Tunis", "Sousse"] });
    const { id } = born;
    await change(id, { hold: { fulfillmentOrder: ids(born)[1], reason: "INCORRECT_ADDRESS" } });
    await change(id, { hold: { reason: "OTHER", lines: [{ sku: "TS-1", quantity: 1 }] } });
    expect(await places(id)).toEqual([
      "ON_HOLD Tunis: 1 TS-1",
      "ON_HOLD Sousse: 1 MUG",
      "OPEN Tunis: 1 TS-1",
    ]);
    await change(id, { release: { fulfillmentOrder: ids(born)[1] } });
    expect(await places(id)).toEqual(["ON_HOLD Tunis: 1 TS-1", "OPEN Sousse: 1 MUG", "OPEN Tunis: 1 TS-1"]);
  });
});

describe("a fulfillment cancelled by hand", () => {
  it("opens a new fulfillment order where its own was closed", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { fulfill: { company: "Aramex", number: "A1" } });
    const { order } = await change(id, { cancel_fulfillment: true });
    expect(await places(id)).toEqual(["CLOSED Boutique: 0 TS-1, 0 MUG", "OPEN Boutique: 2 TS-1, 1 MUG"]);
    expect(order).toMatchObject({
      fulfillment_status: null,
      fulfillments: [{ status: "cancelled", tracking_number: "A1" }],
    });
    await expect(change(id, { cancel_fulfillment: true })).rejects.toThrow("no fulfillment to cancel");
  });

  it("gives its goods back to its own where something of that is left", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { fulfill: { lines: [{ sku: "TS-1" }], number: "A1" } });
    const [made] = await fulfillments();
    await change(id, { cancel_fulfillment: made?.id });
    expect(await places(id)).toEqual(["OPEN Boutique: 2 TS-1, 1 MUG"]);
  });

  it("does not bring back what was returned", async () => {
    const { id } = await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" });
    await change(id, { fulfill: true });
    await change(id, { refund: { lines: [{ sku: "MUG", quantity: 1 }], amount: "15" } });
    await change(id, { cancel_fulfillment: true });
    expect(await places(id)).toEqual(["CLOSED Boutique: 0 TS-1, 0 MUG", "OPEN Boutique: 2 TS-1"]);
  });
});

describe("a refund", () => {
  const restocked = async (body: unknown, fulfil?: unknown): Promise<unknown> => {
    const { id } = await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" });
    if (fulfil !== undefined) await change(id, { fulfill: fulfil });
    const { order } = await change(id, { refund: body });
    const [refund] = order["refunds"] as readonly Record<string, readonly Record<string, unknown>[]>[]; // REST's shape
    return [
      refund?.["refund_line_items"]?.map((line) => [line["restock_type"], line["quantity"]]),
      ...(await places(id)),
    ];
  };
  const shirts = (more: object = {}) => ({ lines: [{ sku: "TS-1", quantity: 2, ...more }] });

  it("takes off what is not fulfilled, and counts the rest as returned", async () => {
    expect(await restocked(shirts())).toEqual([[["cancel", 2]], "OPEN Boutique: 0 TS-1, 1 MUG"]);
    expect(await restocked(shirts(), true)).toEqual([[["return", 2]], "CLOSED Boutique: 0 TS-1, 0 MUG"]);
    expect(await restocked(shirts(), { lines: [{ sku: "TS-1", quantity: 1 }] })).toEqual([
      [
        ["cancel", 1],
        ["return", 1],
      ],
      "OPEN Boutique: 0 TS-1, 1 MUG",
    ]);
  });

  it("without restocking leaves what is to be fulfilled", async () => {
    expect(await restocked({ ...shirts(), restock: false })).toEqual([
      [["no_restock", 2]],
      "OPEN Boutique: 2 TS-1, 1 MUG",
    ]);
    await expect(restocked(shirts({ restock_type: "cancel" }), true)).rejects.toThrow(
      "only 0 of T-shirt are not fulfilled yet",
    );
  });
});

describe("a cancellation", () => {
  it("voids what was to be paid at the door; a fulfillment stays until it is cancelled", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, { fulfill: { number: "A1" } });
    expect(await change(id, { cancelled_at: true })).toMatchObject({
      order: {
        financial_status: "voided",
        total_outstanding: "0.000",
        current_total_price: "0.000",
        fulfillments: [{ status: "success" }],
      },
    });
    await change(id, { cancel_fulfillment: true });
    expect(await places(id)).toEqual(["CLOSED Boutique: 0 TS-1, 0 MUG"]);
    await expect(change(id, { cancelled_at: true })).rejects.toThrow("cancelled already");
    await expect(change(id, { line_items: [{ sku: "MUG", quantity: 2 }] })).rejects.toThrow(
      "cannot be edited",
    );
  });

  it("gives back what was paid, unless it is fulfilled", async () => {
    const paid = { ...TUNISIAN_ORDER, financial_status: "paid" };
    const { id } = await giveOrder(shopify, paid);
    expect(await change(id, { cancelled_at: true, cancel_reason: "inventory" })).toMatchObject({
      order: {
        financial_status: "refunded",
        cancel_reason: "inventory",
        refunds: [{ transactions: [{ amount: "81.000" }] }],
      },
    });
    const sent = await giveOrder(shopify, paid);
    await change(sent.id, { fulfill: true });
    await expect(change(sent.id, { cancelled_at: true })).rejects.toThrow("cancel its fulfillments first");
  });
});
