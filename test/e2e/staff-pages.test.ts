import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, shot, type OpenBrowser } from "./browser";
import { noticesOf } from "./notices";
import { staffDo } from "./staff-desk";
import { openShop, parcelMadeByHand, type Order, type Shop } from "./staff-shop";

let dataDir: string;
let shop: Shop;
let browser: OpenBrowser;
let page: Page;
let notices: () => readonly string[];

/** What the programs printed, for whoever looks into a failure. */
const printed: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "navette-staff-"));
  shop = await openShop(dataDir, (line) => printed.push(line));
  browser = await openBrowser();
  page = await (await browser.visitor()).newPage();
  notices = noticesOf(page);
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await browser?.close();
  await shop?.installation.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const does = (order: Order, action: string, typed: Record<string, string | number> = {}, card?: string) =>
  staffDo(page, shop, order, action, typed, card);

/** Looks until it is so; what is looked at is a party's ledger, or a run of the operator's command line. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 60_000, interval: 700 });

/** What the parcels collect together. */
const dinarsOf = async (order: Order): Promise<number> =>
  (await order.parcels()).reduce((sum, { Produit }) => sum + Produit.prix, 0);

/** One that waits, open in Shopify, until staff have corrected the city. */
async function askedOrder(): Promise<Order> {
  const order = await shop.order({ city: "Quelque part" });
  await soon(order.state).toBe("asking place_unknown");
  return order;
}

const correctCity = (order: Order) => does(order, "Edit address", { City: "Ariana" });

/** One that came on hold: nothing else keeps it. */
async function heldOrder(): Promise<Order> {
  const order = await shop.order({ besides: { hold: true } });
  await soon(order.state).toBe("waiting on_hold");
  return order;
}

/** One that is at the carrier, and whose number Shopify has. */
async function sentOrder(): Promise<{ order: Order; number: string }> {
  const order = await shop.order();
  await soon(order.fulfillments).toHaveLength(1);
  const [number = ""] = await order.numbers();
  expect(await order.fulfillments()).toEqual([`SUCCESS ${number}`]);
  return { order, number };
}

