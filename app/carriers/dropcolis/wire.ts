import { z } from "zod";
import { readJson } from "../kit/read-json";
import { isBelievable, parcelName, stateName } from "../kit/wire";

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
}

/** What `POST /v1/orders` takes; the order of the keys is the document's. Absent: not known, so not said. */
export interface CreateBody {
  readonly partner_order_id: string;
  readonly reference: string;
  readonly service_level: "standard" | "express" | "same_day";
  readonly cod?: { readonly amount_cents: number; readonly currency: "CAD" };
  readonly pickup: Stop;
  readonly dropoff: Stop;
  readonly parcels: readonly Piece[];
  readonly instructions?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const text = z.union([z.string().trim(), z.number().transform(String)]).pipe(z.string().min(1));
const status = stateName.pipe(z.string().min(1));

/** A moment of theirs; one without a zone is UTC *(assumed)*, anything else is as good as none. */
const stamp = z
  .string()
  .transform((value) => value.trim().replace(" ", "T"))
  .transform((value) => new Date(/t.*(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`))
  .refine(isBelievable)
  .nullish()
  .catch(null)
  .transform((date) => date ?? null);

const cents = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number).pipe(z.int())])
  .nullish()
  .catch(null);
const said = z.string().trim().min(1).nullish().catch(null);

/** Why an order failed or was cancelled, and by whom: of the two events; in a GET's answer *(assumed)*. */
const reasons = { failure_reason: said, cancelled_by: said, reason: said };

/** An order, as its creation, its replay, a GET and the list answer it. */
export const order = z.object({
  order_id: parcelName,
  partner_order_id: text.nullish().catch(null),
  status,
  tracking_url: said,
  rate_cents: cents,
  currency: said,
  estimated_delivery: stamp,
  picked_up_at: stamp,
  delivered_at: stamp,
  /** Whatever it holds: being there is what counts. */
  next_attempt: z.unknown().optional(),
  ...reasons,
  status_history: z.array(z.unknown()).nullish().catch(null),
});
export type Order = z.infer<typeof order>;

/** One of `status_history`; read one by one, so that a strange one does not hide the others. */
export const historyEntry = z.object({
  status,
  timestamp: stamp,
  next_attempt: z.unknown().optional(),
});

/** The list's shape is not documented: an array, or an object that holds one under a usual name. */
export const orderList = z.union([
  z.array(z.unknown()),
  z.object({ orders: z.array(z.unknown()) }).transform((list) => list.orders),
  z.object({ data: z.array(z.unknown()) }).transform((list) => list.data),
  z.object({ items: z.array(z.unknown()) }).transform((list) => list.items),
]);

/** The body of a webhook: `type` and `data` ("Types d'evenements webhook"). */
export const event = z.object({ type: z.string().min(1), data: z.unknown().optional() });

export const eventData = z.object({
  order_id: parcelName.nullish().catch(null),
  partner_order_id: text.nullish().catch(null),
  tracking_url: said,
  eta: stamp,
  picked_up_at: stamp,
  delivered_at: stamp,
  next_attempt: z.unknown().optional(),
  ...reasons,
});
export type EventData = z.infer<typeof eventData>;

/** `next_attempt` counts while it says something. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== "";

const details = z.object({ field: said, expected: said });
const ownError = z.object({
  code: text.nullish().catch(null),
  message: said,
  details: details.nullish().catch(null),
});
const errorBody = z.object({
  // The document's own webhook sample answers a bare text here.
  error: z.union([ownError, z.string().transform((message) => ({ message, code: null, details: null }))]),
  request_id: said,
});
/** Not documented; what a framework answers before their own code is reached. */
const bareMessage = z
  .object({ message: z.string() })
  .transform((error) => ({ error: { ...error, code: null, details: null }, request_id: null }));
const anyError = z.union([errorBody, bareMessage]);

export interface ErrorBody {
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
  readonly expected: string | null;
  readonly requestId: string | null;
}

/** `{error:{code,message,details},request_id}`; null where the text is no such thing (HTML, half an answer). */
export function readError(body: string): ErrorBody | null {
  const parsed = anyError.safeParse(readJson(body));
  if (!parsed.success) return null;
  const { error, request_id } = parsed.data;
  return {
    code: error.code ?? null,
    message: error.message ?? null,
    field: error.details?.field ?? null,
    expected: error.details?.expected ?? null,
    requestId: request_id ?? null,
  };
}

/** JSON of a success: an object or a list that holds no `error`; null where the text is none. */
export function readSuccess(body: string): object | null {
  const json = readJson(body);
  if (typeof json !== "object" || json === null) return null;
  return "error" in json && isSet(json.error) ? null : json;
}

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
