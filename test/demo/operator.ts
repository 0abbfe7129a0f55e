import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Runs a verb as an operator would, and reads its JSON lines. Throws with its error line. */
export async function runOperator(
  env: NodeJS.ProcessEnv,
  verb: string,
  args: readonly string[],
  input?: unknown,
): Promise<unknown[]> {
  const child = spawn(process.execPath, ["scripts/operator.mjs", verb, ...args], { env, stdio: "pipe" });
  child.stdin.end(input === undefined ? "" : JSON.stringify(input));
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, "exit") : null,
  ]);
  if (child.exitCode !== 0) throw new Error(`operator ${verb}: ${err.trim() || String(child.signalCode)}`);
  return out
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line));
}
