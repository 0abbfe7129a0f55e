import { z } from "zod";
import { type OrderId, orderId } from "~/shipping/ids";
import { shopifyOrder } from "~/shopify/operations/shopify-order.fixture";

/**
 * A shop that sells to the countries of all carriers. It has any order by the name "#ID", whose first digit says where it
 * goes: 1 Tunis, 2 Montréal, 3 Algiers, 4 next door, by the restaurant's own courier.
 */
export const orders = {
  tunis: ["1000001", "1000002", "1000003", "1000004"],
  montreal: ["2000001"],
  algiers: ["3000001"],
  nextDoor: ["4000001"],
} as const;
type Place = keyof typeof orders;
const placeOf: Readonly<Record<string, Place>> = { 1: "tunis", 2: "montreal", 3: "algiers", 4: "nextDoor" };

export const orderIds: readonly OrderId[] = Object.values(orders)
  .flat()
  .map((id) => orderId.parse(id));

/** Our own calls of the Admin API. */
const call = z.object({
  operationName: z.string().default(""),
  variables: z.object({ id: z.string().default(""), query: z.string().default("") }).prefault({}),
});

/** The order (or whatever else) that a call is about, as its numeric id. */
export const askedFor = (request: string): string =>
  /(\d+)$/.exec(call.parse(JSON.parse(request)).variables.id)?.[1] ?? "1000001";

let written = 5_000;

/** Answers a call as Shopify does; what is written to it, it takes. */
export function asItShould(request: string): Response {
  const { operationName, variables } = call.parse(JSON.parse(request));
  const id = askedFor(request);
  const name = /name:"(.*)"/.exec(variables.query)?.[1] ?? "";
  const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const named = /^#([1-4]\d{6})$/.exec(name)?.[1];
  const made = `gid://shopify/Fulfillment/${(written += 1)}`;
  const answers: Readonly<Record<string, object>> = {
    readOrder: { order: /^[1-4]\d{6}$/.test(id) ? orderOf(id) : null },
    findOrderByName: { orders: { nodes: named ? [{ id: `gid://shopify/Order/${named}`, name }] : [] } },
    orderOfFulfillmentOrder: { fulfillmentOrder: null },
    listOrders: { orders: none },
    createFulfillment: { fulfillmentCreate: { fulfillment: { id: made }, userErrors: [] } },
    cancelFulfillment: { fulfillmentCancel: { fulfillment: { id: made }, userErrors: [] } },
    fulfillmentEvents: { fulfillment: { events: none } },
    createFulfillmentEvent: {
      fulfillmentEventCreate: {
        fulfillmentEvent: { id: "gid://shopify/FulfillmentEvent/7" },
        userErrors: [],
      },
    },
  };
  return Response.json({ data: answers[operationName] ?? {} });
}

const places: Readonly<Record<Place, object>> = {
  tunis: { city: "Tunis", zip: "1000", countryCodeV2: "TN", phone: "+216 22" },
  montreal: {
    address1: "456 boulevard Rosemont",
    city: "Montréal",
    zip: "H2S 2K1",
    province: "Quebec",
    provinceCode: "QC",
    countryCodeV2: "CA",
    phone: "+1 438 5",
  },
  algiers: { address2: "Alger", city: "Bab Ezzouar", zip: "16024", countryCodeV2: "DZ", phone: "0550" },
  nextDoor: { city: "Tunis", zip: "1000", countryCodeV2: "TN", phone: "+216 24" },
};
const currencies: Readonly<Record<Place, string>> = {
  tunis: "TND",
  montreal: "CAD",
  algiers: "DZD",
  nextDoor: "TND",
};
const atelier = {
  name: "Atelier",
  address1: "100 rue Saint-Paul",
  city: "Montréal",
  zip: "H2Y 1Z3",
  province: "Quebec",
  countryCode: "CA",
};

function orderOf(id: string): unknown {
  const place = placeOf[id.charAt(0)] ?? "tunis";
  const [one] = shopifyOrder.fulfillmentOrders.nodes;
  const { phone, ...address } = { phone: "", ...places[place] };
  const order = {
    ...shopifyOrder,
    id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    totalDiscountsSet: null,
    // Nobody is a twin of somebody else.
    customer: null,
    phone: null,
    shippingAddress: { ...shopifyOrder.shippingAddress, ...address, phone: phone + id.slice(1) },
    fulfillmentOrders: {
      nodes: [
        {
          ...one,
          id: `gid://shopify/FulfillmentOrder/3${id}`,
          deliveryMethod: {
            methodType: place === "nextDoor" ? "LOCAL" : "SHIPPING",
            minDeliveryDateTime: null,
            maxDeliveryDateTime: null,
          },
          assignedLocation: { ...one?.assignedLocation, ...(place === "montreal" ? atelier : {}) },
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  };
  return JSON.parse(JSON.stringify(order).replaceAll('"TND"', `"${currencies[place]}"`));
}
