import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import type { PickedArticle, PickList } from "~/shipping/ports/paper";
import type { Language } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface PickListPrinted {
  readonly document: PrintedDocument;
  readonly shipments: number;
  readonly locations: number;
}

/**
 * Prints what to take off the shelves, by location: the goods of the shipments, each variant once. Without ids it is for
 * every parcel that waits to be collected; asked for by id, a shipment need not be sent yet.
 */
export async function printPickList(
  world: World,
  domain: ShopDomain,
  ids: readonly ShipmentId[] | null,
  { language }: { readonly language: Language },
): Promise<Result<PickListPrinted, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const shipments: Shipment[] = [];
  for (const id of new Set(ids ?? [])) {
    const shipment = await world.store.shipments.find(domain, id);
    if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
    if (!isGivenUp(shipment.state)) shipments.push(shipment);
  }
  if (!ids) shipments.push(...(await world.store.shipments.list(domain, { states: ["created"] })));
  const goods: PickedGoods[] = [];
  for (const shipment of shipments) {
    const stored = await world.store.orders.find(domain, shipment.orderId);
    if (stored) goods.push({ shipment, order: stored.order });
  }
  const locations = locationsOf(goods);
  const pickList = { shop: domain, printedAt: world.clock.now(), locations };
  const body = await world.paper.pickList(pickList, language);
  return ok({
    document: { contentType: "application/pdf", body },
    shipments: shipments.length,
    locations: locations.length,
  });
}

interface PickedGoods {
  readonly shipment: Pick<Shipment, "fulfillmentOrderId" | "lines" | "orderName">;
  readonly order: Pick<ShippingOrder, "lines" | "fulfillmentOrders">;
}

/** By name, and within a location by SKU, then title. */
export function locationsOf(goods: readonly PickedGoods[]): PickList["locations"] {
  const locations = new Map<string, { name: string; articles: Map<string, PickedArticle> }>();
  for (const { shipment, order } of goods) {
    const group = order.fulfillmentOrders.find(({ id }) => id === shipment.fulfillmentOrderId);
    const key = group?.locationId ?? group?.locationName ?? "";
    const location = locations.get(key) ?? {
      name: group?.locationName ?? "–",
      articles: new Map<string, PickedArticle>(),
    };
    locations.set(key, location);
    for (const { orderLineId, quantity } of shipment.lines) {
      const line = order.lines.find(({ id }) => id === orderLineId);
      if (!line) continue;
      const { title, variantTitle, sku } = line;
      const variant = line.variantId ?? JSON.stringify([title, variantTitle, sku]);
      const before = location.articles.get(variant);
      location.articles.set(variant, {
        title,
        variantTitle,
        sku,
        quantity: (before?.quantity ?? 0) + quantity,
        orders: withOrder(before?.orders ?? [], shipment.orderName, quantity),
      });
    }
  }
  return [...locations.values()]
    .map(({ name, articles }) => ({ name, articles: [...articles.values()].toSorted(bySkuThenTitle) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** An order whose variant stands on two lines, or travels in two parcels, is named once. */
function withOrder(orders: PickedArticle["orders"], name: string, quantity: number): PickedArticle["orders"] {
  return orders.some((order) => order.name === name)
    ? orders.map((order) => (order.name === name ? { name, quantity: order.quantity + quantity } : order))
    : [...orders, { name, quantity }];
}

const bySkuThenTitle = (a: PickedArticle, b: PickedArticle): number =>
  (a.sku ?? "\uFFFF").localeCompare(b.sku ?? "\uFFFF") || a.title.localeCompare(b.title);
