import type { CarrierError } from "~/shipping/ports/carrier";
import type { ListedParcel, ParcelListing } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { dayIn, stampIn } from "./algiers";
import type { EcotrackClient } from "./client.server";
import { dinars } from "./fees";
import { daysOf, readPages } from "./pages";
import type { EcotrackSettings } from "./settings";
import { readStatus } from "./statuses";
import type { OrderRow } from "./wire";

/** When a list that changed while it was read is worth reading again. */
const againMilliseconds = 60_000;

/**
 * Every parcel of `get/orders` of these days, whoever created it, all pages of 40. "Les commandes archivées sont exclues":
 * paid and archived ones, and archived returns, are not on it. What could not be read, or slipped from one page to another
 * while they were read, is said in `error`.
 */
export async function listParcels(
  { client, clock }: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  { from, to }: { from: Date; to: Date },
): Promise<ParcelListing> {
  const found = new Map<string, OrderRow>();
  let announced = 0;
  let unreadable = 0;
  let pages = 0;
  let ended = false;
  const parcels = (): readonly ListedParcel[] =>
    [...found.values()].filter((row) => isOf(row, dayIn(from), dayIn(to))).map(listed);

  for await (const page of readPages(client, settings, daysOf(from, to))) {
    if (!page.ok) return { parcels: parcels(), error: page.error };
    const { rows, total, last } = page.value;
    pages += 1;
    if (pages === 1) announced = total ?? 0;
    unreadable += page.value.unreadable;
    for (const row of rows) if (!found.has(row.tracking)) found.set(row.tracking, row);
    ended = last;
  }
  const isWhole = ended && unreadable === 0 && (pages === 1 || found.size >= announced);
  return { parcels: parcels(), error: isWhole ? null : notWhole(unreadable, clock) };
}

function notWhole(unreadable: number, clock: Clock): CarrierError {
  const words =
    unreadable > 0
      ? `${unreadable} ligne(s) de la liste illisible(s)`
      : "La liste a changé pendant sa lecture, des colis peuvent y manquer";
  const retryAt = new Date(clock.now().getTime() + againMilliseconds);
  const about = { words, status: null, field: null, retryAt };
  return { carrier: "ecotrack", operation: "orders", kind: "unexpected-answer", ...about };
}

/** More days were asked for than are wanted: whether the last one counts in is documented nowhere. */
function isOf(row: OrderRow, first: string, last: string): boolean {
  const created = stampIn(row.created_at);
  if (created === null) return true;
  const day = dayIn(created);
  return day >= first && day <= last;
}

const listed = (row: OrderRow): ListedParcel => ({
  trackingNumber: row.tracking,
  carrierId: null,
  reference: row.reference || null,
  ...readStatus(row.status ?? ""),
  collect: row.montant === null || row.montant < 0 ? null : dinars(row.montant),
  recipientName: row.client || null,
  phones: [row.phone, row.phone_2].flatMap((phone) => phone || []),
  createdAt: stampIn(row.created_at),
  trackingUrl: null,
});
