import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import type { StoredOrder } from "~/shipping/ports/store";
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
 * Staff say where an order goes, or whether one that looks like another ships as well. The answer stays with the order; whatever was asked to ship goes on by itself, and
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
  const answered = await world.store.transaction(
    async (tx): Promise<Result<readonly Shipment[], Refusal>> => {
      await tx.orders.lock(shop, named.order.id);
      const stored = await tx.orders.find(shop, named.order.id);
      const shipments = await tx.shipments.ofOrder(shop, named.order.id);
      const question = "place" in given ? placeQuestion : twinQuestion;
      const open = shipments.filter(question);
      if (!stored || (open.length === 0 && !mayChangeItsMind(given, stored))) {
        return fail(refusal("nothing_asked", { order: named.order.name }));
      }
      const answered = withAnswer(stored, given);
      if (!answered.ok) return answered;
      await planOrder(world, tx, known.value, answered.value, null);
      for (const shipment of open) {
        await tx.journal.add(shop, {
          ...recordOf(world, shipment, "place" in given ? "answered" : "twin-answered", actor, null),
          values:
            "place" in given ? { region: answered.value.placeAnswer?.region ?? "" } : { answer: given.twin },
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

type Answer = z.infer<typeof answers>;

const placeQuestion = ({ state, problem }: Shipment): boolean =>
  state === "asking" && problem?.code !== "twin_order";
const twinQuestion = ({ state, problem }: Shipment): boolean =>
  state === "asking" && problem?.code === "twin_order";

/** "Do not ship" may be taken back. */
const mayChangeItsMind = (answer: Answer, stored: StoredOrder): boolean =>
  "twin" in answer && answer.twin === "ship" && stored.twinAnswer === "skip";

function withAnswer(stored: StoredOrder, answer: Answer): Result<StoredOrder, Refusal> {
  if ("twin" in answer) return ok({ ...stored, twinAnswer: answer.twin });
  const place = placeOf(stored.order.shippingAddress?.country ?? "", answer.place);
  if (!place) return fail(refusal("answer_does_not_fit", { regionCode: answer.place.regionCode }));
  return ok({ ...stored, placeAnswer: place });
}

function placeOf(
  country: string,
  answer: { regionCode: string; locality?: string | undefined },
): Place | null {
  const region = regionByCode(country, answer.regionCode);
  return region ? placeIn(region, answer.locality ?? null) : null;
}
