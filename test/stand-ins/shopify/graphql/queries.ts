/** The root of queries that are played. Another root field answers an error that names it. */
import { digitsOf, gid, typeOfGid } from "../ids";
import { countryName } from "../orders/complete-people";
import type { Order } from "../orders/order-type";
import type { Shop, Shops } from "../shops";
import { connection, listConnection, type PageArgs } from "./connection";
import { fulfillmentObject } from "./objects/fulfillment";
import { fulfillmentOrderObject, locationObject } from "./objects/fulfillment-order";
import { orderObject } from "./objects/order";
import { notPlayed, orderFilter } from "./order-search";

type Id = { readonly id: string };
type OrdersArgs = PageArgs & { readonly query?: string | null; readonly sortKey?: string | null };

export function createQueries(shops: Shops, domain: string, scope: string) {
  const shop = shops.shop(domain);

  const order = ({ id }: Id): unknown => {
    const found = shops.orderOf(domain, digitsOf(id) ?? "");
    return found === undefined ? null : orderObject(found);
  };
  const fulfillment = ({ id }: Id): unknown => {
    const found = shops.findFulfillment(domain, digitsOf(id) ?? "");
    return found === undefined ? null : fulfillmentObject(found.order, found.thing);
  };
  const fulfillmentOrder = ({ id }: Id): unknown => {
    const found = shops.findFulfillmentOrder(domain, digitsOf(id) ?? "");
    return found === undefined ? null : fulfillmentOrderObject(found.order, found.thing);
  };
  const location = ({ id }: { readonly id?: string | null }): unknown => {
    const found = id ? shop.locations.find((one) => one.id === digitsOf(id)) : shop.locations[0];
    return found === undefined ? null : locationObject(found);
  };
  const node = ({ id }: Id): unknown => {
    switch (typeOfGid(id)) {
      case "Order":
        return order({ id });
      case "Fulfillment":
        return fulfillment({ id });
      case "FulfillmentOrder":
        return fulfillmentOrder({ id });
      case "Location":
        return location({ id });
      default:
        throw notPlayed(`node(id: "${id}")`);
    }
  };

  return {
    shop: () => shopObject(shop),
    order,
    orders: (args: OrdersArgs) =>
      connection(
        shops.ordersOf(domain).filter(orderFilter(args.query)),
        args,
        sortKey(args.sortKey),
        orderObject,
      ),
    ordersCount: ({ query }: OrdersArgs) => ({
      __typename: "Count",
      count: shops.ordersOf(domain).filter(orderFilter(query)).length,
      precision: "EXACT",
    }),
    fulfillment,
    fulfillmentOrder,
    location,
    locations: (args: PageArgs) => listConnection(shop.locations, args, locationObject),
    node,
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => node({ id })),
    currentAppInstallation: () => ({
      __typename: "AppInstallation",
      id: gid("AppInstallation", "580111"),
      accessScopes: scope
        .split(",")
        .filter(Boolean)
        .map((handle) => ({ __typename: "AccessScope", handle, description: handle.replaceAll("_", " ") })),
    }),
  };
}

function shopObject(shop: Shop) {
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    myshopifyDomain: shop.domain,
    url: `https://${shop.domain}`,
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency],
    ianaTimezone: shop.timezone,
    weightUnit: "GRAMS",
    unitSystem: "METRIC_SYSTEM",
    taxesIncluded: false,
    plan: {
      __typename: "ShopPlan",
      displayName: "Development",
      publicDisplayName: "Development",
      partnerDevelopment: true,
      shopifyPlus: false,
    },
    primaryDomain: {
      __typename: "Domain",
      id: gid("Domain", shop.id),
      host: shop.domain,
      url: `https://${shop.domain}`,
      sslEnabled: true,
    },
    shopAddress: {
      __typename: "ShopAddress",
      id: gid("ShopAddress", shop.id),
      address1: shop.locations[0]?.address1 ?? null,
      address2: shop.locations[0]?.address2 ?? null,
      city: shop.locations[0]?.city ?? null,
      zip: shop.locations[0]?.zip ?? null,
      province: shop.locations[0]?.province ?? null,
      provinceCode: shop.locations[0]?.provinceCode ?? null,
      country: countryName(shop.countryCode),
      countryCodeV2: shop.countryCode,
      phone: shop.locations[0]?.phone ?? null,
      company: shop.name,
    },
  };
}

/** The text that orders are sorted by; the id decides between equals. */
function sortKey(wanted: string | null | undefined): (order: Order) => string {
  const value = valueToSortBy(wanted ?? "PROCESSED_AT");
  return (order) => `${value(order)}/${order.rest.id.padStart(20, "0")}`;
}

function valueToSortBy(key: string): (order: Order) => string {
  const moment = (text: string): string => String(Date.parse(text)).padStart(16, "0");
  switch (key) {
    case "UPDATED_AT":
      return ({ rest }) => moment(rest.updated_at);
    case "CREATED_AT":
      return ({ rest }) => moment(rest.created_at);
    case "PROCESSED_AT":
      return ({ rest }) => moment(rest.processed_at);
    case "ORDER_NUMBER":
      return ({ rest }) => String(rest.order_number).padStart(16, "0");
    case "ID":
      return () => "";
    default:
      throw notPlayed(`orders(sortKey: ${key})`);
  }
}
