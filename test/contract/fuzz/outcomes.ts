import fc from "fast-check";
import { expect } from "vitest";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { carrierNames } from "~/shipping/shipment";
import type { World } from "~/use-cases/world";
import { outcomesOf } from "./carrier-answers";
import { type Exchange, scripts } from "./shopify-answers";

/** What the carriers' next calls come to, whichever of them is asked. */
export const carriersOutcomes = fc.array(fc.oneof(...carrierNames.map((name) => outcomesOf(name))), {
  maxLength: 5,
});

/** What Shopify's next calls come to; mostly it is well. */
export const shopifysAnswers = fc.oneof(
  { arbitrary: fc.constant<readonly Exchange[]>([]), weight: 2 },
  { arbitrary: scripts, weight: 1 },
);

/** A job ends, or comes back within a day. One that throws would come back again and again, to the same answer. */
export function expectOutcome({ clock }: World, outcome: JobOutcome): void {
  if (outcome.done) return;
  expect(outcome.retryAt.getTime()).toBeLessThanOrEqual(clock.now().getTime() + 24 * 3_600_000);
}
