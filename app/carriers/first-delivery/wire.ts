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

const envelope = z.object({
  status: numeric.optional().catch(undefined),
  isError: flag.optional().catch(undefined),
  message: message.nullish().catch(null),
  result: z.unknown().optional(),
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

/** `result` of `cancel-orders`: "la liste des code à barres traités". */
export const cancelResult = z.array(barCode);

/** `result` of `etat`. */
export const etatResult = z.object({ state: stateName, barCode });

/** One of `result.Items` of `filter`; only what we use. */
export const filterItem = z.object({
  barCode,
  state: stateName,
  createdAt: stamp,
  pickupAt: stamp,
  deliveredAt: stamp,
  Product: z.object({ designation: z.string().nullish() }).nullish(),
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
