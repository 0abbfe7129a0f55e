import { describe, expect, it } from "vitest";
import { randomFrom } from "../random";
import { playedCarriers } from "../simulation/carriers";
import { newOrder } from "./orders";

describe("the orders of a run", () => {
  it("are the same from the same seed", () => {
    const shop = { shop: "tunis.myshopify.com", carrier: "first-delivery", n: 12 } as const;
    expect(newOrder(randomFrom("a"), shop)).toEqual(newOrder(randomFrom("a"), shop));
  });

  it("have a phone each, as its country writes it, and keep it out of logs", () => {
    const orders = playedCarriers.map((carrier) =>
      newOrder(randomFrom("a"), { shop: "shop.myshopify.com", carrier, n: 12 }),
    );
    expect(orders.map(({ phone }) => phone)).toEqual(["22000012", "4385550012", "550000012", "27000012"]);
    for (const { phone, personal } of orders) expect(personal[0]).toBe(phone);
    expect(orders[2]?.given).toMatchObject({ order: { shipping_address: { phone: "0550000012" } } });
  });
});
