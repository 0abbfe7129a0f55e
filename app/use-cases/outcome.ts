import type { JobOutcome } from "~/shipping/ports/jobs";
import type { World } from "./world";

export const done: JobOutcome = { done: true };
export const later = (retryAt: Date): JobOutcome => ({ done: false, retryAt });
export const inMilliseconds = (world: World, milliseconds: number): Date =>
  new Date(world.clock.now().getTime() + milliseconds);

/** Many outcomes in one: back at the first of their times; done where none wants to come back. */
export function soonest(outcomes: readonly JobOutcome[]): JobOutcome {
  const times = outcomes.flatMap((outcome) => (outcome.done ? [] : [outcome.retryAt.getTime()]));
  return times.length === 0 ? done : later(new Date(Math.min(...times)));
}
