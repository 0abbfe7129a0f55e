/** The state: shops, their orders, and who is the shop when nobody said. */
import type { Clock } from "../kit";
import { createIds, digitsOf } from "./ids";
import { isLater } from "./orders/fulfillment-orders";
import type { Fulfillment, FulfillmentOrder, Location, Order } from "./orders/order-type";

export type Shop = {
  readonly domain: string;
  readonly id: string;
  name: string;
  email: string;
  currency: string;
  countryCode: string;
  locale: string;
  timezone: string;
  readonly locations: Location[];
};

export type Found<Thing> = { readonly order: Order; readonly thing: Thing };

/** Holds orders that were given before any shop was known; the first shop that reads one takes it. */
export const UNCLAIMED = "unclaimed.myshopify.com";

export type Shops = ReturnType<typeof createShops>;

/** What a shop is unless the first order or `POST /_control/shops` says otherwise. */
const DEFAULTS = { currency: "TND", countryCode: "TN", locale: "fr", timezone: "Africa/Tunis" };

/** The country of a shop that is only known by its first order's currency. */
const COUNTRIES: Readonly<Record<string, { countryCode: string; timezone: string }>> = {
  TND: { countryCode: "TN", timezone: "Africa/Tunis" },
  DZD: { countryCode: "DZ", timezone: "Africa/Algiers" },
  CAD: { countryCode: "CA", timezone: "America/Toronto" },
};

export function createShops(clock: Clock, defaultShop: string | null) {
  const nextId = createIds();
  const shops = new Map<string, Shop>();
  const orders: Order[] = [];
  const byId = new Map<string, Order>();
  const owners = new Map<string, Order>();
  const numbers = new Map<string, number>();
  let lastSeen: string | null = null;

  const now = (): string => clock.now().toISOString();

  function shop(domain: string, hint: { readonly currency?: string } = {}): Shop {
    const known = shops.get(domain);
    if (known !== undefined) return known;
    const currency = hint.currency ?? DEFAULTS.currency;
    const place = COUNTRIES[currency] ?? DEFAULTS;
    const name = domain.replace(/\.myshopify\.com$/, "");
    const made: Shop = {
      domain,
      id: nextId("Shop"),
      name: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " "),
      email: `contact@${name}.example`,
      currency,
      countryCode: place.countryCode,
      locale: DEFAULTS.locale,
      timezone: place.timezone,
      locations: [],
    };
    made.locations.push(newLocation(made, "Boutique"));
    shops.set(domain, made);
    return made;
  }

  function newLocation(owner: Shop, name: string, id?: string): Location {
    return {
      id: id ?? nextId("Location"),
      name,
      address1: null,
      address2: null,
      city: null,
      province: null,
      provinceCode: null,
      zip: null,
      countryCode: owner.countryCode,
      phone: null,
    };
  }

  /** A scheduled fulfillment order opens by itself when its time has come. */
  function openDue(): readonly Found<FulfillmentOrder>[] {
    const moment = now();
    const opened: Found<FulfillmentOrder>[] = [];
    for (const order of orders) {
      for (const thing of order.fulfillmentOrders) {
        if (thing.status !== "SCHEDULED" || isLater(thing.fulfillAt, moment)) continue;
        thing.status = "OPEN";
        thing.updatedAt = moment;
        opened.push({ order, thing });
      }
    }
    return opened;
  }

  /** A shop reads its own orders, and those nobody has claimed: they become its own by this. */
  function mayRead(domain: string, order: Order): boolean {
    if (order.shop === null) claim(domain, order);
    return order.shop === domain;
  }

  function claim(domain: string, order: Order): void {
    order.shop = domain;
    const held = numbers.get(domain) ?? 1000;
    numbers.set(domain, Math.max(held, order.rest.order_number));
    const owner = shop(domain, { currency: order.rest.currency });
    for (const fulfillmentOrder of order.fulfillmentOrders) {
      const same = owner.locations.find(({ name }) => name === fulfillmentOrder.location.name);
      if (same === undefined) owner.locations.push(fulfillmentOrder.location);
      else {
        // What the order said of the place holds; the shop's own was a name alone.
        if (same.address1 === null && same.city === null) {
          Object.assign(same, { ...fulfillmentOrder.location, id: same.id });
        }
        fulfillmentOrder.location = same;
      }
    }
  }

  /** Finds what hangs on an order; `owners` remembers where, so that ten thousand orders are walked once. */
  function findThing<Thing extends { readonly id: string }>(
    domain: string,
    id: string,
    things: (order: Order) => readonly Thing[],
  ): Found<Thing> | undefined {
    const order = owners.get(id) ?? orders.findLast((one) => things(one).some((thing) => thing.id === id));
    const thing = order === undefined ? undefined : things(order).find((one) => one.id === id);
    if (order === undefined || thing === undefined) return undefined;
    owners.set(id, order);
    return mayRead(domain, order) ? { order, thing } : undefined;
  }

  return {
    now,
    nextId,
    clock,
    shop,
    shops: () => [...shops.values()].filter(({ domain }) => domain !== UNCLAIMED),
    orders: () => orders as readonly Order[],
    ordersOf: (domain: string): readonly Order[] => orders.filter((order) => mayRead(domain, order)),
    openDue,
    newLocation,
    add(order: Order): void {
      orders.push(order);
      byId.set(order.rest.id, order);
      for (const { id } of order.fulfillmentOrders) owners.set(id, order);
    },
    /** 1001, 1002, … for each shop. */
    nextNumber(domain: string): number {
      const next = (numbers.get(domain) ?? 1000) + 1;
      numbers.set(domain, next);
      return next;
    },
    /** An order that came with a number of its own: the next one made up is higher. */
    usedNumber(domain: string, number: number): void {
      numbers.set(domain, Math.max(numbers.get(domain) ?? 1000, number));
    },
    /** A shop that called: where an order without a shop goes from now on. */
    sawShop(domain: string): void {
      shop(domain);
      lastSeen = domain;
    },
    /** The shop of a request that names none. */
    likelyShop: (): string | null => lastSeen ?? defaultShop,

    has: (id: string): boolean => byId.has(id),
    /** By number, global id or name, whichever shop it is in. */
    findOrder(key: string): Order | undefined {
      const digits = digitsOf(key);
      return (
        (digits === undefined ? undefined : byId.get(digits)) ??
        orders.find((order) => order.rest.name === key || order.rest.name === `#${key}`)
      );
    },
    /** By number, if the shop may read it. */
    orderOf(domain: string, id: string): Order | undefined {
      const order = byId.get(id);
      return order !== undefined && mayRead(domain, order) ? order : undefined;
    },
    findFulfillment: (domain: string, id: string): Found<Fulfillment> | undefined =>
      findThing(domain, id, (order) => order.fulfillments),
    findFulfillmentOrder: (domain: string, id: string): Found<FulfillmentOrder> | undefined =>
      findThing(domain, id, (order) => order.fulfillmentOrders),
  };
}