describe("before the parcel is sent, staff", () => {
  it("hold the order, and it waits; they release it, and it goes", async () => {
    const order = await askedOrder();
    await does(order, "Put on hold", { Reason: "Out of stock", Notes: "Monday" }, "F1");
    await shot(page, "staff-order-held");
    await correctCity(order);
    await soon(order.state).toBe("waiting on_hold");
    expect(await order.told()).toEqual([]);

    await does(order, "Release", {}, "F1");
    await soon(order.told).toEqual(["Ariana 81.000"]);
    const [number = ""] = await order.numbers();
    await soon(order.fulfillments).toEqual([`SUCCESS ${number}`]);
  });

  it("hold some of it: the rest goes at once, the held part with a number of its own", async () => {
    const order = await askedOrder();
    await does(order, "Put on hold", { "T-shirt": 0, Tasse: 1 }, "F1");
    await correctCity(order);
    await soon(order.fulfillments).toHaveLength(1);
    expect(await order.numbers()).toHaveLength(1);

    await does(order, "Release", {}, "F1");
    await soon(order.fulfillments).toHaveLength(2);
    const numbers = await order.numbers();
    expect(new Set(numbers).size).toBe(2);
    expect(await order.fulfillments()).toEqual(numbers.map((number) => `SUCCESS ${number}`));
    expect(await dinarsOf(order)).toBe(81);
  });

  it("cancel the order, and nothing goes", async () => {
    const order = await heldOrder();
    await does(order, "Cancel order", { Reason: "Customer changed their mind" });
    await soon(order.state).toBe("not_shipped order_cancelled");
    expect(await order.told()).toEqual([]);
  });

  it("take all items back, and nothing goes", async () => {
    const order = await heldOrder();
    await does(order, "Refund", { "T-shirt": 2, Tasse: 1 });
    await soon(order.state).toMatch(/^not_shipped /);
    expect(await order.told()).toEqual([]);
  });

  it("split it, and two parcels go, each with its number", async () => {
    const order = await askedOrder();
    await does(order, "Split items", { Tasse: 1 }, "F1");
    await correctCity(order);
    await soon(order.fulfillments).toHaveLength(2);
    const numbers = await order.numbers();
    expect(new Set(numbers).size).toBe(2);
    expect(new Set(await order.fulfillments())).toEqual(
      new Set(numbers.map((number) => `SUCCESS ${number}`)),
    );
    expect(await dinarsOf(order)).toBe(81);
  });

  it("split it and think better of it: one parcel goes", async () => {
    const order = await askedOrder();
    await does(order, "Split items", { Tasse: 1 }, "F1");
    await does(order, "Merge items");
    await correctCity(order);
    await soon(order.told).toEqual(["Ariana 81.000"]);
    await soon(order.fulfillments).toHaveLength(1);
  });

  it("move some of it to another location: a parcel and a fulfillment for each", async () => {
    const order = await askedOrder();
    await does(order, "Change location", { "Another location": "Sousse", "T-shirt": 0 }, "F1");
    await correctCity(order);
    await soon(order.fulfillments).toHaveLength(2);
    const numbers = await order.numbers();
    expect(new Set(numbers).size).toBe(2);
    expect(new Set(await order.fulfillments())).toEqual(
      new Set(numbers.map((number) => `SUCCESS ${number}`)),
    );
  });

  it("edit it: the parcel has the goods and the sum of the edited order", async () => {
    const order = await heldOrder();
    await does(order, "Edit order", { "T-shirt": 1, Item: "Théière", "Unit price": "45,5" });
    await does(order, "Release", {}, "F1");
    // One shirt less, and the teapot.
    await soon(order.told).toEqual(["Ariana 97.000"]);
    expect((await order.parcels()).map(({ Produit }) => Produit.nombreArticle)).toEqual([3]);
  });

  it("mark it as paid: the courier collects nothing", async () => {
    const order = await heldOrder();
    await does(order, "Mark as paid");
    await does(order, "Release", {}, "F1");
    await soon(order.told).toEqual(["Ariana 0.000"]);
  });

  it("fulfill early what was scheduled for later", async () => {
    const order = await shop.order({ besides: { fulfill_at: "2099-01-01T08:00:00Z" } });
    await soon(order.state).toBe("waiting scheduled");
    await does(order, "Fulfill early", {}, "F1");
    await soon(order.told).toEqual(["Ariana 81.000"]);
  });
});

describe("when the parcel is at the carrier, staff", () => {
  it("cancel the order: the carrier takes the parcel back, the fulfillment is cancelled", async () => {
    const { order, number } = await sentOrder();
    await does(order, "Cancel order", { Reason: "Fraudulent order" });
    await soon(order.told).toEqual(["Ariana 81.000 Supprimé"]);
    await soon(order.fulfillments).toEqual([`CANCELLED ${number}`]);
    await soon(order.shipments).toMatchObject([{ state: "cancelled", trackingNumber: number }]);
    // Shopify has the goods to fulfill again; a cancelled order ships nothing.
    await soon(order.state).toBe("not_shipped order_cancelled");
    expect(await order.numbers()).toEqual([number]);
  });

  it("cancel the order too late: the carrier refuses, and Navette says so", async () => {
    const { order, number } = await sentOrder();
    const carrier = shop.installation.carriers.get("first-delivery");
    await carrier?.control.post("state", { barCode: number, state: "En cours" });
    await does(order, "Cancel order", { Reason: "Other" });
    await soon(async () => (await order.shipments()).map(({ problem }) => problem?.code)).toEqual([
      "cancel_refused",
    ]);
    expect(await order.told()).toEqual(["Ariana 81.000 En cours"]);
    expect(await order.fulfillments()).toEqual([`SUCCESS ${number}`]);
  });

  it("change phone and address: Navette shows what the courier was told and what is true now", async () => {
    const { order } = await sentOrder();
    await does(order, "Edit address", { Phone: "+216 98 765 432", Address: "3 avenue de Carthage" });
    await soon(order.state).toBe("created changed_after_sending");
    expect(await order.told()).toEqual(["Ariana 81.000"]);

    await page.goto(`${shop.installation.adminUrl}/apps/navette/app/orders/${order.id}?shop=${shop.domain}`);
    const app = page.frameLocator("iframe");
    for (const text of ["98765432", order.phone, "12 rue de Marseille", "3 avenue de Carthage"]) {
      await app
        .getByText(new RegExp([...text].join("\\s*")))
        .first()
        .waitFor();
    }
    await shot(page, "staff-changed-after-sending");
  });

  it("take an item back: the sum at the door is wrong now, and Navette says so", async () => {
    const { order } = await sentOrder();
    await does(order, "Refund", { Tasse: 1 });
    await soon(order.state).toBe("created changed_after_sending");
    const [shipment] = await order.shipments();
    expect(shipment?.problem?.message).toMatch(/66/);
  });

  it("add an item: it goes in a parcel of its own, and the first is left as it is", async () => {
    const { order, number } = await sentOrder();
    await does(order, "Edit order", { Item: "Théière", "Unit price": "45.5" });
    await soon(order.told).toEqual(["Ariana 81.000", "Ariana 45.500"]);
    await soon(order.fulfillments).toHaveLength(2);
    expect((await order.fulfillments())[0]).toBe(`SUCCESS ${number}`);
  });

  it("cancel its fulfillment: no second parcel goes, and Navette says so", async () => {
    const { order, number } = await sentOrder();
    await does(order, "Cancel fulfillment", {}, "1");
    await soon(order.state).toBe("created fulfillment_cancelled");
    // A push of the order's page later, there is still one.
    await does(order, "Edit address", { Apartment: "Étage 2" });
    await shop.installation.operator("sweep", [shop.domain]);
    expect(await order.numbers()).toEqual([number]);
  });
});

