import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { shippingOrder, type ShippingOrder } from "~/shipping/order";
import { place } from "~/shipping/places/place";
import type { StoredOrder } from "~/shipping/ports/store";
import { problem } from "~/shipping/problem";
import type { Order as OrderRow } from "../../generated/prisma/client";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

export const snapshotColumn = encryptedJson("Order.snapshot", shippingOrder);
const problemColumn = encryptedJson("Order.problem", problem);
const twinAnswer = z.enum(["ship", "skip"]).nullable();
const placeAnswerColumn = encryptedJson("Order.placeAnswer", place);

export function orderOfRow(vault: Vault, shop: ShopDomain, row: OrderRow): StoredOrder {
  return {
    order: snapshotColumn.open(vault, shop, row.snapshot),
    problem: problemColumn.openOrNull(vault, shop, row.problem),
    placeAnswer: placeAnswerColumn.openOrNull(vault, shop, row.placeAnswer),
    payloadDigest: row.payloadDigest,
    firstMetAt: row.firstMetAt,
    twinAnswer: twinAnswer.parse(row.twinAnswer),
  };
}

/** The columns of an order but its key; the hashes follow from the snapshot. */
export function orderColumns(vault: Vault, shop: ShopDomain, stored: StoredOrder) {
  const { order } = stored;
  return {
    name: order.name,
    customerId: order.customerId,
    createdAt: order.createdAt,
    snapshot: snapshotColumn.seal(vault, shop, order),
    problem: problemColumn.sealOrNull(vault, shop, stored.problem),
    placeAnswer: placeAnswerColumn.sealOrNull(vault, shop, stored.placeAnswer),
    payloadDigest: stored.payloadDigest,
    firstMetAt: stored.firstMetAt,
    twinAnswer: stored.twinAnswer,
    ...orderHashes(vault, shop, order),
  };
}

export function orderHashes(vault: Vault, shop: ShopDomain, order: ShippingOrder) {
  return {
    phoneHashes: vault.hashes.ofPhones(shop, order.phones),
    nameHashes: vault.hashes.ofName(shop, order.shippingAddress?.name ?? ""),
  };
}
