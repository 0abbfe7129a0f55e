import { z } from "zod";
import { readJson } from "../kit/read-json";
import { isBelievable, parcelName, stateName } from "../kit/wire";
import type { ServiceLevel } from "./service-level";

/** Dropcolis' shapes, in its own spelling. Answers are read with tolerance, and no more of them than we use. */

export interface TimeWindow {
  /** ISO 8601 with the offset of the place. */
  readonly start: string;
  readonly end: string;
}

export interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  /** Two letters. */
  readonly province: string;
  /** H1A1A1 */
  readonly postal_code: string;
  readonly country: "CA";
}

/** One end of the way. */
export interface Stop {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly email?: string;
  readonly address: Address;
  readonly time_window?: TimeWindow;
  readonly instructions?: string;
}

export interface Piece {
  readonly parcel_id: string;
  readonly description: string;
  readonly length_cm?: number;
  readonly width_cm?: number;
  readonly height_cm?: number;
  readonly weight_kg: number;
  readonly value_cents: number;
  readonly fragile?: true;
  readonly barcode: string;
}

export interface Cents {
  readonly amount_cents: number;
  readonly currency: "CAD";
}

/** What `POST /v1/orders` takes; the order of the keys is the document's. Absent: not known, so not said. */
export interface CreateBody {
  readonly partner_order_id: string;
  readonly reference: string;
  readonly service_level: ServiceLevel;
  readonly cod?: Cents;
  readonly insurance?: Cents;
  readonly pickup: Stop;
  readonly dropoff: Stop;
  readonly parcels: readonly Piece[];
  readonly instructions?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export type QuotedAddress = Omit<Address, "line2">;

/** What `POST /v1/rates/quote` takes: an order's places and sizes, and nobody's name. */
export interface QuoteBody {
  readonly service_level: ServiceLevel;
  readonly pickup: { readonly address: QuotedAddress };
  readonly dropoff: { readonly address: QuotedAddress };
  readonly parcels: readonly Pick<Piece, "weight_kg" | "length_cm" | "width_cm" | "height_cm">[];
}

export const text = z.union([z.string().trim(), z.number().transform(String)]).pipe(z.string().min(1));
const status = stateName.pipe(z.string().min(1));

/**
 * A moment of theirs; one without a zone is UTC, a day alone its noon there, which is the same day in all of Canada
 * *(assumed)*. Anything else is as good as none.
 */
export const stamp = z
  .string()
  .transform((value) => value.trim().replace(" ", "T"))
  .transform((value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00Z` : value))
  .transform((value) => new Date(/t.*(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`))
  .refine(isBelievable)
  .nullish()
  .catch(null)
  .transform((date) => date ?? null);

const cents = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number).pipe(z.int())])
  .nullish()
  .catch(null);
export const said = z.string().trim().min(1).nullish().catch(null);

/** What events tell beside the state; in a GET's answer under the same names *(assumed)*. */
const told = {
  courier: z.object({ name: said, phone: said }).nullish().catch(null),
  picked_up_at: stamp,
  delivered_at: stamp,
  signature_url: said,
  failure_reason: said,
  /** Whatever it holds: being there is what counts. */
  next_attempt: z.unknown().optional(),
  cancelled_by: said,
  reason: said,
};

/** An order, as its creation, its replay, a GET and the list answer it. */
export const order = z.object({
  order_id: parcelName,
  partner_order_id: text.nullish().catch(null),
  status,
  tracking_url: said,
  rate_cents: cents,
  currency: said,
  estimated_delivery: stamp,
  created_at: stamp,
  dropoff: z.object({ name: said, phone: said }).nullish().catch(null),
  /** Not in the document's answers; where they tell it, what the courier collects. */
  cod: z.object({ amount_cents: cents, currency: said }).nullish().catch(null),
  ...told,
  status_history: z.array(z.unknown()).nullish().catch(null),
});
export type Order = z.infer<typeof order>;

/** One of `status_history`; read one by one, so that a strange one does not hide the others. */
export const historyEntry = z.object({
  status,
  timestamp: stamp,
  next_attempt: z.unknown().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** "Rate Quote Response" */
export const quoteAnswer = z.object({
  service_level: said,
  rate_cents: cents,
  currency: said,
  estimated_delivery: stamp,
  transit_days: z.int().nullish().catch(null),
  valid_until: stamp,
});

/** The body of a webhook: `type` and `data` ("Types d'evenements webhook"). */
export const event = z.object({ type: z.string().min(1), data: z.unknown().optional() });

export const eventData = z.object({
  order_id: parcelName.nullish().catch(null),
  partner_order_id: text.nullish().catch(null),
  tracking_url: said,
  eta: stamp,
  ...told,
});
export type EventData = z.infer<typeof eventData>;

/** `next_attempt` counts while it says something. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== "";

const recipient = z.object({
  dropoff: z.object({
    name: z.string(),
    phone: z.string(),
    email: z.string().optional(),
    address: z.object({ line1: z.string(), line2: z.string().optional() }),
  }),
});

/** The recipient's own data in prepared bytes: the carrier's words must not carry it into logs and journals. */
export function personalWordsOf(body: string): readonly string[] {
  const parsed = recipient.safeParse(readJson(body));
  if (!parsed.success) return [];
  const { name, phone, email = "", address } = parsed.data.dropoff;
  return [name, phone, phone.replace(/^\+1/, ""), email, address.line1, address.line2 ?? ""].filter(Boolean);
}
