import { z } from "zod";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";

/** While the database is away every worker fails at every poll: one line says it, with how many there were. */
const quietMilliseconds = 10_000;

const warning = z.object({ data: z.object({ type: z.string() }) });

/** Some of pg-boss' errors arrive as plain copies. */
const copiedError = z.object({
  message: z.string(),
  stack: z.string().optional(),
  code: z.string().optional(),
});

/** What pg-boss says about itself, for the log. Its warnings may quote SQL, so they keep their type alone. */
export function reportBossEvents(logger: Logger, clock: Clock) {
  let lastAt = 0;
  let unsaid = 0;
  return {
    error: (error: unknown): void => {
      unsaid += 1;
      const now = clock.now().getTime();
      if (now - lastAt < quietMilliseconds) return;
      logger.error("queue failed", { error: asError(error), count: unsaid });
      lastAt = now;
      unsaid = 0;
    },
    warning: (event: unknown): void => {
      const read = warning.safeParse(event);
      logger.warn("queue warned", { kind: read.success ? read.data.data.type : "unknown" });
    },
  };
}

function asError(thrown: unknown): unknown {
  const copy = copiedError.safeParse(thrown);
  if (thrown instanceof Error || !copy.success) return thrown;
  const { message, ...rest } = copy.data;
  return Object.assign(new Error(message), rest);
}
