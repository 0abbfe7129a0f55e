import { expect } from "vitest";
import type { HttpOutcome } from "~/carriers/kit/http";
import type { CarrierName } from "~/shipping/shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { answerOf, type AppStage } from "./app-stage";
import { documents } from "./carrier-documents";
import type { Known } from "./operator-calls";
import { orderIds, orders } from "./shop";

/** A parcel at each carrier, and at one of them also what is uncertain, refused and not sent. */
export async function shipSamples(stage: AppStage): Promise<Known> {
  const { world, shop, carriersAnswer, connections } = stage;
  const ship = async (id: string, outcome: HttpOutcome): Promise<void> => {
    carriersAnswer([outcome]);
    const shipped = await shipOrders(world, shop, [id], { actor: "test" });
    expect(shipped.ok).toBe(true);
  };
  const said = (name: CarrierName, at: number) => answerOf(200, documents[name].answers[at]);
  const [first, second, third, fourth] = orders.tunis;
  await ship(first, said("first-delivery", 0));
  await ship(second, { kind: "no-answer", reason: "timeout" });
  await ship(third, said("first-delivery", 3));
  await ship(fourth, { kind: "never-sent", reason: "dns" });
  // Our references are of this run: it echoes none.
  const [orderId] = documents.dropcolis.trackingNumbers;
  await ship(orders.montreal[0], answerOf(201, { order_id: orderId, status: "pending" }));
  await ship(orders.algiers[0], said("ecotrack", 0));
  await ship(orders.nextDoor[0], said("delivety", 0));

  const shipments = await world.store.shipments.list(shop);
  const places = shipments.map(({ orderName, carrier, state }) => `${orderName} ${carrier ?? ""} ${state}`);
  expect(places.toSorted()).toEqual([
    "#1000001 first-delivery created",
    "#1000002 first-delivery uncertain",
    "#1000003 first-delivery waiting",
    "#1000004 first-delivery waiting",
    "#2000001 dropcolis created",
    "#3000001 ecotrack created",
    "#4000001 delivety created",
  ]);
  return {
    shop,
    orders: orderIds.flatMap((id) => [id, `#${id}`]),
    shipments: shipments.map(({ id }) => id),
    connections: Object.values(connections),
  };
}
