import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../../kit";
import { SHOP, startApp, startShopify, TUNISIAN_ORDER } from "../../test-shop";
import { desk } from "./desk";

let shopify: RunningStandIn;
let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp();
  shopify = await startShopify({ shop: SHOP, app: app.url });
});
afterAll(async () => {
  await shopify.close();
  await app.close();
});

/** Two shirts (TS-1) and a mug (MUG), paid at the door, open at "Boutique". */
const open = (changes: object = {}, besides: object = {}) => desk(shopify, changes, besides);

const actionsOf = (page: string): readonly string[] =>
  [...page.matchAll(/<(?:button|a) class="button(?: grave)?"[^>]*>([^<]+)<\/(?:button|a)>/g)].map(
    ([, label = ""]) => label,
  );

describe("staff at a fulfillment order", () => {
  it("put it on hold, with a reason, and release it", async () => {
    const order = await open();
    const typed = { Reason: "INVENTORY_OUT_OF_STOCK", Notes: "Back on <Monday>" };
    const page = await order.does("hold", typed, order.first);
    for (const part of ["The fulfillment is on hold.", "Out of stock", "Back on &lt;Monday&gt;"]) {
      expect(page).toContain(part);
    }
    expect(await order.open()).toEqual(["ON_HOLD Boutique"]);
    expect(await order.does("release", {}, order.first)).toContain("The fulfillment may go on.");
    expect(await order.open()).toEqual(["OPEN Boutique"]);
  });

  it("hold some of it, and the rest goes on", async () => {
    const order = await open();
    await order.does("hold", { Tasse: 0, "T-shirt": 1 }, order.first);
    expect(await order.open()).toEqual(["ON_HOLD Boutique", "OPEN Boutique"]);
  });

  it("open early what was scheduled", async () => {
    const order = await open({}, { fulfill_at: "2099-01-01T08:00:00Z" });
    expect(await order.open()).toEqual(["SCHEDULED Boutique"]);
    expect(await order.page()).toContain("Scheduled for Jan 1, 2099");
    await order.does("open-now", {}, order.first);
    expect(await order.open()).toEqual(["OPEN Boutique"]);
  });

  it("split it, and merge it again", async () => {
    const order = await open();
    expect(await order.does("split", { "T-shirt": 1 }, order.first)).toContain("The items are split.");
    expect(await order.open()).toEqual(["OPEN Boutique", "OPEN Boutique"]);
    expect(await order.does("merge")).toContain("The items are together again.");
    expect(await order.open()).toEqual(["OPEN Boutique"]);
  });

  it("move it, or some of it, to another location", async () => {
    const order = await open();
    await order.does("move", { "Another location": "Sousse", "T-shirt": 0 }, order.first);
    expect(await order.open()).toEqual(["OPEN Boutique", "OPEN Sousse"]);
    await order.does("move", { "New location": "Sousse" }, order.first);
    const places = await order.open();
    expect(new Set(places)).toEqual(new Set(["OPEN Sousse"]));
  });

  it("fulfill some of it with a number, the rest without one, and cancel the first", async () => {
    const order = await open();
    const tracked = {
      Tasse: 0,
      "T-shirt": 1,
      "Shipping carrier": "First Delivery",
      "Tracking number": "683375000099",
      "Tracking link": "https://track.example/683375000099",
    };
    const page = await order.does("fulfill", tracked, order.first);
    expect(page).toContain('href="https://track.example/683375000099"');
    await order.does("fulfill", {}, order.first);
    expect(await order.open()).toEqual([]);
    const made = (await order.order()).fulfillments;
    expect(made).toMatchObject([
      { status: "success", tracking_company: "First Delivery", tracking_number: "683375000099" },
      { status: "success", tracking_company: null, tracking_number: null },
    ]);
    const cancelled = await order.does("cancel-fulfillment", {}, String(made[0]?.id));
    expect(cancelled).toContain("The fulfillment is cancelled.");
    expect((await order.order()).fulfillments.map(({ status }) => status)).toEqual(["cancelled", "success"]);
    expect(await order.open()).toEqual(["OPEN Boutique"]);
  });
});

