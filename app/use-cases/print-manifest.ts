import type { ConnectionId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import type { Handover } from "~/shipping/ports/paper";
import type { Language, Shop } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import { carrierNameOf, labelOf, type PaperParcel } from "./parcel-papers";
import { paperParcels } from "./paper-parcels";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface ManifestPrinted {
  readonly document: PrintedDocument;
  readonly parcels: number;
  readonly handovers: number;
}

/**
 * Prints the list that couriers sign: for each connection its parcels and their totals. Without ids it is for every
 * parcel that waits to be collected. Each parcel on it has it in its order's journal.
 */
export async function printManifest(
  world: World,
  domain: ShopDomain,
  ids: readonly ShipmentId[] | null,
  { language, actor }: { readonly language: Language; readonly actor: string },
): Promise<Result<ManifestPrinted, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const found = ids ? await paperParcels(world, domain, ids) : ok(await waitingForCourier(world, domain));
  if (!found.ok) return found;
  const { parcels } = found.value;
  if (parcels.length === 0) return fail(refusal("nothing_to_print"));
  const handovers = handoversOf(world, shop.value, parcels);
  const printedAt = world.clock.now();
  const body = await world.paper.manifest({ shop: domain, printedAt, handovers }, language);
  await world.store.transaction(async (tx) => {
    for (const { shipment } of parcels) {
      const entry = recordOf(world, { ...shipment, problem: null }, "manifest-printed", actor, null);
      await tx.journal.add(domain, entry);
    }
  });
  return ok({
    document: { contentType: "application/pdf", body },
    parcels: parcels.length,
    handovers: handovers.length,
  });
}

async function waitingForCourier(world: World, shop: ShopDomain) {
  const parcels: PaperParcel[] = [];
  for (const shipment of await world.store.shipments.list(shop, { states: ["created"] })) {
    const stored = await world.store.orders.find(shop, shipment.orderId);
    if (stored) parcels.push({ shipment, order: stored.order });
  }
  return { parcels, left: [] };
}

/** One for each connection, in the order in which their first parcels come. */
function handoversOf(world: World, shop: Shop, parcels: readonly PaperParcel[]): readonly Handover[] {
  const byConnection = new Map<ConnectionId | null, PaperParcel[]>();
  for (const parcel of parcels) {
    const { connectionId } = parcel.shipment;
    byConnection.set(connectionId, [...(byConnection.get(connectionId) ?? []), parcel]);
  }
  return [...byConnection.values()].map((group) => ({
    carrier: group[0] ? carrierNameOf(world, group[0].shipment) : "",
    parcels: group.map((parcel) => labelOf(world, shop, parcel)),
  }));
}
