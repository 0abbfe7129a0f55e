import type { JobOutcome } from "~/shipping/ports/jobs";
import type { World } from "./world";

export const done: JobOutcome = { done: true };
export const later = (retryAt: Date): JobOutcome => ({ done: false, retryAt });
export const inMilliseconds = (world: World, milliseconds: number): Date =>
  new Date(world.clock.now().getTime() + milliseconds);
