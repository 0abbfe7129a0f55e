import { z } from "zod";
import { readJson } from "../kit/read-json";

/** Delivety's shapes, in its own spelling; where the document spells a name in two ways, both are sent. */

/** The whole document of one push; the order of the keys is that of the document's example. */
export interface OrderBody {
  readonly access_token: string;
  /** Digits only. */
  readonly phone: string;
  readonly id: number;
  readonly first_name: string;
  readonly email?: string;
  readonly address: string;
  readonly comment: string;
  /** YYYY-MM-DD; absent: today. */
  readonly delvery_date?: string;
  readonly delivery_date?: string;
  /** HH:MM:SS; absent: as soon as possible. */
  readonly delvery_time?: string;
  readonly delivery_time?: string;
  readonly products: readonly ProductBody[];
  readonly payment: PaymentBody;
  readonly promotion?: PromotionBody;
}

/** Amounts are in major units, everywhere. */
export interface ProductBody {
  readonly api_id: number;
  readonly count: number;
  /** Of one dish, before any discount. */
  readonly price: number;
}

export interface PaymentBody {
  readonly type: number;
  readonly status: number;
  readonly sum: number;
  readonly amount: number;
  readonly public_key?: string;
  readonly receiver_commision: number;
  readonly reciver_commission: number;
}

export interface PromotionBody {
  readonly discount?: number;
  readonly discount_percent?: number;
  readonly discount_code?: string;
  readonly involved_dishes?: readonly { readonly api_id: number; readonly count: number }[];
  readonly resulted_dishes?: readonly {
    readonly api_id: number;
    readonly count: number;
    /** Of one dish: below zero where it became cheaper. */
    readonly modification: number;
  }[];
}

const prepared = z.looseObject({
  phone: z.string(),
  first_name: z.string(),
  email: z.string().optional(),
  address: z.string(),
  comment: z.string(),
});

/** The guest's own data in prepared bytes: Delivety's words must not carry it into logs and journals. */
export function personalWordsOf(body: string): readonly string[] {
  const parsed = prepared.safeParse(readJson(body));
  if (!parsed.success) return [];
  const { phone, first_name: name, email = "", address, comment } = parsed.data;
  return [phone, name, email, address, comment].filter((words) => words !== "");
}

/** The same bytes under the present token: it may have been replaced since they were prepared. */
export function withToken(body: string, accessToken: string): string {
  const parsed = z.looseObject({ access_token: z.string() }).safeParse(readJson(body));
  if (!parsed.success || parsed.data.access_token === accessToken) return body;
  return JSON.stringify({ ...parsed.data, access_token: accessToken });
}

const words = z.string().trim().min(1);
const errorBody = z.union([
  z.object({ message: words }).transform(({ message }) => message),
  z.object({ error: words }).transform(({ error }) => error),
  z.object({ error: z.object({ message: words }) }).transform(({ error }) => error.message),
  z.object({ errors: z.array(words).min(1) }).transform(({ errors }) => errors.join("; ")),
]);

/** What an answer says in words. Delivety documents no body at all: the usual shapes are read, and plain text. */
export function readWords(text: string): string | null {
  const json = readJson(text);
  if (json === undefined) return isPage(text) ? null : text;
  const parsed = errorBody.safeParse(json);
  if (parsed.success) return parsed.data;
  return typeof json === "string" ? json : null;
}

/** A web page: a proxy's, or one that asks to sign in. Told by its text; PHP calls every answer text/html. */
export const isPage = (text: string): boolean => /^\s*<(!doctype|html|head|body)\b/i.test(text);
