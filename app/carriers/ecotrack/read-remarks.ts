import type { Remark } from "~/shipping/ports/carrier-services";
import { stampIn } from "./algiers";
import { remarkRow, rows } from "./wire";

/** `get/maj`, a plain list → the remarks, oldest first; null where it is no list. Who wrote one stands before its text. */
export function readRemarks(body: unknown): readonly Remark[] | null {
  const listed = rows.safeParse(body);
  if (!listed.success) return null;
  const remarks = listed.data.flatMap((row): Remark[] => {
    const parsed = remarkRow.safeParse(row);
    if (!parsed.success || parsed.data.remarque === "") return [];
    const { remarque, station, livreur, created_at } = parsed.data;
    return [{ text: remarque, station: station || null, courier: livreur || null, at: stampIn(created_at) }];
  });
  if (remarks.length === 0 && listed.data.length > 0) return null;
  return remarks.sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
}
