import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "../random";
import type { PlayedCarrier } from "../simulation/carriers";
import { parcelsOf, nextStep } from "./carriers";
import type { RealInstallation } from "./installation";
import { newOrder, type NewOrder } from "./orders";
import { changesOf, tellingOf, type Change } from "./stories";
import { realShops } from "./shops";
import type { Owed } from "../oracle/ledgers";

/** ECOTRACK takes fifty calls a minute, and an order costs two or more; the others take as many as come. */
const shares: readonly PlayedCarrier[] = [
  "first-delivery",
  "dropcolis",
  "delivety",
  "first-delivery",
  "dropcolis",
  "delivety",
  "ecotrack",
];

/** An order that was placed, and what is known of it only by watching. */
export interface Placed extends NewOrder {
  readonly id: string;
  /** Nothing is done to it while it travels. */
  isPlain: boolean;
}

/** The stand-in writes ids as numbers, these ones short enough for JavaScript. */
const id = z.union([z.string(), z.number()]).transform(String);
const answered = z.object({
  id,
  order: z.object({
    total_outstanding: z.string(),
    line_items: z.array(z.object({ id, current_quantity: z.number() })),
  }),
});

/** Everything that shoppers, staff in Shopify and couriers do. */
export class Traffic {
  readonly placed: Placed[] = [];
  readonly owed: Owed[] = [];
  /** The most that was ever wanted of a line. */
  readonly most = new Map<string, number>();
  /** What a parcel was before, by its reference. */
  readonly past = new Map<string, string[]>();
  /** What was done, for whoever looks for the cause of something. */
  readonly history: string[] = [];
  readonly #installation: RealInstallation;
  readonly #random: Random;
  readonly #waiting = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #next = 0;

  constructor(installation: RealInstallation, random: Random) {
    this.#installation = installation;
    this.#random = random;
  }

  /** The next shopper's order. */
  async place(): Promise<void> {
    const n = this.#next++;
    const carrier = shares[n % shares.length] ?? "first-delivery";
    const shop = realShops.find((one) => one.carrier === carrier);
    if (!shop) throw new Error(`no shop of ${carrier}`);
    const order = newOrder(this.#random, { shop: shop.domain, carrier, n });
    const telling = tellingOf(this.#random);
    const changes = changesOf(this.#random, order);
    const { shopify } = this.#installation;
    const placed = this.#note(await shopify.post(`orders?shop=${shop.domain}`, order.given));
    this.placed.push({ ...order, id: placed, isPlain: changes.length === 0 });
    this.#write(order.name, `placed (${placed}), told ${telling.times} times after ${telling.delayMs} ms`);
    for (const change of changes) this.#later(change.after, () => this.#change(placed, order.name, change));
    if (telling.times === 0) return;
    await shopify.post("webhooks", {
      shop: shop.domain,
      topic: "orders/create",
      orderId: placed,
      ...telling,
    });
  }

  async #change(order: string, name: string, { what, change, silent }: Change): Promise<void> {
    try {
      this.#note(
        await this.#installation.shopify.post(`orders/${order}${silent ? "?silent=1" : ""}`, change),
      );
      this.#write(name, `${what} in Shopify${silent ? ", and no webhook tells" : ""}`);
    } catch (error) {
      // Shopify refuses what cannot be done any more: taking off what is fulfilled, say.
      if (!/ answered 422/.test(String(error))) throw error;
      this.#write(name, `${what} is refused by Shopify`);
    }
  }

  /** Moves some parcels on. @param of those whose orders it is true of */
  async moveParcels(of: (order: Placed) => boolean, atMost: number): Promise<number> {
    const orders = this.placed.filter(of);
    let moved = 0;
    for (const [carrier, { control }] of this.#installation.carriers) {
      const parcels = parcelsOf(carrier, await control.get("ledger"), this.past);
      for (const parcel of this.#random.shuffled(parcels)) {
        const step = moved < atMost ? nextStep(parcel) : null;
        const order = step && orders.find(({ phone }) => parcel.text.includes(phone));
        if (!step || !order) continue;
        await control.post("state", step);
        this.past.set(parcel.reference, [...(this.past.get(parcel.reference) ?? []), parcel.state]);
        this.#write(order.name, `${carrier} moves ${parcel.number ?? ""}: ${String(step["state"])}`);
        moved += 1;
      }
    }
    return moved;
  }

  /** Places an order, and does not wait for the app to be told. */
  begin(): void {
    this.#later(0, () => this.place());
  }

  /** Somebody cancels an order that has just been sent. */
  cancelOne(carrier: string): void {
    const recent = this.placed.filter((order) => order.carrier === carrier && order.isPlain).slice(-6);
    const order = recent[0];
    if (!order) return;
    order.isPlain = false;
    const cancel = { what: "cancel", after: 0, change: { cancelled_at: true }, silent: false };
    this.#later(0, () => this.#change(order.id, order.name, cancel));
  }

  /** A few parcels move, without being waited for. */
  moveSoon(): void {
    this.#later(0, async () => {
      await this.moveParcels(({ isPlain }) => isPlain, 6);
    });
  }

  /** What was begun is done. @throws what went wrong in it */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0) await Promise.all(this.#waiting);
    if (this.#failures.length > 0) throw new AggregateError(this.#failures, "what shoppers do failed");
  }

  #later(milliseconds: number, act: () => Promise<void>): void {
    const done: Promise<void> = pause(milliseconds)
      .then(act)
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => this.#waiting.delete(done));
    this.#waiting.add(done);
  }

  #note(answer: unknown): string {
    const { id: order, order: rest } = answered.parse(answer);
    this.owed.push({ order, at: Date.now(), amount: rest.total_outstanding });
    for (const line of rest.line_items) {
      this.most.set(line.id, Math.max(line.current_quantity, this.most.get(line.id) ?? 0));
    }
    return order;
  }

  #write(about: string, words: string): void {
    this.history.push(`${new Date().toISOString()} ${about} ${words}`);
  }
}
