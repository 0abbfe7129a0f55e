import { z } from "zod";
import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import type { InstalledShop } from "./installed-shop";
import type { ShipmentLine } from "./lines";
import type { Stage } from "./samples/sample";
import { until } from "./until";
import { watch } from "./watch";

const created = z.object({ id: z.string() });
/** The app may be killed several times while a story waits, and the machine may be busy. */
const patienceMilliseconds = 240_000;

/** The app's own schedule asks every few minutes; a story that waits for what a carrier did by itself asks now. */
const sweepEveryMilliseconds = 3_000;

const wasCutOffBy = (error: unknown): boolean =>
  /ended before it had answered|SIGKILL|SIGTERM/.test(String(error));
const isInUse = (error: unknown): boolean => /is in use by|did not answer/.test(String(error));

/** Where a shop's samples are played. The app may be dead at any moment; whatever asks it asks again. */
export function stageOf(installation: Installation, { shop, connections, shipments }: InstalledShop): Stage {
  const { shopify } = installation;
  const carrier = installation.carriers.get(shop.carrier);
  if (!carrier) throw new Error(`${shop.carrier} does not run`);
  const operator: Stage["operator"] = async (verb, args, input) => {
    let wasCutOff = false;
    let last: unknown = null;
    const lines = await until(async () => {
      try {
        return await installation.operator(verb, args, input);
      } catch (error) {
        // The app was killed while it did this, and has gone on by itself: asked once more, it says that it is done.
        if (wasCutOff && !wasCutOffBy(error) && !isInUse(error)) return [];
        wasCutOff ||= wasCutOffBy(error);
        last = error;
        throw error;
      }
    }, patienceMilliseconds);
    if (!lines) throw new Error(`operator ${verb} did not succeed: ${String(last)}`);
    return lines;
  };
  const sweeps = watch(() => installation.operator("sweep", [shop.domain]), sweepEveryMilliseconds);
  const sweep = async (): Promise<void> => {
    if (demoCarrier(shop.carrier).isAsked) await sweeps.next();
  };
  const find = async (
    orderName: string,
    isWanted: (shipment: ShipmentLine) => boolean,
    before: () => Promise<void> = () => Promise.resolve(),
  ): Promise<ShipmentLine> => {
    const found = await until(
      async () => {
        await before();
        return (await shipments.next()).find((line) => line.order === orderName && isWanted(line)) ?? null;
      },
      patienceMilliseconds,
      0,
    );
    if (!found) throw new Error(`${orderName} has no shipment as its story wants it`);
    return found;
  };
  return {
    shop: shop.domain,
    shopify,
    carrier: carrier.control,
    carrierUrl: carrier.url,
    connections,
    operator,
    async create(order, options = {}) {
      const webhook = options.webhook === undefined ? "orders/create" : options.webhook;
      const deliveryMethod = options.deliveryMethod ?? shop.deliveryMethod;
      const query = new URLSearchParams({ shop: shop.domain, ...(webhook ? { webhook } : {}) });
      const answer = await shopify.post(`orders?${query.toString()}`, {
        order,
        ...(deliveryMethod ? { delivery_method: deliveryMethod } : {}),
        ...(options.hold ? { hold: true } : {}),
        ...(options.fulfillAt ? { fulfill_at: options.fulfillAt } : {}),
        ...(options.locations ? { locations: options.locations } : {}),
      });
      return created.parse(answer).id;
    },
    async change(orderId, change, silent) {
      await shopify.post(`orders/${orderId}${silent ? "?silent=1" : ""}`, change);
    },
    async webhook(orderId, topic, options = {}) {
      await shopify.post("webhooks", { shop: shop.domain, topic, orderId, ...options });
    },
    async when(what, isSo) {
      const reached = await until(async () => ((await isSo()) ? true : null), patienceMilliseconds);
      if (!reached) throw new Error(`it did not come so far that ${what}`);
    },
    shipment: (orderName, isWanted) => find(orderName, isWanted),
    followed: (orderName, isWanted) => find(orderName, isWanted, sweep),
  };
}
