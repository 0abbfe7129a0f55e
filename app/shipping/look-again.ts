import type { CourierGroup } from "./shippable";

/** Shopify opens what was scheduled about when it said, not to the second. */
const slackMilliseconds = 60_000;
/** What is overdue is looked at again, and not without end at once. */
const pauseMilliseconds = 5 * 60_000;

/**
 * When an order is to be read again because something of it is scheduled: Shopify says once that its time has come, and its
 * list of changed orders need not show it. Null: nothing is scheduled.
 */
export function lookAgainAt(groups: readonly CourierGroup[], now: Date): Date | null {
  const due = groups.flatMap(({ fulfillmentOrder: { status, fulfillAt } }) =>
    status === "SCHEDULED" && fulfillAt ? [fulfillAt.getTime() + slackMilliseconds] : [],
  );
  if (due.length === 0) return null;
  return new Date(Math.max(Math.min(...due), now.getTime() + pauseMilliseconds));
}
