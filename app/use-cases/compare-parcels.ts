import {
  isRaised,
  nameOf,
  standingOf,
  type FoundCause,
  type FoundParcel,
  type Standing,
} from "~/shipping/found-parcel";
import { foundParcelId, type ConnectionId, type OrderId, type ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import { couldBeOf, longestBetweenMilliseconds } from "~/shipping/matching-orders";
import type { Carrier, CarrierError } from "~/shipping/ports/carrier";
import type { ListedParcel } from "~/shipping/ports/carrier-services";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { StoredConnection } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { findMissingParcels } from "./find-missing-parcels";
import { healFromList } from "./heal-from-list";
import { done, inMilliseconds, later } from "./outcome";
import type { World } from "./world";

const day = 24 * 3_600_000;

/** The first time; and the longest that is made up for. */
const firstLookBackMilliseconds = 30 * day;

/** What was listed is listed again for a while: parcels change, orders come, and carriers' clocks and zones differ. */
const overlapMilliseconds = 3 * day;

/** Parcels that nobody lists any more are nobody's business for ever. */
const forgottenAfterMilliseconds = 60 * day;

/** A carrier's parcels are compared by so many at once. */
const portion = 200;

export interface Comparison {
  /** Parcels the carrier listed. */
  readonly listed: number;
  /** Brought in line: settled, taken for created, given their number. */
  readonly healed: number;
  readonly offered: number;
  readonly raised: number;
  readonly unknown: number;
  /** Parcels of ours that the carrier does not know any more. */
  readonly missing: number;
  /** Why the list is not whole; null: it is. */
  readonly error: CarrierError | null;
}

/** Compares a connection's parcels at its carrier with ours, both ways. Ships nothing. */
export async function compareParcels(
  world: World,
  job: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
): Promise<JobOutcome> {
  const compared = await compareConnection(world, job.shop, job.connectionId);
  return compared?.error?.retryAt ? later(compared.error.retryAt) : done;
}

/** Null where there is nothing to compare: the shop has left, or the carrier cannot list its parcels. */
export async function compareConnection(
  world: World,
  shop: ShopDomain,
  connectionId: ConnectionId,
): Promise<Comparison | null> {
  const owner = await world.store.shops.find(shop);
  const connection = await world.store.connections.find(shop, connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!owner || owner.uninstalledAt || !connection || !carrier?.list) return null;
  const range = await rangeOf(world, shop, connectionId);
  const { parcels, error } = await carrier.list(connection, range);
  const looked = { shop, connection, carrier, at: range.to };
  const counts = { healed: 0, offered: 0, raised: 0, unknown: 0 };
  for (let start = 0; start < parcels.length; start += portion) {
    const judged = await comparePortion(world, looked, parcels.slice(start, start + portion));
    for (const count of judged) counts[count] += 1;
  }
  // A list that is not whole proves nothing about what is not in it.
  const missing = error ? 0 : await findMissingParcels(world, { ...looked, range, parcels });
  if (error) {
    const { kind, status } = error;
    const answer = status === null ? {} : { status };
    world.logger.warn("parcels not all compared", {
      shop,
      connection: connectionId,
      carrier: error.carrier,
      kind,
      ...answer,
    });
  } else {
    await world.store.foundParcels.saveComparedTo(shop, connectionId, range.to);
    await world.store.foundParcels.forgetUnseen(
      shop,
      connectionId,
      inMilliseconds(world, -forgottenAfterMilliseconds),
    );
  }
  return { ...counts, listed: parcels.length, missing, error };
}

async function rangeOf(world: World, shop: ShopDomain, connectionId: ConnectionId) {
  const to = world.clock.now();
  const comparedTo = await world.store.foundParcels.comparedTo(shop, connectionId);
  const earliest = to.getTime() - firstLookBackMilliseconds;
  const from = comparedTo ? Math.max(earliest, comparedTo.getTime() - overlapMilliseconds) : earliest;
  return { from: new Date(from), to };
}

interface Looked {
  readonly shop: ShopDomain;
  readonly connection: StoredConnection;
  readonly carrier: Carrier;
  /** When the carrier was asked: what changed here since then, its list cannot know. */
  readonly at: Date;
}

type Judgement = "healed" | "offered" | "raised" | "unknown";

async function comparePortion(
  world: World,
  { shop, connection, at }: Looked,
  parcels: readonly ListedParcel[],
): Promise<readonly Judgement[]> {
  const references = parcels.flatMap(({ reference }) => reference ?? []);
  const numbers = parcels.flatMap(({ trackingNumber, carrierId }) =>
    [trackingNumber ?? [], carrierId ?? []].flat(),
  );
  const { foundParcels, shipments } = world.store;
  const known = indexed(await shipments.listed(shop, { numbers, references }));
  const elsewhere = await foundParcels.ofOtherShops(shop, references);
  const judgements: Judgement[] = [];
  const inLine: string[] = [];
  for (const listed of parcels) {
    const name = nameOf(listed);
    if (name === null || (listed.reference !== null && elsewhere.has(listed.reference))) continue;
    const standing = standingOf(listed, known.byNumber(listed), known.byReference(listed));
    // It moved while the list was read; the next comparison sees both as they are.
    if ("shipment" in standing && standing.shipment.updatedAt > at) continue;
    const found = await foundOf(world, shop, listed, standing);
    if (found) {
      await foundParcels.save(shop, {
        ...found,
        id: foundParcelId.parse(world.randomness.uuid()),
        connectionId: connection.id,
        carrier: connection.carrier,
        listed,
        foundAt: at,
      });
      judgements.push(isRaised(found.cause) ? "raised" : found.cause === "offered" ? "offered" : "unknown");
      continue;
    }
    inLine.push(name);
    if (standing.kind === "known" || standing.kind === "foreign" || standing.kind === "raised") continue;
    if (await healFromList(world, connection.id, listed, standing)) judgements.push("healed");
  }
  await foundParcels.forget(shop, connection.id, inLine);
  return judgements;
}

/** What is shown to staff of it; null: nothing. */
async function foundOf(
  world: World,
  shop: ShopDomain,
  listed: ListedParcel,
  standing: Standing,
): Promise<Pick<FoundParcel, "cause" | "orderId" | "shipmentId"> | null> {
  if (standing.kind === "raised") {
    const { shipment } = standing;
    const isErased = await world.store.foundParcels.isErased(shop, shipment.orderId);
    const isEnded = standing.cause === "parcel_not_ended";
    const cause = isEnded && isErased ? "order_erased" : standing.cause;
    return { cause, orderId: shipment.orderId, shipmentId: shipment.id };
  }
  if (standing.kind !== "foreign") return null;
  // One that is over already can be nobody's.
  if (listed.state !== null && (isGivenUp(listed.state) || listed.state === "returned")) return null;
  const orders = await ordersItCouldBeOf(world, shop, listed);
  const [only] = orders;
  const cause: FoundCause =
    orders.length === 0 ? "unknown" : orders.length === 1 ? "offered" : "several_orders";
  return { cause, orderId: cause === "offered" ? (only ?? null) : null, shipmentId: null };
}

/** By phone and amount. */
async function ordersItCouldBeOf(
  world: World,
  shop: ShopDomain,
  listed: ListedParcel,
): Promise<readonly OrderId[]> {
  if (!listed.collect || listed.phones.length === 0) return [];
  const made = listed.createdAt ?? world.clock.now();
  const since = new Date(made.getTime() - longestBetweenMilliseconds);
  const matching: OrderId[] = [];
  for (const { order } of await world.store.orders.withPhones(shop, listed.phones, since)) {
    const shipments = await world.store.shipments.ofOrder(shop, order.id);
    if (couldBeOf(listed, order, shipments)) matching.push(order.id);
  }
  return matching;
}

/** Shipments by what a carrier's list names them by; of several with one number, one that is not over. */
function indexed(shipments: readonly Shipment[]) {
  const openFirst = shipments.toSorted((a, b) => Number(isGivenUp(a.state)) - Number(isGivenUp(b.state)));
  const find = (is: (shipment: Shipment) => boolean): Shipment | null => openFirst.find(is) ?? null;
  return {
    byNumber: ({ trackingNumber, carrierId }: ListedParcel) =>
      find(
        (shipment) =>
          (trackingNumber !== null && shipment.trackingNumber === trackingNumber) ||
          (carrierId !== null && (shipment.carrierId === carrierId || shipment.trackingNumber === carrierId)),
      ),
    byReference: ({ reference }: ListedParcel) => find((shipment) => shipment.reference === reference),
  };
}
