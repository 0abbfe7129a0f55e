import { z } from "zod";
import { communeRow, deskRow, desksAnswer, rows, wilayaRow } from "./wire";

/** What a host serves, as kept for `prepare`: short, because a host lists some 1,500 communes. */
export const reference = z.object({
  wilayas: z.array(z.object({ id: z.int(), name: z.string() })),
  communes: z.array(
    z.object({
      wilaya: z.int(),
      /** In the host's own spelling: what has to be sent. */
      name: z.string(),
      /** The desk's code where there is a desk. */
      code: z.string().nullable(),
      hasDesk: z.boolean(),
    }),
  ),
  /** For display. */
  desks: z.array(
    z.object({
      wilaya: z.int().nullable(),
      commune: z.string().nullable(),
      name: z.string().nullable(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
  /** Whether it has `create/orders`; what was kept before this was asked says no. */
  takesMany: z.boolean().default(false),
});
export type Reference = z.infer<typeof reference>;
export type Commune = Reference["communes"][number];

/** What was kept, read back; null where there is nothing, or something an older version kept. */
export function readReference(kept: object | null): Reference | null {
  const parsed = reference.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

/** `get/wilayas` → the wilayas the courier serves; null where the answer is no such list. */
export function readWilayas(body: unknown): Reference["wilayas"] | null {
  const found = readRows(body, wilayaRow).map((row) => ({ id: row.wilaya_id, name: row.wilaya_name }));
  return found.length > 0 ? found : null;
}

/** `get/communes` → the communes, exactly as they are spelled there; null where the answer is no such list. */
export function readCommunes(body: unknown): Reference["communes"] | null {
  const found = readRows(body, communeRow).map((row) => ({
    wilaya: row.wilaya_id,
    name: row.nom,
    code: row.code_postal || null,
    hasDesk: row.has_stop_desk,
  }));
  return found.length > 0 ? found : null;
}

/** `get/desks` → the desks, for display; none where the answer is no such list. */
export function readDesks(body: unknown): Reference["desks"] {
  const parsed = desksAnswer.safeParse(body);
  const others = parsed.success && parsed.data.other_desks.length > 0 ? parsed.data.other_desks : body;
  const own = parsed.success ? parsed.data.my_desk?.location : undefined;
  const listed = readRows(others, deskRow)
    .filter((row) => row.commune !== null)
    .map((row) => ({
      wilaya: row.code_wilaya,
      commune: row.commune,
      name: row.name,
      address: row.adresse,
      phone: row.phone,
    }));
  if (!own?.commune) return listed;
  return [
    { wilaya: null, commune: own.commune, name: null, address: own.adresse, phone: own.phone },
    ...listed,
  ];
}

function readRows<Row>(body: unknown, row: z.ZodType<Row>): Row[] {
  const listed = rows.safeParse(body);
  if (!listed.success) return [];
  return listed.data.flatMap((each) => {
    const parsed = row.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
