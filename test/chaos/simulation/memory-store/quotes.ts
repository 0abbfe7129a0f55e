import { z } from "zod";
import { quote } from "~/shipping/ports/carrier-services";
import type { QuoteStore } from "~/shipping/ports/quote-store";
import type { Access } from "./access";
import { keyOf } from "./table";

const quotes = z.array(quote);

export function quoteRoom({ tables, run }: Access): QuoteStore {
  return {
    find: (shop, connection, askedWith, now) =>
      run(() => {
        const row = tables.quotes.get(keyOf(shop, connection, askedWith));
        return row && row.goodUntil > now ? row.quotes : null;
      }),

    save: (shop, connection, askedWith, asked, { from, until }) =>
      run(() => {
        tables.quotes.deleteWhere((row) => row.shop === shop && row.goodUntil <= from);
        const row = { shop, quotes: quotes.parse(asked), goodUntil: until };
        tables.quotes.put(keyOf(shop, connection, askedWith), row);
      }),
  };
}
