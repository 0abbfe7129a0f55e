import { setTimeout as pause } from "node:timers/promises";
import { fail, ok, type Result } from "~/shipping/result";
import type { OperatorHost } from "./host";
import { runVerb, unknownVerb } from "./run-verb";
import { askOwner } from "./socket-client.server";
import { verbs } from "./verbs";
import { helpLines } from "./verbs/help";
import type { VerbInput } from "./verb";
import type { VerbCall } from "./wire";

export interface OperatorIo {
  /** The command line after `operator`. */
  readonly words: readonly string[];
  /** What came on stdin, as far as the verb takes something; null where nothing did. */
  readInput(input: VerbInput): Promise<string | null>;
  /** One JSON line on stdout. */
  writeLine(line: object): Promise<void>;
}

export interface Patience {
  readonly tries: number;
  readonly pauseMilliseconds: number;
}

/** Half a minute: DATA_DIR's owner may be starting, with migrations and the four seconds of a new embedded database. */
const halfAMinute: Patience = { tries: 120, pauseMilliseconds: 250 };

/**
 * One command, from its words to its end: well, or a clear sentence why not.
 *
 * @param findHost not called for what needs no app; its failure is a sentence too
 */
export async function runOperator(
  findHost: () => Result<OperatorHost, string>,
  io: OperatorIo,
  patience: Patience = halfAMinute,
): Promise<Result<null, string>> {
  const [name = "", ...words] = io.words;
  if (name === "help" || name === "--help") {
    for (const line of helpLines(verbs)) await io.writeLine(line);
    return ok(null);
  }
  if (name === "") return fail("name a verb: 'operator help' lists them");
  const verb = verbs.find((one) => one.name === name);
  if (!verb) return fail(unknownVerb(name));
  const host = findHost();
  if (!host.ok) return host;
  const call = { verb: name, words, json: await io.readInput(verb.input) };
  return carryOutSomewhere(host.value, call, io, patience);
}

async function carryOutSomewhere(
  host: OperatorHost,
  call: VerbCall,
  io: OperatorIo,
  { tries, pauseMilliseconds }: Patience,
): Promise<Result<null, string>> {
  const { dataDirectory } = host;
  let owner: number | null = null;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await pause(pauseMilliseconds);
    if (dataDirectory !== null) {
      const asked = await askOwner(dataDirectory, call, (line) => io.writeLine(line));
      if (asked.kind === "answered") return asked.ended;
    }
    const opened = await host.open();
    if (opened.kind === "owned") {
      owner = opened.pid;
      continue;
    }
    try {
      return await carryOutHere(runVerb(opened.context, call), io);
    } finally {
      await opened.close();
    }
  }
  const user = owner === null ? "another process" : `process ${owner}`;
  const seconds = (tries * pauseMilliseconds) / 1000;
  return fail(
    `${dataDirectory ?? "the database"} is in use by ${user}, which has not answered for ${seconds} seconds: it may be starting, or stuck`,
  );
}

async function carryOutHere(run: ReturnType<typeof runVerb>, io: OperatorIo): Promise<Result<null, string>> {
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return next.value;
    await io.writeLine(next.value);
  }
}
