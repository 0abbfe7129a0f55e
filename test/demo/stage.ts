import { z } from "zod";
import type { Installation } from "./installation";
import type { Stage } from "./samples/sample";
import type { DemoShop } from "./shop";
import { until } from "./until";
import { orderLine } from "./verdict";

const created = z.object({ id: z.string() });
/** The app may be killed several times while a story waits. */
const patienceMilliseconds = 120_000;

const wasCutOffBy = (error: unknown): boolean => /ended before it had answered|SIGKILL/.test(String(error));
const isInUse = (error: unknown): boolean => /is in use by|did not answer/.test(String(error));

/** Where a shop's samples are played. The app may be dead at any moment; whatever asks it asks again. */
export function stageOf(installation: Installation, shop: DemoShop): Stage {
  const { shopify } = installation;
  const carrier = installation.carriers.get(shop.carrier);
  if (!carrier) throw new Error(`${shop.carrier} does not run`);
  const operator: Stage["operator"] = async (verb, args, input) => {
    let wasCutOff = false;
    const lines = await until(async () => {
      try {
        return await installation.operator(verb, args, input);
      } catch (error) {
        // The app was killed while it did this, and has gone on by itself: asked once more, it says that it is done.
        if (wasCutOff && !wasCutOffBy(error) && !isInUse(error)) return [];
        wasCutOff ||= wasCutOffBy(error);
        throw error;
      }
    }, patienceMilliseconds);
    if (!lines) throw new Error(`operator ${verb} did not succeed`);
    return lines;
  };
  return {
    shop: shop.domain,
    shopify,
    carrier: carrier.control,
    operator,
    async create(order, options = {}) {
      const webhook = options.webhook === undefined ? "orders/create" : options.webhook;
      const query = new URLSearchParams({ shop: shop.domain, ...(webhook ? { webhook } : {}) });
      const answer = await shopify.post(`orders?${query.toString()}`, {
        order,
        ...(options.deliveryMethod ? { delivery_method: options.deliveryMethod } : {}),
        ...(options.hold ? { hold: true } : {}),
        ...(options.fulfillAt ? { fulfill_at: options.fulfillAt } : {}),
      });
      return created.parse(answer).id;
    },
    async webhook(orderId, topic, options = {}) {
      await shopify.post("webhooks", { shop: shop.domain, topic, orderId, ...options });
    },
    async until(orderName, ...states) {
      const reached = await until(async () => {
        const lines = z.array(orderLine).parse(await installation.operator("orders", [shop.domain]));
        return lines.some((line) => line.name === orderName && states.includes(line.state)) ? true : null;
      }, patienceMilliseconds);
      if (!reached) throw new Error(`${orderName} did not become ${states.join(" or ")}`);
    },
  };
}
