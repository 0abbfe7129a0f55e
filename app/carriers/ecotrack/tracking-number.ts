import { dayIn } from "./algiers";
import type { Days } from "./tracking";

/**
 * `EC`, four letters or digits, the day as YYMMDD, a number: ECQFLD2103047673 ("add/maj"), ECG4SU2112195902 ("get/orders",
 * whose row is of 2021-12-19), ECLWIT2505052286 ("get/orders/status"), all of four digits; six and seven at the end have
 * been seen since (public, unconfirmed). Whether every courier's host begins with EC is not documented.
 */
export const trackingNumber = /^EC[A-Z0-9]{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,7}$/;

const day = 24 * 60 * 60 * 1000;

/** What `get/orders` lists by itself: "les derniers 90 jours". */
const usualDays = 90;

/**
 * Where to look for a parcel in `get/orders`, which knows no other filter than days: around the day in its number, one more
 * on each side for another zone or an end that is not counted in. Of a number without a day, all that is usually listed.
 */
export function daysAround(tracking: string, now: Date): Days {
  const [, date] = trackingNumber.test(tracking) ? (/^.{6}(\d{6})/.exec(tracking) ?? []) : [];
  if (date === undefined) return daysBetween(new Date(now.getTime() - usualDays * day), now);
  const created = new Date(`20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}T12:00:00Z`);
  return daysBetween(new Date(created.getTime() - day), created);
}

const daysBetween = (first: Date, last: Date): Days => ({
  start_date: dayIn(first),
  end_date: dayIn(new Date(last.getTime() + day)),
});
