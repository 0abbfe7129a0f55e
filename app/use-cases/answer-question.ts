import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import type { Place } from "~/shipping/places/place";
import { placeIn, regionByCode } from "~/shipping/places/regions";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { finishShipment } from "./finish-shipment";
import { knownShop } from "./known-shop";
import { planOrder } from "./plan-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

const answers = z.union([
  z.strictObject({
    place: z.strictObject({ regionCode: z.string(), locality: z.string().trim().min(1).optional() }),
  }),
  z.strictObject({ twin: z.enum(["ship", "skip"]) }),
]);

/**
 * Staff say where an order goes. The answer stays with the order; whatever was asked to ship goes on by itself, and
 * is finished while the caller waits.
 */
export async function answerQuestion(
  world: World,
  shop: ShopDomain,
  nameOrId: string,
  input: unknown,
  actor: string,
): Promise<Result<readonly Shipment[], Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const answer = answers.safeParse(input);
  if (!answer.success) {
    return fail(
      refusal("input_invalid", { reason: answer.error.issues.map((issue) => issue.message).join("; ") }),
    );
  }
  const named = await world.store.orders.findByNameOrId(shop, nameOrId);
  if (!named) return fail(refusal("order_unknown", { order: nameOrId }));
  const given = answer.data;
  if (!("place" in given)) return fail(refusal("nothing_asked", { order: named.order.name }));

  const answered = await world.store.transaction(
    async (tx): Promise<Result<readonly Shipment[], Refusal>> => {
      await tx.orders.lock(shop, named.order.id);
      const stored = await tx.orders.find(shop, named.order.id);
      const shipments = await tx.shipments.ofOrder(shop, named.order.id);
      const open = shipments.filter((shipment) => shipment.state === "asking");
      if (!stored || open.length === 0) return fail(refusal("nothing_asked", { order: named.order.name }));
      const place = placeOf(stored.order.shippingAddress?.country ?? "", given.place);
      if (!place) return fail(refusal("answer_does_not_fit", { regionCode: given.place.regionCode }));
      await planOrder(world, tx, known.value, { ...stored, placeAnswer: place }, null);
      for (const shipment of open) {
        await tx.journal.add(shop, {
          ...recordOf(world, shipment, "answered", actor, null),
          values: { region: place.region },
        });
      }
      return ok(await tx.shipments.ofOrder(shop, named.order.id));
    },
  );
  if (!answered.ok) return answered;
  const finished: Shipment[] = [];
  for (const shipment of answered.value) {
    if (isGivenUp(shipment.state)) continue;
    finished.push((await finishShipment(world, shop, shipment.id)) ?? shipment);
  }
  return ok(finished);
}

function placeOf(
  country: string,
  answer: { regionCode: string; locality?: string | undefined },
): Place | null {
  const region = regionByCode(country, answer.regionCode);
  return region ? placeIn(region, answer.locality ?? null) : null;
}
