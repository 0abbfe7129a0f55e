import { isRaised, type FoundParcel, type RaisedCause } from "~/shipping/found-parcel";
import type { ShopDomain } from "~/shipping/ids";
import { problemOf, type Problem, type ProblemCode } from "~/shipping/problem";
import { ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import type { World } from "./world";

export interface FoundOverview {
  readonly found: FoundParcel;
  /** The order it seems to be of, or was. */
  readonly order: string | null;
}

/** Parcels that carriers have and no shipment is, as long as nobody has dealt with them. */
export async function listFound(world: World, domain: ShopDomain): Promise<Result<FoundOverview[], Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const overviews: FoundOverview[] = [];
  for (const found of await world.store.foundParcels.list(domain)) {
    const stored = found.orderId ? await world.store.orders.find(domain, found.orderId) : null;
    overviews.push({ found, order: stored?.order.name ?? null });
  }
  return ok(overviews);
}

const codes: Readonly<Record<RaisedCause, ProblemCode>> = {
  parcel_not_ended: "parcel_not_ended",
  order_erased: "parcel_not_ended",
  parcel_doubled: "parcel_doubled",
};

/** What somebody has to look into at the carrier; null: nothing. */
export function problemOfFound({ cause, carrier, listed }: FoundParcel): Problem | null {
  if (!isRaised(cause)) return null;
  const trackingNumber = listed.trackingNumber ?? listed.carrierId ?? "";
  return problemOf(codes[cause], { values: { carrier, trackingNumber } });
}
