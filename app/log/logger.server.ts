import { type DestinationStream, pino } from "pino";
import type { Clock } from "~/shipping/ports/clock";
import type { LogFields, Logger } from "~/shipping/ports/logger";
import { printableEvent, printableFields } from "./fields";

/**
 * The log: one line of JSON per event, `{"level","time","event", …fields}`.
 *
 * @param options.level events below it are not printed; "silent" prints none
 * @param options.stream standard output unless given; lines are written at once, so that a killed process has
 *   printed all it said
 */
export function createLogger(options: {
  level: "debug" | "info" | "warn" | "error" | "silent";
  clock: Clock;
  stream?: DestinationStream;
}): Logger {
  const lines = pino(
    {
      level: options.level,
      base: null,
      messageKey: "event",
      timestamp: () => `,"time":"${options.clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.stream ?? pino.destination({ dest: 1, sync: true }),
  );
  const at =
    (level: "debug" | "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}): void => {
      if (lines.isLevelEnabled(level)) lines[level](printableFields(fields), printableEvent(event));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
