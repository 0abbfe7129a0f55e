import { shopDomain } from "~/shipping/ids";
import { installShop } from "~/use-cases/install-shop";
import { sweepShop } from "~/use-cases/sweep-shop";
import type { Act, CarrierStep, ScheduledJob } from "../scenario/scenario";
import { moveParcel, parcelsAt } from "./carrier-hands";
import { atTheDesk } from "./desk";
import { domainOf, type Hand } from "./hand";
import { connect } from "./settle-in";
import { staff } from "./staff";

/** Does what the scenario says, now. */
export async function act(hand: Hand, doing: Act): Promise<void> {
  switch (doing.kind) {
    case "change": {
      const order = hand.placed.get(doing.order);
      if (!order) return;
      const isDone = hand.shopify.change(order, doing.change);
      hand.trace(`${order.rest.name}: ${doing.what} in Shopify${isDone ? "" : " is refused"}`);
      return;
    }
    case "cancel-fulfillment": {
      const order = hand.placed.get(doing.order);
      if (order && hand.shopify.cancelFulfillment(order)) {
        hand.trace(`${order.rest.name}: its fulfillment is cancelled in Shopify`);
      }
      return;
    }
    case "carrier-moves":
      return moveParcels(hand, doing.order, doing.to, doing.isWrong);
    case "staff":
      return staff(hand, doing.order, doing.verb);
    case "sweep": {
      const domain = domainOf(hand, doing.shop);
      hand.processes.insist(`sweep ${domain}`, (world) => sweepShop(world, domain));
      return;
    }
    case "schedule":
      return scheduled(hand, doing.shop, doing.job);
    case "expire-tokens":
      hand.trace("every access token of Shopify expires");
      hand.shopify.expireTokens(hand.scenario.shops[0]?.domain ?? "");
      return;
    case "clock-skew":
      hand.trace(`the clock of ${doing.carrier} is ${doing.milliseconds} ms ahead`);
      hand.skews.set(doing.carrier, doing.milliseconds);
      return;
    case "desk":
      return atTheDesk(hand, doing.shop, doing.work);
    case "stall":
      return hand.processes.stall(doing.milliseconds);
    case "reconnect": {
      const plan = hand.scenario.shops[doing.shop];
      const domain = domainOf(hand, doing.shop);
      if (!plan) return;
      hand.processes.insist(`reconnect ${domain}`, (world) => {
        const byHand = hand.random.chance(0.5);
        return connect(world, domain, plan.carrier, byHand);
      });
      return;
    }
    case "forget-customer":
      return hand.shopify.tell(domainOf(hand, doing.shop), "customers/redact");
    case "scopes":
      return hand.shopify.tell(domainOf(hand, doing.shop), "app/scopes_update");
    case "guest":
      return guest(hand);
    case "downtime":
      return hand.processes.goDown(doing.milliseconds);
  }
}

/** Somebody tries the app, leaves, and is forgotten. */
function guest({ processes, shopify, scheduler, scenario }: Hand): void {
  const shop = shopDomain.parse(`chaos-${scenario.seed}-guest.myshopify.com`);
  processes.insist("a guest installs", (world) => installShop(world, shop, shopify.grant(shop)));
  scheduler.plan("the guest leaves", 5 * 60_000, () => shopify.tell(shop, "app/uninstalled"));
  scheduler.plan("the guest is forgotten", 15 * 60_000, () => shopify.tell(shop, "shop/redact"));
}

/** What the schedule sends for a shop, or for each of its connections. */
function scheduled(hand: Hand, index: number, job: ScheduledJob): void {
  const shop = domainOf(hand, index);
  if (job === "reconcile-shop") return hand.queue.send(job, { shop }, { key: shop });
  hand.processes.insist(`${job} of ${shop}`, async (world) => {
    const connections = await world.store.connections.list(shop);
    for (const { id } of connections) hand.queue.send(job, { shop, connectionId: id }, { key: id });
    return connections.length;
  });
}

/** The parcels of an order, found by the phone on them. */
async function moveParcels(hand: Hand, index: number, to: CarrierStep, isWrong: boolean): Promise<void> {
  const plan = hand.scenario.orders[index];
  const shop = plan && hand.scenario.shops[plan.shop];
  const party = shop && hand.carriers.get(shop.carrier);
  if (!plan || !shop || !party) return;
  for (const parcel of parcelsAt(shop.carrier, party)) {
    if (!parcel.alive || !parcel.text.includes(plan.phone)) continue;
    // A courier cancels what was not picked up yet.
    if (to === "cancelled" && hand.past.has(parcel.reference)) continue;
    if (await moveParcel(shop.carrier, party, parcel, to)) {
      hand.past.set(parcel.reference, [...(hand.past.get(parcel.reference) ?? []), parcel.state]);
      if (to === "unknown") hand.note("unknown-state");
      if (isWrong) hand.note("wrong-state");
      hand.trace(`${shop.carrier} moves ${parcel.number ?? ""} of ${plan.name}: ${to}`);
    }
  }
}
