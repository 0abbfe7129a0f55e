import { currencyCode, type Money } from "~/shipping/money";
import { shipmentReference } from "~/shipping/ids";
import type { ListedParcel, ParcelListing } from "~/shipping/ports/carrier-services";
import { failedCall } from "../kit/bad-answer";
import type { FirstDeliveryClient } from "./client.server";
import { referenceOf } from "./designation";
import { strange } from "./errors";
import { readPages } from "./pages";
import type { FirstDeliverySettings } from "./settings";
import { readStatus } from "./statuses";
import { daysAround } from "./tracking";
import type { FilterItem } from "./wire";

const tnd = currencyCode.parse("TND");
const call = { carrier: "first-delivery", operation: "filter" } as const;

/**
 * Every parcel of the account created between two moments: all pages of `filter` over the days around them, without those
 * whose stamp lies outside. The list is whole only if every row could be read and none slipped away between two pages.
 */
export async function listParcels(
  parts: { client: FirstDeliveryClient },
  settings: FirstDeliverySettings,
  created: { readonly from: Date; readonly to: Date },
): Promise<ParcelListing> {
  const byBarCode = new Map<string, ListedParcel>();
  const barCodes = new Set<string>();
  let announced = 0;
  let unreadable = 0;
  for await (const page of readPages(parts.client, settings, daysAround(created.from, created.to))) {
    if (!page.ok) return { parcels: [...byBarCode.values()], error: page.error };
    if (page.value.pageNumber === 1) announced = page.value.totalCount ?? 0;
    unreadable += page.value.unreadable;
    for (const item of page.value.items) {
      barCodes.add(item.barCode);
      const { createdAt } = item;
      if (createdAt && (createdAt < created.from || createdAt > created.to)) continue;
      byBarCode.set(item.barCode, listed(item));
    }
  }
  const isWhole = unreadable === 0 && barCodes.size >= announced;
  return {
    parcels: [...byBarCode.values()],
    error: isWhole ? null : { ...failedCall(call, strange(200), created.to), retryAt: null },
  };
}

function listed(item: FilterItem): ListedParcel {
  const reference = shipmentReference.safeParse(referenceOf(item.Product?.designation ?? ""));
  const { carrierState, state } = readStatus(item.state);
  const phones = [item.Client?.telephone, item.Client?.telephone2].map((phone) => phone?.trim() ?? "");
  return {
    trackingNumber: item.barCode,
    carrierId: null,
    reference: reference.success ? reference.data : null,
    carrierState,
    state,
    collect: priceOf(item.Product?.price),
    recipientName: item.Client?.name?.trim() || null,
    phones: phones.filter((phone) => phone !== ""),
    createdAt: item.createdAt,
    trackingUrl: null,
  };
}

/** Dinars, as a number or digits; three decimals at most. */
function priceOf(price: number | null | undefined): Money | null {
  if (price === null || price === undefined) return null;
  const minor = Math.round(price * 1000);
  return Number.isSafeInteger(minor) && Math.abs(price * 1000 - minor) < 1e-6
    ? { minor, currency: tnd }
    : null;
}
