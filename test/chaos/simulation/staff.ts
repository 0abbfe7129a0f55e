import type { Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { acknowledge } from "~/use-cases/acknowledge";
import { answerQuestion } from "~/use-cases/answer-question";
import { cancelByStaff } from "~/use-cases/cancel-by-staff";
import { progressShipment } from "~/use-cases/progress-shipment";
import type { Refusal } from "~/use-cases/refusal";
import { retryShipment } from "~/use-cases/retry-shipment";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { shipOrders } from "~/use-cases/ship-orders";
import { validateShipment } from "~/use-cases/validate-shipment";
import type { World } from "~/use-cases/world";
import type { StaffVerb } from "../scenario/scenario";
import { parcelsAt } from "./carrier-hands";
import type { PlayedCarrier } from "./carriers";
import { domainOf, type Hand } from "./hand";

const actor = "staff of chaos";

/** What staff do about an order, at the operator's command line: as often as it takes to be answered. */
export function staff(hand: Hand, index: number, verb: StaffVerb): void {
  const plan = hand.scenario.orders[index];
  if (!plan) return;
  const shop = domainOf(hand, plan.shop);
  const carrier = hand.scenario.shops[plan.shop]?.carrier;
  hand.processes.insist(`${verb} ${plan.name}`, async (world) => {
    if (verb === "ship") return shipOrders(world, shop, [plan.name], { actor });
    const shipments = await world.store.shipments.list(shop);
    const answers: unknown[] = [];
    for (const shipment of shipments.filter(({ orderName }) => orderName === plan.name)) {
      const answer = await staffDo(hand, world, carrier, verb, shipment);
      answers.push(answer && "ok" in answer ? (answer.ok ? answer.value.state : answer.error.code) : answer);
    }
    return answers;
  });
}

type Answered = Result<Shipment, Refusal> | null;

async function staffDo(
  hand: Hand,
  world: World,
  carrier: PlayedCarrier | undefined,
  verb: Exclude<StaffVerb, "ship">,
  shipment: Shipment,
): Promise<Answered> {
  const { shop, id, orderName, state, problem } = shipment;
  switch (verb) {
    case "retry":
      return retryShipment(world, shop, id, actor);
    case "validate":
      return validateShipment(world, shop, id, actor);
    case "progress":
      return progressShipment(world, shop, id, hand.random.pick(progressed), actor);
    case "settle":
      return state === "uncertain" ? settle(hand, world, carrier, shipment) : null;
    case "cancel":
      return cancelByStaff(world, shop, id, actor);
    case "acknowledge":
      return acknowledge(world, shop, id, actor);
    case "answer-place":
    case "answer-twin": {
      if (state !== "asking") return null;
      const isTwin = problem?.code === "twin_order";
      if (isTwin !== (verb === "answer-twin")) return null;
      const answer = isTwin ? { twin: hand.random.pick(["ship", "skip"]) } : placeOf(carrier);
      const answered = await answerQuestion(world, shop, orderName, answer, actor);
      return answered.ok ? null : answered;
    }
  }
}

const progressed = ["picked_up", "out_for_delivery", "delivered"] as const;

/** They look into the carrier's books, and say what they see there. */
async function settle(
  hand: Hand,
  world: World,
  carrier: PlayedCarrier | undefined,
  shipment: Shipment,
): Promise<Answered> {
  const party = carrier && hand.carriers.get(carrier);
  if (!carrier || !party) return null;
  const parcel = parcelsAt(carrier, party).find(({ reference }) => reference === shipment.reference);
  const said = parcel ? "sent" : "not-sent";
  return settleByStaff(world, shipment.shop, shipment.id, said, {
    trackingNumber: parcel?.number ?? null,
    actor,
  });
}

const placeOf = (carrier: PlayedCarrier | undefined): unknown =>
  carrier === "ecotrack"
    ? { place: { regionCode: "16", locality: "Bab Ezzouar" } }
    : { place: { regionCode: "11", locality: "La Marsa" } };
