/**
 * The answer of `GET /v1/orders`. "Lister toutes les commandes avec filtres optionnels" is all that the document says of it:
 * shape, order and pages are assumed, and a test may ask for others.
 */
import { z } from "zod";

export const listSchema = z.strictObject({
  /** A bare array, or under which name of an object. */
  shape: z.enum(["orders", "data", "items", "array"]).default("orders"),
  /** Absent: all on one page. */
  pageSize: z.int().min(1).optional(),
  /** How the next page is named, where there is one: not at all, by its number, or by its address. */
  hint: z.enum(["none", "number", "address"]).default("number"),
});
export type Listing = z.infer<typeof listSchema>;

export type Lists = {
  configure(listing: Listing): void;
  /** Newest first. */
  answer(all: readonly object[], query: URLSearchParams): unknown;
};

export function createLists(): Lists {
  let listing = listSchema.parse({});
  return {
    configure(wanted) {
      listing = wanted;
    },
    answer(all, query) {
      const { shape, pageSize = Math.max(all.length, 1), hint } = listing;
      const page = Math.max(Number(query.get("page") ?? 1), 1);
      const rows = all.slice((page - 1) * pageSize, page * pageSize);
      if (shape === "array") return rows;
      const isLast = page * pageSize >= all.length;
      const next = {
        none: {},
        number: { next_page: page + 1 },
        address: { next: `/v1/orders?page=${page + 1}` },
      };
      return { [shape]: rows, total: all.length, ...(isLast ? {} : next[hint]) };
    },
  };
}
