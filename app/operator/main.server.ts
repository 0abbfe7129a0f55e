/**
 * The operator's command line: `operator VERB …`, JSON in on stdin, JSON lines out on stdout; 0, or one sentence on
 * stderr and 1. What it does is in operator.server.ts.
 */
import { once } from "node:events";
import { readEnvironment } from "~/environment";
import { describeError } from "~/log/describe-error";
import { createLogger } from "~/log/logger.server";
import { fail, ok, type Result } from "~/shipping/result";
import { adoptOrphans } from "~/use-cases/adopt-orphans";
import { contextOf } from "./context-of";
import type { OperatorHost } from "./host";
import { runOperator } from "./operator.server";
import { readInput } from "./read-input.server";

const note = (text: string): void => {
  process.stderr.write(`operator: ${text}\n`);
};

/** The app as the environment describes it; the failure names the variables that are wrong. */
function findHost(): Result<OperatorHost, string> {
  const read = readEnvironment(process.env);
  if (!read.ok) return fail(read.error.join("; "));
  const environment = read.value;
  const logger = createLogger({
    // stdout is the answer's and stderr the one sentence's: the log speaks only when it is asked to say everything.
    level: environment.logLevel === "debug" ? "debug" : "silent",
    clock: { now: () => new Date() },
    stream: process.stderr,
  });
  return ok({
    dataDirectory: environment.databaseUrl === null ? environment.dataDirectory : null,
    open: async () => {
      // Only where no app answers is the whole of it needed: an app that runs is asked in half the time.
      const { openApplication } = await import("~/composition.server");
      const opened = await openApplication(environment, { works: false, yieldsToApp: true, logger });
      if (opened.kind === "owned") return { kind: "owned", pid: opened.owner.pid };
      const { application } = opened;
      if (application.database.embedded) await adoptOrphans(application.world);
      return { kind: "open", context: contextOf(application), close: () => application.close() };
    },
  });
}

async function main(): Promise<Result<null, string>> {
  try {
    return await runOperator(findHost, {
      words: process.argv.slice(2),
      readInput: (input) => readInput(process.stdin, input, note),
      writeLine: async (line) => {
        if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
      },
    });
  } catch (error) {
    const { class: kind, code, message } = describeError(error);
    return fail(`${[kind, code].filter(Boolean).join(" ")}: ${message}`);
  }
}

// `operator shipments SHOP | head -1`: whoever read the lines has enough of them.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const ended = await main();
if (!ended.ok) note(ended.error);
// The pools have let go; what else holds the process (an open stdin) must not.
process.stdout.write("", () => process.exit(ended.ok ? 0 : 1));
