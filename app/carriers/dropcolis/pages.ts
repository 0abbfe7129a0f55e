import { z } from "zod";
import type { CarrierError } from "~/shipping/ports/carrier";
import { parcelName } from "../kit/wire";
import type { DropcolisClient } from "./client.server";
import { strangeAnswer } from "./errors";
import type { DropcolisSettings } from "./settings";

/** `GET /v1/orders` ("Lister toutes les commandes"): neither its shape nor its pages are documented *(assumed)*. */

/** More pages than this are not read: at one call a second that is three minutes. */
const mostPages = 200;

const rows = z.array(z.unknown());

/** An array, or an object that holds one under a usual name. */
export const orderList = z.union([
  rows,
  z.object({ orders: rows }).transform((list) => list.orders),
  z.object({ data: rows }).transform((list) => list.data),
  z.object({ items: rows }).transform((list) => list.items),
]);

const text = z
  .union([z.string().trim().min(1), z.number().transform(String)])
  .nullish()
  .catch(null);
const count = z.int().nonnegative().nullish().catch(null);

/** What lists usually say of their pages, in the object itself or in one of its parts. */
const hints = z.object({
  next: text,
  next_url: text,
  next_cursor: text,
  next_page: text,
  page: count,
  total_pages: count,
  has_more: z.boolean().nullish().catch(null),
  total: count,
});
const parts = z.object({ pagination: z.unknown(), meta: z.unknown(), links: z.unknown() }).partial();

/** The rows as they came, whatever they are; `error` says what kept the rest from being read. */
export interface ListedRows {
  readonly rows: readonly unknown[];
  readonly error: CarrierError | null;
}

/**
 * Reads every page of the list, or as many as are enough. A list that says there is more, and not how to read it, is not
 * whole.
 */
export async function readPages(
  client: DropcolisClient,
  settings: DropcolisSettings,
  isEnough: (rows: readonly unknown[]) => boolean = () => false,
): Promise<ListedRows> {
  const read: unknown[] = [];
  const seen = new Set<string>();
  const asked = new Set<string>();
  const unfinished = (words: string, status: number): ListedRows => ({
    rows: read,
    error: client.failed("list", settings, strangeAnswer(status, words)),
  });
  let query: string | null = "";
  while (query !== null) {
    if (asked.size >= mostPages) return unfinished(`plus de ${mostPages} pages`, 200);
    asked.add(query);
    const answer = await client.listPage(settings, query);
    if (answer.kind !== "done") return { rows: read, error: client.failed("list", settings, answer) };
    const page = orderList.safeParse(answer.body);
    if (!page.success) return unfinished("ce n'est pas une liste de commandes", answer.status);
    const fresh = page.data.filter((row) => !seen.has(nameOf(row) ?? ""));
    for (const row of fresh) {
      const name = nameOf(row);
      if (name !== null) seen.add(name);
    }
    read.push(...fresh);
    if (isEnough(fresh)) break;
    query = nextQuery(answer.body, { isEmpty: page.data.length === 0, read: read.length });
    // The same page again: they do not know the parameter that we took for theirs.
    const repeats = query !== null && (asked.has(query) || (page.data.length > 0 && fresh.length === 0));
    if (repeats || query === "?") return unfinished("la suite de la liste ne se lit pas", answer.status);
  }
  return { rows: read, error: null };
}

/** What to ask for the next page; null: there is none; "?": there is one, and nobody knows how to ask for it. */
export function nextQuery(
  body: unknown,
  so: { readonly isEmpty: boolean; readonly read: number },
): string | null {
  const inside = parts.safeParse(body).data;
  const found = [body, inside?.pagination, inside?.meta, inside?.links].map(
    (part) => hints.safeParse(part).data,
  );
  const said = <Hint extends keyof z.infer<typeof hints>>(hint: Hint) =>
    found.map((part) => part?.[hint] ?? null).find((value) => value !== null) ?? null;

  if (said("has_more") === false || so.isEmpty) return null;
  const link = said("next") ?? said("next_url");
  // Only the query of an address: where it leads is not theirs to say.
  if (link !== null) return queryOf(link);
  const cursor = said("next_cursor");
  if (cursor !== null) return `?${new URLSearchParams({ cursor }).toString()}`;
  const page = said("page");
  const pages = said("total_pages");
  const isShort = pages === null ? (said("total") ?? 0) > so.read : page !== null && page < pages;
  const isMore = isShort || said("has_more") === true;
  const next = said("next_page") ?? (page !== null && isMore ? page + 1 : null);
  if (next !== null) return `?${new URLSearchParams({ page: String(next) }).toString()}`;
  return isMore ? "?" : null;
}

function queryOf(link: string): string {
  const address = URL.parse(link, "https://dropcolis.invalid/v1/orders");
  return address && address.search !== "" ? address.search : "?";
}

const named = z.object({ order_id: parcelName });

/** By which a row is known again; null: it has no name. */
const nameOf = (row: unknown): string | null => named.safeParse(row).data?.order_id ?? null;
