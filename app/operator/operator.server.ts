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

/** DATA_DIR's owner may be starting: migrations, and four seconds for a new embedded database. */
const triesForOwner = 120;
const pauseMilliseconds = 250;

/**
 * One command, from its words to its end: well, or a clear sentence why not.
 *
 * @param findHost not called for what needs no app; its failure is a sentence too
 */
export async function runOperator(
  findHost: () => Result<OperatorHost, string>,
  io: OperatorIo,
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
  return carryOutSomewhere(host.value, call, io);
}

async function carryOutSomewhere(
  host: OperatorHost,
  call: VerbCall,
  io: OperatorIo,
): Promise<Result<null, string>> {
  const { dataDirectory } = host;
  let owner: number | null = null;
  for (let attempt = 0; attempt < triesForOwner; attempt += 1) {
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
  return fail(noAnswer(dataDirectory, owner));
}

async function carryOutHere(run: ReturnType<typeof runVerb>, io: OperatorIo): Promise<Result<null, string>> {
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return next.value;
    await io.writeLine(next.value);
  }
}

const noAnswer = (dataDirectory: string | null, pid: number | null): string =>
  `${dataDirectory ?? "the database"} is in use by ${pid === null ? "another process" : `process ${pid}`}, which has not answered for ${(triesForOwner * pauseMilliseconds) / 1000} seconds: it may be starting, or stuck`;
