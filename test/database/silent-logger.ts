import type { Logger } from "~/shipping/ports/logger";

function ignore(): void {
  // Nothing a test reads.
}
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
