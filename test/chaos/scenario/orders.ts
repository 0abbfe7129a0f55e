import type { Random } from "../random";
import type { PlayedCarrier } from "../simulation/carriers";
import { firstNames, lastNames, markets, streets, type Market } from "./markets";
import type { OrderPlan } from "./scenario";

interface OrderToBe {
  readonly shop: number;
  readonly carrier: PlayedCarrier;
  readonly name: string;
  readonly at: number;
  /** Nobody can say surely where it goes. */
  readonly isVague: boolean;
  /** Those of all shoppers so far. */
  readonly phones: Set<string>;
}

/** An order as a shopper of this market would place it: paid or not, with a line or two, sometimes held or split. */
export function orderPlan(random: Random, about: OrderToBe): OrderPlan {
  const market = markets[about.carrier];
  const phone = freshPhone(market, random, about.phones);
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  const address1 = `${random.int(1, 180)} ${random.pick(streets)}`;
  const isVague = about.isVague && market.vague !== null;
  const place = isVague && market.vague ? market.vague : random.pick(market.places);
  const email = `${last.toLowerCase().replace(/[^a-z]/g, "")}${random.int(100, 999)}@example.org`;
  const amount = (value: number): string => value.toFixed(market.decimals);
  const chosen = random.shuffled(market.goods).slice(0, random.int(1, 2));
  const lines = chosen.map((good, index) => ({
    ...good,
    quantity: random.int(1, 3),
    sku: `${about.name}-${index}`,
  }));
  const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) + market.delivery;
  const paid = random.chance(0.2) ? total : random.chance(0.1) ? Math.floor(total / 2) : 0;
  const address = {
    first_name: first,
    last_name: last,
    address1,
    address2: place.address2 ?? null,
    city: place.city,
    zip: place.zip || null,
    province: market.province?.name ?? null,
    province_code: market.province?.code ?? null,
    country: market.country,
    country_code: market.countryCode,
    phone: phone.typed,
  };
  const isSplit = lines.length > 1 && random.chance(0.25);
  return {
    shop: about.shop,
    name: about.name,
    at: about.at,
    phone: phone.national,
    sku: lines[0]?.sku ?? "",
    isVague,
    isCashOnDelivery: paid < total,
    personal: [phone.national, last, address1, email],
    given: {
      order: {
        name: about.name,
        email,
        currency: market.currency,
        financial_status: paid === 0 ? "pending" : paid < total ? "partially_paid" : "paid",
        total_outstanding: amount(total - paid),
        payment_gateway_names: paid >= total ? ["konnect"] : ["Cash on Delivery (COD)"],
        shipping_address: address,
        customer: { first_name: first, last_name: last, email },
        shipping_lines: [{ title: "Livraison", price: amount(market.delivery) }],
        line_items: lines.map(({ title, price, quantity, grams, sku, variant }) => ({
          title,
          sku,
          quantity,
          grams,
          price: amount(price),
          requires_shipping: true,
          ...(variant ? { variant_id: variant } : {}),
        })),
      },
      delivery_method: market.method,
      ...(random.chance(0.06) ? { hold: "AWAITING_PAYMENT" } : {}),
      ...(isSplit ? { locations: ["Boutique principale", "Dépôt"] } : {}),
    },
  };
}

/** No two shoppers share a phone unless the scenario says so. */
function freshPhone(market: Market, random: Random, taken: Set<string>): ReturnType<Market["phone"]> {
  for (;;) {
    const phone = market.phone(random);
    if (taken.has(phone.national)) continue;
    taken.add(phone.national);
    return phone;
  }
}

/** The same shopper sends the form a second time. */
export function twinOf(order: OrderPlan, name: string, later: number): OrderPlan {
  const given = order.given["order"];
  return {
    ...order,
    name,
    at: Math.max(0, order.at) + later,
    given: { ...order.given, order: { ...(typeof given === "object" ? given : {}), name } },
  };
}
