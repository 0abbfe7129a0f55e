import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";

let shopify: RunningStandIn;
beforeAll(async () => {
  shopify = await startShopify({ shop: SHOP });
});
afterAll(() => shopify.close());

const ROUTING = `query ($id: ID!) {
  order(id: $id) {
    displayFinancialStatus
    netPaymentSet { shopMoney { amount } }
    totalRefundedSet { shopMoney { amount } }
    totalOutstandingSet { shopMoney { amount } }
    fulfillmentOrders(first: 5) { nodes {
      deliveryMethod { methodType minDeliveryDateTime maxDeliveryDateTime }
      assignedLocation { name address1 address2 city province zip countryCode phone location { id address { provinceCode } } }
    } }
  }
}`;

async function read(body: unknown, { shop = SHOP, token = "shpat_x" } = {}): Promise<unknown> {
  const { id } = await giveOrder(shopify, body, `?shop=${shop}`);
  const answer = await graphql(shopify, ROUTING, { id: `gid://shopify/Order/${id}` }, { shop, token });
  expect(answer.errors).toEqual([]);
  return answer.data;
}

const DEPOT = {
  name: "Entrepôt Québec",
  address1: "825 boulevard Lebourgneuf",
  address2: "Quai 4",
  city: "Québec",
  province: "Quebec",
  province_code: "QC",
  zip: "G2J 0B9",
  country_code: "CA",
  phone: "+14185550199",
};

describe("where an order is fulfilled", () => {
  it("has the address that the order gives the place", async () => {
    const shop = "quebec.myshopify.com";
    const place = {
      name: "Entrepôt Québec",
      address1: "825 boulevard Lebourgneuf",
      address2: "Quai 4",
      city: "Québec",
      province: "Quebec",
      zip: "G2J 0B9",
      countryCode: "CA",
      phone: "+14185550199",
      location: { address: { provinceCode: "QC" } },
    };
    const seen = { order: { fulfillmentOrders: { nodes: [{ assignedLocation: place }] } } };
    const given = { order: TUNISIAN_ORDER, locations: [DEPOT] };
    expect(await read(given, { shop, token: "shpat_q" })).toMatchObject(seen);
    // Named again, it is the same place.
    const again = { order: TUNISIAN_ORDER, locations: [DEPOT.name] };
    expect(await read(again, { shop, token: "shpat_q" })).toMatchObject(seen);
  });

  it("is the shop's first location where none is named, with the address the shop was given", async () => {
    const shop = "resto.myshopify.com";
    await shopify.control.post("shops", {
      shop,
      location: { address1: "3 rue Ibn Khaldoun", city: "Sousse" },
    });
    expect(await read(TUNISIAN_ORDER, { shop, token: "shpat_r" })).toMatchObject({
      order: {
        fulfillmentOrders: {
          nodes: [
            {
              assignedLocation: {
                name: "Boutique",
                address1: "3 rue Ibn Khaldoun",
                city: "Sousse",
                zip: null,
              },
            },
          ],
        },
      },
    });
  });
});

describe("when an order is delivered", () => {
  it("has the window promised at checkout, and none where nothing is delivered", async () => {
    const card = { title: "Carte", price: "10", requires_shipping: false };
    expect(
      await read({
        ...TUNISIAN_ORDER,
        line_items: [...TUNISIAN_ORDER.line_items, card],
        delivery_method: "LOCAL",
        deliver_after: "2026-11-20T18:00:00Z",
        deliver_before: "2026-11-20T19:00:00Z",
      }),
    ).toMatchObject({
      order: {
        fulfillmentOrders: {
          nodes: [
            {
              deliveryMethod: {
                methodType: "LOCAL",
                minDeliveryDateTime: "2026-11-20T18:00:00Z",
                maxDeliveryDateTime: "2026-11-20T19:00:00Z",
              },
            },
            { deliveryMethod: { methodType: "NONE", minDeliveryDateTime: null, maxDeliveryDateTime: null } },
          ],
        },
      },
    });
  });
});

describe("how an order is paid", () => {
  it.each([
    ["pending", "PENDING", "0.0", "0.0", "81.0"],
    ["authorized", "AUTHORIZED", "0.0", "0.0", "81.0"],
    ["paid", "PAID", "81.0", "0.0", "0.0"],
    ["refunded", "REFUNDED", "0.0", "81.0", "0.0"],
    ["voided", "VOIDED", "0.0", "0.0", "0.0"],
  ])("%s", async (financial_status, shown, net, refunded, owed) => {
    expect(await read({ ...TUNISIAN_ORDER, financial_status })).toMatchObject({
      order: {
        displayFinancialStatus: shown,
        netPaymentSet: { shopMoney: { amount: net } },
        totalRefundedSet: { shopMoney: { amount: refunded } },
        totalOutstandingSet: { shopMoney: { amount: owed } },
      },
    });
  });

  it("partly, and refunded in part", async () => {
    const part = { ...TUNISIAN_ORDER, financial_status: "partially_paid", total_outstanding: "31" };
    expect(await read(part)).toMatchObject({
      order: {
        displayFinancialStatus: "PARTIALLY_PAID",
        netPaymentSet: { shopMoney: { amount: "50.0" } },
        totalOutstandingSet: { shopMoney: { amount: "31.0" } },
      },
    });
    expect(await read({ ...TUNISIAN_ORDER, financial_status: "partially_refunded" })).toMatchObject({
      order: {
        displayFinancialStatus: "PARTIALLY_REFUNDED",
        totalOutstandingSet: { shopMoney: { amount: "0.0" } },
      },
    });
  });

  it("in no other way: a misspelt status is refused", async () => {
    await expect(giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "payed" })).rejects.toThrow("400");
  });
});
