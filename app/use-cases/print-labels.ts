import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import type { InsteadOfCarriers, LabelFormat, LabelToPrint } from "~/shipping/ports/paper";
import type { Language, Shop } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { paperParcels } from "./paper-parcels";
import { labelOf, recipientOf, type PaperParcel } from "./parcel-papers";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface LabelsPrinted {
  readonly document: PrintedDocument;
  /** How many parcels it is for, and how many of them have the carrier's own label. */
  readonly parcels: number;
  readonly carriers: number;
  /** Whose carrier's own label is a web page: each is printed by itself. Ours is in the document. */
  readonly webPages: readonly ShipmentId[];
  /** What was asked for and is no parcel: not sent, or given up. */
  readonly left: readonly ShipmentId[];
}

export interface PrintOrder {
  readonly format: LabelFormat;
  readonly language: Language;
  readonly actor: string;
}

/**
 * Prints labels in one action: the carrier's own where it has one, else ours. One parcel's own label is handed on as the
 * carrier gives it; of a selection all are gathered in one PDF, into which a web page does not fit. Nobody waits for a
 * carrier that does not answer: its parcels get ours, which says so. Every label printed is in the order's journal.
 */
export async function printLabels(
  world: World,
  domain: ShopDomain,
  ids: readonly ShipmentId[],
  { format, language, actor }: PrintOrder,
): Promise<Result<LabelsPrinted, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const asked = await paperParcels(world, domain, ids);
  if (!asked.ok) return asked;
  const { parcels, left } = asked.value;
  if (parcels.length === 0) return fail(refusal("nothing_to_print"));
  const labels = await inTurns(parcels, (parcel) => askedLabel(world, shop.value, parcel));
  const printed = await put(world, labels, { format, language });
  await record(world, parcels, actor);
  return ok({ ...printed, parcels: parcels.length, left });
}

interface AskedLabel extends LabelToPrint {
  readonly shipment: Shipment;
  /** The carrier's own, where it cannot be part of a PDF. */
  readonly webPage: PrintedDocument | null;
}

async function askedLabel(world: World, shop: Shop, parcel: PaperParcel): Promise<AskedLabel> {
  const { shipment, order } = parcel;
  const ours = (instead: InsteadOfCarriers | null) => labelOf(world, shop, parcel, instead);
  const connection = shipment.connectionId
    ? await world.store.connections.find(shipment.shop, shipment.connectionId)
    : null;
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  // Of an erased shopper nothing is asked any more: what the carrier knows is the carrier's.
  if (!connection || !carrier?.label || !recipientOf(shipment, order)) {
    return { shipment, ours: ours(null), carriers: null, webPage: null };
  }
  const own = await carrier.label(connection, shipment);
  if (!own.ok) return { shipment, ours: ours("no-answer"), carriers: null, webPage: null };
  return own.value.contentType === "text/html"
    ? { shipment, ours: ours("web-page"), carriers: null, webPage: own.value }
    : { shipment, ours: ours(null), carriers: own.value, webPage: null };
}

async function put(
  world: World,
  labels: readonly AskedLabel[],
  options: { readonly format: LabelFormat; readonly language: Language },
): Promise<Pick<LabelsPrinted, "document" | "carriers" | "webPages">> {
  const [only] = labels;
  if (labels.length === 1 && only?.webPage) return { document: only.webPage, carriers: 1, webPages: [] };
  const { pdf, carriers } = await world.paper.labels(labels, options);
  return {
    document: { contentType: "application/pdf", body: pdf },
    carriers,
    webPages: labels.flatMap(({ shipment, webPage }) => (webPage ? [shipment.id] : [])),
  };
}

/** A few at once: fifty one after the other would keep staff waiting, and all at once the carrier. */
const atOnce = 4;

async function inTurns<From, To>(
  items: readonly From[],
  work: (item: From) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    done.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  }
  return done;
}

async function record(world: World, parcels: readonly PaperParcel[], actor: string): Promise<void> {
  await world.store.transaction(async (tx) => {
    for (const { shipment } of parcels) {
      // A problem of the parcel is not what happened here.
      const entry = recordOf(world, { ...shipment, problem: null }, "labels-printed", actor, null);
      await tx.journal.add(shipment.shop, entry);
    }
  });
}
