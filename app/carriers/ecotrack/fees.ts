import { currencyCode, type Money } from "~/shipping/money";
import type { Fee } from "~/shipping/ports/carrier-services";
import { feeRow, feesAnswer } from "./wire";

const dzd = currencyCode.parse("DZD");

/** Dinars, as all amounts of these answers. */
export const dinars = (amount: number): Money => ({ minor: Math.round(amount * 100), currency: dzd });

/** `get/fees` (public, unconfirmed) → the tariff by wilaya, one that could be read each; null where it is no such thing. */
export function readFees(body: unknown): readonly Fee[] | null {
  const parsed = feesAnswer.safeParse(body);
  if (!parsed.success) return null;
  const { livraison, retour, retours } = parsed.data;
  const returned = new Map(rowsOf(retour ?? retours ?? []).map((row) => [row.wilaya_id, row.tarif]));
  const fees = rowsOf(livraison).map((row): Fee => {
    const back = returned.get(row.wilaya_id);
    return {
      regionCode: String(row.wilaya_id).padStart(2, "0"),
      toTheDoor: dinars(row.tarif),
      toTheDesk: row.tarif_stopdesk === null ? null : dinars(row.tarif_stopdesk),
      returned: back === undefined ? null : dinars(back),
    };
  });
  return fees.length > 0 ? fees : null;
}

const rowsOf = (rows: readonly unknown[]) =>
  rows.flatMap((row) => {
    const parsed = feeRow.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
