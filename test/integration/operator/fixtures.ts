import type { OperatorContext } from "~/operator/verb";
import type { VerbCall } from "~/operator/wire";

const nothing = () => undefined;

/** A context of which the tests use the one verb that is handed in whole: rotate-keys. */
export const contextWith = (rotateKeys: () => Promise<object>): OperatorContext =>
  // No verb of these tests touches more of the world than its logger.
  ({
    world: { logger: { debug: nothing, info: nothing, warn: nothing, error: nothing } },
    rotateKeys,
  }) as unknown as OperatorContext;

export const rotate: VerbCall = { verb: "rotate-keys", words: [], json: null };

/** Collects the lines of a call. */
export function collected() {
  const lines: object[] = [];
  return { lines, onLine: async (line: object) => void lines.push(line) };
}
