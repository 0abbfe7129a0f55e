/** What a delivery costs and when it is there; the figures are ours, the shape is the document's. */
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Answer } from "../kit";
import { refuse } from "./errors";
import { stamp } from "./times";
import type { quoteSchema } from "./validate";

type Wanted = Pick<z.infer<typeof quoteSchema>, "service_level" | "parcels">;

const LEVELS = {
  standard: { cents: 1_299, days: 2 },
  express: { cents: 1_999, days: 1 },
  same_day: { cents: 2_999, days: 0 },
};

export function rateOf(wanted: Wanted, now: Date): { cents: number; days: number; deliveredBy: Date } {
  const { cents, days } = LEVELS[wanted.service_level];
  const kilograms = wanted.parcels.reduce((sum, parcel) => sum + parcel.weight_kg, 0);
  const deliveredBy = new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
  deliveredBy.setUTCHours(22, 0, 0, 0);
  return { cents: cents + Math.ceil(kilograms) * 100, days, deliveredBy };
}

/** (assumed) The same day only within one district of the post: the first letter of both codes. */
export function notServed({
  service_level: level,
  pickup,
  dropoff,
}: z.infer<typeof quoteSchema>): Answer | null {
  const [from, to] = [pickup, dropoff].map(({ address }) => address.postal_code);
  if (level !== "same_day" || from?.[0] === to?.[0]) return null;
  return refuse(422, "not_serviceable", "same_day is not served between these places", {
    field: "service_level",
    value: level,
  });
}

/** Holds until the end of the day in UTC, as in the document's sample. */
export function quoteOf(wanted: Wanted, now: Date): unknown {
  const { cents, days, deliveredBy } = rateOf(wanted, now);
  const validUntil = new Date(now);
  validUntil.setUTCHours(23, 59, 59, 0);
  return {
    quote_id: `qt_${randomUUID().replaceAll("-", "").slice(0, 12)}`,
    service_level: wanted.service_level,
    rate_cents: cents,
    currency: "CAD",
    estimated_delivery: stamp(deliveredBy),
    transit_days: days,
    valid_until: validUntil.toISOString().replace(/\.\d+Z$/, "Z"),
  };
}
