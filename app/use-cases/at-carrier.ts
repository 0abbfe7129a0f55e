import type { ConnectionId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Carrier, CarrierError } from "~/shipping/ports/carrier";
import type { StoredConnection } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface ParcelAtCarrier {
  readonly shipment: Shipment;
  readonly connection: StoredConnection;
  readonly carrier: Carrier;
}

/** A parcel that its carrier has, with whom to ask about it. */
export async function parcelAtCarrier(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<ParcelAtCarrier, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  const connection = shipment.connectionId
    ? await world.store.connections.find(shop, shipment.connectionId)
    : null;
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier || !shipment.sentAt) {
    return fail(refusal("not_at_carrier", { order: shipment.orderName, state: shipment.state }));
  }
  return ok({ shipment, connection, carrier });
}

/** A connection of the shop, with its carrier. */
export async function connectionOf(
  world: World,
  shop: ShopDomain,
  id: ConnectionId,
): Promise<Result<Omit<ParcelAtCarrier, "shipment">, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const connection = await world.store.connections.find(shop, id);
  if (!connection) return fail(refusal("connection_unknown", { connection: id }));
  const carrier = world.carriers.get(connection.carrier);
  return carrier
    ? ok({ connection, carrier })
    : fail(refusal("carrier_not_offered", { carrier: connection.carrier }));
}

/** The carrier has no such operation. */
export const hasNot = (carrier: Carrier, operation: string): Refusal =>
  refusal("capability_missing", { carrier: carrier.facts.name, operation });

/** Why the carrier did not do, or answer, what it was asked just now. */
export function carrierFailure({ carrier, kind, words }: CarrierError): Refusal {
  const values = { carrier, ...(words === null ? {} : { words }) };
  if (kind === "auth") return refusal("carrier_key_refused", values);
  if (kind === "rejected" || kind === "not-served" || kind === "duplicate") {
    return refusal("carrier_refused", values);
  }
  return refusal("carrier_unanswered", values);
}
