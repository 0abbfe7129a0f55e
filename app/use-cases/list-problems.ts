import { raisedCauses } from "~/shipping/found-parcel";
import type { OrderId, ShipmentId, ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import { problemOf, type Problem, type ProblemCode } from "~/shipping/problem";
import { ok, type Result } from "~/shipping/result";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { problemOfFound } from "./list-found";
import { listOutages, problemOfOutage } from "./list-outages";
import type { Refusal } from "./refusal";
import type { World } from "./world";

export interface ProblemOverview {
  /** Null for a webhook that could not be read, and for a carrier that does not answer. */
  readonly order: string | null;
  readonly orderId: OrderId | null;
  readonly shipment: ShipmentId | null;
  readonly state: ShipmentState | "not_shipped";
  readonly problem: Problem;
}

/** What a person still has to deal with when the parcel is over. */
const openAtTheEnd: readonly ProblemCode[] = [
  "delivery_failed",
  "carrier_contradiction",
  "shopify_rejected",
  "shopify_access",
];

const unreadableShown = 50;

/** What needs a person: shipments with a problem, and webhooks nobody could read. */
export async function listProblems(
  world: World,
  domain: ShopDomain,
): Promise<Result<ProblemOverview[], Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const shipments = await world.store.shipments.list(domain);
  const outages = await listOutages(world, domain);
  const found = await problemsOfFound(world, domain, shipments);
  const unreadable = await world.store.inbox.unreadable(domain, unreadableShown);
  return ok([
    ...shipments.flatMap((shipment) =>
      shipment.problem && (!isGivenUp(shipment.state) || openAtTheEnd.includes(shipment.problem.code))
        ? [
            {
              order: shipment.orderName,
              orderId: shipment.orderId,
              shipment: shipment.id,
              state: shipment.state,
              problem: shipment.problem,
            },
          ]
        : [],
    ),
    ...outages.map((outage) => ({
      order: null,
      orderId: null,
      shipment: null,
      state: "not_shipped" as const,
      problem: problemOfOutage(outage),
    })),
    ...found,
    ...unreadable.map((entry) => ({
      order: null,
      orderId: null,
      shipment: null,
      state: "not_shipped" as const,
      problem: problemOf("webhook_unreadable", {
        values: { topic: entry.topic, reason: entry.reason ?? "" },
      }),
    })),
  ]);
}

/** Parcels at a carrier that should not be there. */
async function problemsOfFound(
  world: World,
  shop: ShopDomain,
  shipments: readonly Shipment[],
): Promise<readonly ProblemOverview[]> {
  return (await world.store.foundParcels.list(shop, { causes: raisedCauses })).flatMap((found) => {
    const problem = problemOfFound(found);
    const shipment = shipments.find(({ id }) => id === found.shipmentId);
    if (!problem || !shipment) return [];
    const { orderName: order, orderId, id, state } = shipment;
    return [{ order, orderId, shipment: id, state, problem }];
  });
}
