import type { OrderId, ShipmentId, ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import { problemOf, type Problem, type ProblemCode } from "~/shipping/problem";
import { ok, type Result } from "~/shipping/result";
import type { ShipmentState } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import type { World } from "./world";

export interface ProblemOverview {
  /** Null for a webhook that could not be read. */
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
