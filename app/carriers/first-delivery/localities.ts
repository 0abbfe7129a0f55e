import { z } from "zod";
import { foldText } from "~/shipping/folded-text";
import { gouvernoratOf } from "./gouvernorats";
import { localitiesResult, locality } from "./wire";

/**
 * Public, unconfirmed: some hosts are said to answer `GET /localities` and to take `Client.locality_id`. The document has
 * neither, so everything works without.
 */
const kept = z.object({
  localities: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      name: z.string(),
      delegation: z.string().nullable(),
      gouvernorat: z.string(),
    }),
  ),
});
export type KeptLocalities = z.infer<typeof kept>;

export const noLocalities: KeptLocalities = { localities: [] };

/** What was kept, read back; null: it is nothing of ours. */
export const keptLocalities = (reference: object | null): KeptLocalities | null =>
  kept.safeParse(reference).data ?? null;

/** `result` of `localities` → what is kept; none where it is another shape. Rows that cannot be read are left out. */
export function readLocalities(result: unknown): KeptLocalities {
  const rows = localitiesResult.safeParse(result);
  if (!rows.success) return noLocalities;
  const localities = rows.data.flatMap((row) => {
    const read = locality.safeParse(row);
    const gouvernorat = read.success ? gouvernoratOf(read.data.governorate_name) : null;
    if (!read.success || gouvernorat === null) return [];
    const { locality_id: id, locality_name: name, delegation_name: delegation } = read.data;
    return [{ id, name, delegation: delegation ?? null, gouvernorat }];
  });
  return { localities };
}

/** The id of the only locality that the destination names: by its own name, else as the only one of its delegation. */
export function localityIdOf(
  reference: object | null,
  { gouvernerat, ville }: { readonly gouvernerat: string; readonly ville: string },
): { readonly locality_id?: string | number } {
  const known = keptLocalities(reference);
  if (!known) return {};
  const there = known.localities.filter(({ gouvernorat }) => gouvernorat === gouvernerat);
  const wanted = foldText(ville);
  const named = there.filter(({ name }) => foldText(name) === wanted);
  const ofDelegation = there.filter(
    ({ delegation }) => delegation !== null && foldText(delegation) === wanted,
  );
  const [only, ...others] = named.length > 0 ? named : ofDelegation;
  return only && others.length === 0 ? { locality_id: only.id } : {};
}
