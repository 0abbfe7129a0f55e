import { z } from "zod";
import { shipmentReference, type ShopDomain } from "~/shipping/ids";
import { parcelDetails } from "~/shipping/parcel-details";
import { place } from "~/shipping/places/place";
import type { PreparedCreation } from "~/shipping/ports/carrier";
import { problem } from "~/shipping/problem";
import { cancellation, declaration, shipment, type Shipment } from "~/shipping/shipment";
import type { Shipment as ShipmentRow } from "../../generated/prisma/client";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

export const problemColumn = encryptedJson("Shipment.problem", problem);
export const placeColumn = encryptedJson("Shipment.place", place);
const declarationColumn = encryptedJson("Shipment.declaration", declaration);
const cancellationColumn = encryptedJson("Shipment.cancellation", cancellation);

const detailsColumn = encryptedJson("Shipment.details", parcelDetails);

const preparedCreation: z.ZodType<PreparedCreation> = z.object({
  reference: shipmentReference,
  body: z.string(),
  idempotencyKey: z.string().nullable(),
});
export const creationColumn = encryptedJson("Shipment.creation", preparedCreation);

export function shipmentOfRow(vault: Vault, shop: ShopDomain, row: ShipmentRow): Shipment {
  return shipment.parse({
    ...row,
    problem: problemColumn.openOrNull(vault, shop, row.problem),
    place: placeColumn.openOrNull(vault, shop, row.place),
    collect: moneyOf(row.collectMinor, row.collectCurrency),
    cost: moneyOf(row.costMinor, row.costCurrency),
    attempt:
      row.attemptId === null
        ? null
        : {
            id: row.attemptId,
            startedAt: row.attemptStartedAt,
            endedAt: row.attemptEndedAt,
            ...(row.attemptInBatch ? { inBatch: true } : {}),
          },
    declaration: declarationColumn.openOrNull(vault, shop, row.declaration),
    cancellation: cancellationColumn.openOrNull(vault, shop, row.cancellation),
    details: detailsColumn.openOrNull(vault, shop, row.details),
    labelUrl: row.labelUrl === null ? null : vault.decrypt(shop, "Shipment.labelUrl", row.labelUrl),
  });
}

/** To be checked by the schema, like every value of the row. */
const moneyOf = (minor: bigint | null, currency: string | null) =>
  minor === null ? null : { minor: Number(minor), currency };

/** The columns of a shipment but its shop, its creation and its writing lease. */
export function shipmentColumns(vault: Vault, shipment: Shipment) {
  const { shop, collect, cost, attempt, labelUrl, ...plain } = shipment;
  return {
    ...plain,
    lines: [...shipment.lines],
    problem: problemColumn.sealOrNull(vault, shop, shipment.problem),
    place: placeColumn.sealOrNull(vault, shop, shipment.place),
    collectMinor: collect && BigInt(collect.minor),
    collectCurrency: collect && collect.currency,
    costMinor: cost && BigInt(cost.minor),
    costCurrency: cost && cost.currency,
    attemptId: attempt && attempt.id,
    attemptStartedAt: attempt && attempt.startedAt,
    attemptEndedAt: attempt && attempt.endedAt,
    attemptInBatch: attempt?.inBatch ?? false,
    declaration: declarationColumn.sealOrNull(vault, shop, shipment.declaration),
    cancellation: cancellationColumn.sealOrNull(vault, shop, shipment.cancellation),
    details: detailsColumn.sealOrNull(vault, shop, shipment.details),
    labelUrl: labelUrl === null ? null : vault.encrypt(shop, "Shipment.labelUrl", labelUrl),
  };
}