describe("staff at an order", () => {
  it("edit quantities and add an item", async () => {
    const order = await open();
    await order.does("edit", { "T-shirt": 3, Tasse: 0, Item: "Théière", SKU: "TH-1", "Unit price": "45,5" });
    expect(await order.quantities()).toEqual({ "TS-1": 3, MUG: 0, "TH-1": 1 });
    expect(await order.page()).toContain("Théière");
  });

  it("refund items and money", async () => {
    const order = await open({ financial_status: "paid" });
    const typed = { "T-shirt": 1, "Amount to refund": "29.5", Reason: "Stained" };
    expect(await order.does("refund", typed)).toContain("The refund is made.");
    expect(await order.quantities()).toEqual({ "TS-1": 1, MUG: 1 });
    expect((await order.order()).refunds).toMatchObject([
      { note: "Stained", transactions: [{ amount: "29.500" }] },
    ]);
  });

  it("take items out of an order that nobody has paid", async () => {
    const order = await open();
    await order.does("refund", { Tasse: 1 });
    expect(await order.order()).toMatchObject({
      total_outstanding: "66.000",
      refunds: [{ transactions: [] }],
    });
  });

  it("cancel it, with a reason; nothing of it can be fulfilled then", async () => {
    const order = await open();
    const page = await order.does("cancel", { Reason: "inventory" });
    expect(page).toContain("The order is cancelled.");
    expect(actionsOf(page)).toEqual(["Edit address"]);
    expect(await order.order()).toMatchObject({
      cancelled_at: expect.stringMatching(/^\d{4}-/),
      cancel_reason: "inventory",
    });
    expect(await order.open()).toEqual([]);
  });

  it("correct the address and the phone", async () => {
    const order = await open();
    await order.does("address", { City: "Sfax", Phone: "+216 98 765 432", "First name": "Leïla" });
    expect((await order.order()).shipping_address).toMatchObject({
      ...TUNISIAN_ORDER.shipping_address,
      first_name: "Leïla",
      name: "Leïla Trabelsi",
      city: "Sfax",
      phone: "+216 98 765 432",
      country: "Tunisia",
    });
    await order.does("address", { "Country code": "DZ" });
    expect((await order.order()).shipping_address).toMatchObject({ country_code: "DZ", country: "Algeria" });
  });

  it("mark it as paid", async () => {
    const order = await open();
    expect(actionsOf(await order.page())).toContain("Mark as paid");
    const page = await order.does("paid");
    expect(actionsOf(page)).not.toContain("Mark as paid");
    expect(await order.order()).toMatchObject({ financial_status: "paid", total_outstanding: "0.000" });
  });
});

describe("the order's page", () => {
  it("offers what can be done in the state it is in", async () => {
    const order = await open();
    expect(actionsOf(await order.page())).toEqual([
      "Fulfill items",
      "Put on hold",
      "Split items",
      "Change location",
      "Edit order",
      "Refund",
      "Mark as paid",
      "Cancel order",
      "Edit address",
    ]);
    await order.does("hold", {}, order.first);
    expect(actionsOf(await order.page())).toContain("Release");
    expect(actionsOf(await order.page())).not.toContain("Fulfill items");
  });

  it("speaks French, on the forms as well", async () => {
    const order = await open();
    const url = `${shopify.url}/admin/orders/${order.id}/hold?shop=${SHOP}&of=${order.first}`;
    const form = await (await fetch(url)).text();
    for (const part of [`${order.name}-F1`, "Mettre en attente", "Rupture de stock", "Quantités"]) {
      expect(form).toContain(part);
    }
    expect(form).toContain(`href="?shop=${SHOP}&amp;lang=en&amp;of=${order.first}"`);
  });
});

describe("a form that cannot be done", () => {
  it("says why, and changes nothing", async () => {
    const order = await open();
    const refused: readonly [
      form: string,
      typed: Record<string, string | number>,
      of: string | undefined,
      why: string,
    ][] = [
      ["hold", { "T-shirt": 0, Tasse: 0 }, order.first, "Choose at least one item."],
      ["split", { "T-shirt": 2, Tasse: 1 }, order.first, "Leave at least one item in the first part."],
      ["split", { "T-shirt": 3 }, order.first, "This quantity is not possible."],
      ["split", { "T-shirt": "many" }, order.first, "This quantity is not possible."],
      ["move", { "New location": "" }, order.first, "Choose a location."],
      ["edit", {}, undefined, "Nothing was changed."],
      ["edit", { "Unit price": "12" }, undefined, "Give the added item a name."],
      ["edit", { Item: "Théière", "Unit price": "much" }, undefined, "This amount is not possible."],
      ["refund", {}, undefined, "Choose at least one item."],
      ["refund", { Amount: "5" }, undefined, "only 0.000 TND was paid"],
      ["address", {}, undefined, "Nothing was changed."],
    ];
    const before = await order.order();
    for (const [form, typed, of, why] of refused) {
      const page = await order.does(form, typed, of);
      expect(page, form).toContain(why);
      expect(page, form).toContain('role="alert"');
    }
    expect(await order.order()).toEqual(before);
  });

  it("says so where it is too late: it was done in another window", async () => {
    const order = await open();
    await order.does("hold", {}, order.first);
    const url = `${shopify.url}/admin/orders/${order.id}/fulfill?shop=${SHOP}&lang=en&of=${order.first}`;
    const page = await (await fetch(url, { method: "POST", body: "" })).text();
    expect(page).toContain("This is no longer possible.");
  });

  it("is not there for an unknown order or form", async () => {
    const order = await open();
    for (const path of ["/admin/orders/77/hold", `/admin/orders/${order.id}/explode`]) {
      expect((await fetch(shopify.url + path)).status).toBe(404);
    }
  });
});

describe("the app", () => {
  it("is told of what staff do, as of any change", async () => {
    const order = await open();
    app.received.length = 0;
    await order.does("hold", {}, order.first);
    await app.came(2);
    expect(app.received.map(({ headers }) => headers["x-shopify-topic"])).toEqual([
      "fulfillment_orders/placed_on_hold",
      "orders/updated",
    ]);
  });
});
