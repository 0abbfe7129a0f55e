/** What Dropcolis takes, as strictly as its document says ("Champs requis", the complete example). */
import { z } from "zod";
import type { Answer } from "../kit";
import { refuse } from "./errors";

const EXPECTED: Readonly<Record<string, string>> = {
  postal_code: "Canadian postal code (e.g., H1A1A1)",
  phone: "phone number with country code (e.g., +1-514-555-0001)",
  province: "two letters (e.g., QC)",
  country: "CA",
  service_level: "standard, express or same_day",
  parcels: "1 to 50 parcels",
  currency: "CAD",
};

const required = (name: string) => z.string(`${name} is required`).trim().min(1, `${name} is required`);
const optional = (name: string) => z.string(`${name} must be text`).optional();
const cents = (name: string) => z.int(`${name} must be whole cents`).min(0, `${name} must not be negative`);
const positive = (name: string) => z.number(`${name} must be a number`).positive(`${name} must be positive`);
const moment = (name: string) => z.iso.datetime({ offset: true, error: `${name} must be ISO 8601` });

const PROVINCES = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"] as const;

const area = {
  city: required("city"),
  province: z.enum(PROVINCES, "Unknown province"),
  postal_code: z
    .string("Postal code is required")
    .regex(/^[ABCEGHJ-NPRSTVXY]\d[A-CEGHJ-NPRSTV-Z]\d[A-CEGHJ-NPRSTV-Z]\d$/, "Invalid postal code format"),
  country: z.literal("CA", "Only Canada is served"),
};
const address = z.strictObject({ line1: required("line1"), line2: optional("line2"), ...area });

const timeWindow = z
  .strictObject({ start: moment("start"), end: moment("end") })
  .refine(({ start, end }) => new Date(start) < new Date(end), "A time window must end after it starts");

const stop = z.strictObject({
  name: required("name"),
  phone: z.string("phone is required").regex(/^\+\d[\d-]{7,17}\d$/, "Invalid phone number"),
  email: z.email("Invalid e-mail").optional(),
  address,
  time_window: timeWindow.optional(),
  instructions: optional("instructions"),
});

const money = (name: string) =>
  z.strictObject({ amount_cents: cents(name), currency: z.literal("CAD", "Only CAD is charged") });

const parcel = z.strictObject({
  parcel_id: optional("parcel_id"),
  description: optional("description"),
  length_cm: positive("length_cm").optional(),
  width_cm: positive("width_cm").optional(),
  height_cm: positive("height_cm").optional(),
  weight_kg: positive("weight_kg"),
  value_cents: cents("value_cents").optional(),
  fragile: z.boolean("fragile must be true or false").optional(),
  barcode: optional("barcode"),
});

const COUNT = "An order has 1 to 50 parcels";
const parcels = z.array(parcel, COUNT).min(1, COUNT).max(50, COUNT);
const serviceLevel = z.enum(["standard", "express", "same_day"], "Unknown service level");

export const orderSchema = z.strictObject({
  partner_order_id: required("partner_order_id"),
  reference: optional("reference"),
  service_level: serviceLevel,
  cod: money("cod").optional(),
  insurance: money("insurance").optional(),
  pickup: stop,
  dropoff: stop,
  parcels,
  instructions: optional("instructions"),
  metadata: z.record(z.string(), z.unknown(), "metadata must be an object").optional(),
});
export type OrderBody = z.infer<typeof orderSchema>;

/** A quote's addresses may come without a street, as in the document's short samples. */
const quoteStop = z.strictObject({ address: z.strictObject({ line1: optional("line1"), ...area }) });
export const quoteSchema = z.strictObject({
  service_level: serviceLevel,
  pickup: quoteStop,
  dropoff: quoteStop,
  parcels,
});

export const cancelSchema = z.strictObject({ reason: optional("reason") });

/** Reads a body and goes on, or answers 400 where it is no JSON, 422 with the first thing that is wrong. */
export function withShape<Shape extends z.ZodType>(
  schema: Shape,
  body: unknown,
  work: (value: z.output<Shape>) => Answer,
): Answer {
  if (typeof body !== "object" || body === null)
    return refuse(400, "invalid_request", "The body must be JSON");
  const parsed = schema.safeParse(body);
  if (parsed.success) return work(parsed.data);
  const [issue] = parsed.error.issues;
  // A name that the document does not have is told by itself (assumed).
  const strange = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...strange];
  const field = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  const expected = EXPECTED[String(path.at(-1))];
  return refuse(422, "validation_error", issue?.message ?? "Invalid request", {
    field: field.replace(/^\./, ""),
    value: valueAt(body, path),
    ...(expected === undefined ? {} : { expected }),
  });
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    // Whatever stands there goes back to whoever sent it.
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
