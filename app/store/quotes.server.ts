import { createHash } from "node:crypto";
import { z } from "zod";
import { quote } from "~/shipping/ports/carrier-services";
import type { QuoteStore } from "~/shipping/ports/quote-store";
import type { Access } from "./access.server";

const quotes = z.array(quote);

export function quoteRoom(access: Access): QuoteStore {
  return {
    find: async (shop, connectionId, askedWith, now) => {
      const row = await access.client().quote.findFirst({
        where: { shop, connectionId, key: digestOf(askedWith), goodUntil: { gt: now } },
      });
      return row && quotes.parse(row.quotes);
    },

    save: async (shop, connectionId, askedWith, asked, { from, until }) => {
      const key = digestOf(askedWith);
      // Dates as JSON writes them; the schema reads them back.
      const kept = {
        quotes: asked.map(({ estimatedDelivery, validUntil, ...plain }) => ({
          ...plain,
          estimatedDelivery: estimatedDelivery && estimatedDelivery.toISOString(),
          validUntil: validUntil && validUntil.toISOString(),
        })),
        goodUntil: until,
      };
      await access.client().quote.deleteMany({ where: { shop, goodUntil: { lte: from } } });
      await access.client().quote.upsert({
        where: { shop_connectionId_key: { shop, connectionId, key } },
        create: { shop, connectionId, key, ...kept },
        update: kept,
      });
    },
  };
}

/** The text itself holds a shopper's address. */
const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
