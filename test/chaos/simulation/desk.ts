import type { ConnectionId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Result } from "~/shipping/result";
import { addRemark } from "~/use-cases/add-remark";
import { checkConnection } from "~/use-cases/check-connection";
import { quoteShipment } from "~/use-cases/quote-shipment";
import { readFees } from "~/use-cases/read-fees";
import { readHistory } from "~/use-cases/read-history";
import type { Refusal } from "~/use-cases/refusal";
import { requestPickup } from "~/use-cases/request-pickup";
import { requestReturn } from "~/use-cases/request-return";
import type { World } from "~/use-cases/world";
import type { DeskWork } from "../scenario/scenario";
import { domainOf, type Hand } from "./hand";

const actor = "staff of chaos";

/** What staff ask of a carrier beside shipping, for a whole shop. */
export function atTheDesk(hand: Hand, index: number, work: DeskWork): void {
  const shop = domainOf(hand, index);
  hand.processes.insist(`${work} at ${shop}`, async (world) => {
    const answers = await answersTo(world, shop, work);
    return answers.map((answer) => (answer.ok ? "done" : answer.error.code));
  });
}

type Answer = Result<unknown, Refusal>;

async function answersTo(world: World, shop: ShopDomain, work: DeskWork): Promise<readonly Answer[]> {
  switch (work) {
    case "pickup":
      return [await requestPickup(world, shop, null, actor)];
    case "fees":
      return ofConnections(world, shop, (id) => readFees(world, shop, id));
    case "check":
      return ofConnections(world, shop, (id) => checkConnection(world, shop, id));
    case "remark":
      return ofShipments(world, shop, (id) => addRemark(world, shop, id, "Sonner deux fois", actor));
    case "history":
      return ofShipments(world, shop, (id) => readHistory(world, shop, id));
    case "quote":
      return ofShipments(world, shop, (id) => quoteShipment(world, shop, id));
    case "return":
      return ofShipments(world, shop, (id) => requestReturn(world, shop, id, actor));
  }
}

async function ofConnections(
  world: World,
  shop: ShopDomain,
  ask: (id: ConnectionId) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { id } of await world.store.connections.list(shop)) answers.push(await ask(id));
  return answers;
}

/** Two are enough: each is a call. */
async function ofShipments(
  world: World,
  shop: ShopDomain,
  ask: (id: ShipmentId) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { id } of (await world.store.shipments.list(shop)).slice(0, 2)) answers.push(await ask(id));
  return answers;
}