describe("by hand, staff", () => {
  it("fulfill with a number of First Delivery: no parcel is made, and theirs is followed", async () => {
    const number = await parcelMadeByHand(shop);
    const order = await askedOrder();
    const typed = { "Tracking number": number, "Shipping carrier": "First Delivery" };
    await does(order, "Fulfill items", typed, "F1");
    await soon(order.state).toBe("created");
    const shipments = (await order.shipments()).map(({ state, trackingNumber }) => [state, trackingNumber]);
    expect(new Set(shipments)).toEqual(
      new Set([
        ["cancelled", null],
        ["created", number],
      ]),
    );
    expect(await order.told()).toEqual([]);

    const carrier = shop.installation.carriers.get("first-delivery");
    await carrier?.control.post("state", { barCode: number, state: "En cours" });
    await shop.installation.operator("sweep", [shop.domain]);
    await soon(order.state).toBe("in_transit");
    expect(await order.fulfillments()).toEqual([`SUCCESS ${number}`]);
  });

  it("fulfill without a number: nothing is sent", async () => {
    const order = await askedOrder();
    await does(order, "Fulfill items", {}, "F1");
    await soon(order.state).toBe("not_shipped already_fulfilled");
    expect(await order.told()).toEqual([]);
  });

  it("fulfill a part: the rest goes in one parcel", async () => {
    const order = await askedOrder();
    await does(order, "Fulfill items", { "T-shirt": 0 }, "F1");
    await correctCity(order);
    await soon(order.fulfillments).toHaveLength(2);
    const parcels = await order.parcels();
    expect(parcels.map(({ Produit }) => Produit.nombreArticle)).toEqual([2]);
  });
});

it("all of it fits on a phone", async () => {
  const { order } = await sentOrder();
  const visitor = await browser.visitor({ width: 390, height: 800 });
  const phone = await visitor.newPage();
  const { domain, installation } = shop;
  for (const form of ["", "/edit", "/refund", "/cancel", "/address"]) {
    await phone.goto(`${installation.adminUrl}/orders/${order.id}${form}?shop=${domain}`);
    await phone.getByRole("heading", { level: 1 }).waitFor();
    const { scrolled, seen } = await phone
      .locator("html")
      .evaluate((html) => ({ scrolled: html.scrollWidth, seen: html.clientWidth }));
    // Nothing to scroll to sideways.
    expect(scrolled, form).toBeLessThanOrEqual(seen);
  }
  await shot(phone, "staff-form-narrow");
  await visitor.close();
});

it("no page said anything in the browser's console", () => {
  expect(notices()).toEqual([]);
});
