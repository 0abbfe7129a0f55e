import { z } from "zod";
import { readJson } from "../kit/read-json";
import { isBelievable, numeric, parcelName as barCode, stateName } from "../kit/wire";

/** First Delivery's shapes, in its own spelling. Answers are read with tolerance: its numbers come as strings too. */

/** What `create` takes; the order of the keys is the document's. */
export interface CreateBody {
  readonly Client: {
    readonly nom: string;
    readonly gouvernerat: string;
    readonly ville: string;
    readonly adresse: string;
    readonly telephone: string;
    readonly telephone2: string;
    /** Public, unconfirmed: only where the host lists its localities and the place is one of them. */
    readonly locality_id?: string | number;
  };
  readonly Produit: {
    readonly prix: number;
    readonly designation: string;
    readonly nombreArticle: number;
    readonly commentaire: string;
    readonly article: string;
    readonly nombreEchange: number;
  };
}

/** What `filter` takes. Dates are YYYY-MM-DD; `state` is never sent, because its 0 means "En attente", not "all". */
export interface FilterBody {
  readonly barCode: string;
  readonly createdAtFrom: string;
  readonly createdAtTo: string;
  readonly pagination: { readonly pageNumber: number; readonly limit: number };
}

const flag = z.union([z.boolean(), z.stringbool()]);

/** A stamp of theirs: UTC, also where it carries no zone; anything else is as good as none. */
const stamp = z
  .string()
  .transform((value) => new Date(/(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value.replace(" ", "T")}Z`))
  .refine(isBelievable)
  .nullish()
  .catch(null)
  .transform((date) => date ?? null);

const message = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join("; "))]);

/** `errors` of `bulk-create`: what failed, as it was sent, without an index. */
const bulkErrors = z.array(z.unknown()).nullish().catch(null);

const envelope = z.object({
  status: numeric.optional().catch(undefined),
  isError: flag.optional().catch(undefined),
  message: message.nullish().catch(null),
  result: z.unknown().optional(),
  errors: bulkErrors,
});
export type Envelope = z.infer<typeof envelope>;

/** `{status, isError, message, result}`; null where the text is no such thing (HTML, half an answer). */
export function readEnvelope(body: string): Envelope | null {
  const parsed = envelope.safeParse(readJson(body));
  if (!parsed.success) return null;
  const { status, isError, message: words } = parsed.data;
  return status === undefined && isError === undefined && !words ? null : parsed.data;
}

/** `result` of a creation. `link` has been seen as `print` (public, unconfirmed). */
export const createResult = z
  .object({ barCode, link: z.string().nullish(), print: z.string().nullish() })
  .transform((result) => ({ barCode: result.barCode, link: result.link ?? result.print ?? null }));

/** `result` of `bulk-create`: what passed, by its place in the request, and one page with the labels of all. */
export const bulkResult = z
  .object({
    barCodes: z.array(z.object({ index: numeric.pipe(z.int().min(0)), barCode })),
    link: z.string().nullish(),
    print: z.string().nullish(),
  })
  .transform(({ barCodes, link, print }) => ({ barCodes, link: link ?? print ?? null }));

/** One of the `errors` of `bulk-create`: the order as the carrier read it, and what is wrong with it. */
export const bulkError = z.object({
  Client: z.record(z.string(), z.unknown()),
  Produit: z.record(z.string(), z.unknown()).optional().catch(undefined),
  errors: z.object({ isError: flag.optional().catch(undefined), message: message.nullish().catch(null) }),
});
export type BulkError = z.infer<typeof bulkError>;

/** Our own bytes, as far as an echo of them is compared. */
export const sentBody = z.object({
  Client: z.record(z.string(), z.unknown()),
  Produit: z.record(z.string(), z.unknown()),
});

/** `result` of `pickup` and of `request-print`. */
export const pickupResult = z
  .object({ pickup: barCode, link: z.string().nullish(), print: z.string().nullish() })
  .transform(({ pickup, link, print }) => ({ number: pickup, link: link ?? print ?? null }));

/** `result` of `localities` (public, unconfirmed); rows are read one by one. */
export const localitiesResult = z.array(z.unknown());
export const locality = z.object({
  locality_id: z.union([z.string().min(1), z.number()]),
  locality_name: z.string().min(1),
  delegation_name: z.string().nullish(),
  governorate_name: z.string().min(1),
});

/** `result` of `cancel-orders`: "la liste des code à barres traités". */
export const cancelResult = z.array(barCode);

/** `result` of `etat`. */
export const etatResult = z.object({ state: stateName, barCode });

const phone = z.union([z.string(), z.number().transform(String)]);

/** One of `result.Items` of `filter`; only what we use. */
export const filterItem = z.object({
  barCode,
  state: stateName,
  createdAt: stamp,
  pickupAt: stamp,
  deliveredAt: stamp,
  Client: z
    .object({
      name: z.string().nullish().catch(null),
      telephone: phone.nullish().catch(null),
      telephone2: phone.nullish().catch(null),
    })
    .nullish()
    .catch(null),
  Product: z.object({ designation: z.string().nullish(), price: numeric.nullish().catch(null) }).nullish(),
});
export type FilterItem = z.infer<typeof filterItem>;

/** `result` of `filter`; items are read one by one, so that a strange one does not hide the others. */
export const filterResult = z.object({
  CurrentPage: numeric.optional().catch(undefined),
  TotalPages: numeric.optional().catch(undefined),
  TotalCount: numeric.optional().catch(undefined),
  Items: z.array(z.unknown()),
});

const personal = z.object({
  Client: z.object({ nom: z.string(), adresse: z.string(), telephone: z.string(), telephone2: z.string() }),
});

/** The recipient's own data in prepared bytes: the carrier's words must not carry it into logs and journals. */
export function personalWordsOf(body: string): readonly string[] {
  const parsed = personal.safeParse(readJson(body));
  return parsed.success ? Object.values(parsed.data.Client).filter((words) => words !== "") : [];
}
