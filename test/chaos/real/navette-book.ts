import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Ledgers } from "../oracle/ledgers";

/** What Navette's database says. */
export interface NavetteBook {
  readonly orders: Ledgers["navette"]["orders"];
  readonly shipments: Ledgers["navette"]["shipments"];
  readonly problems: Ledgers["navette"]["problems"];
  readonly states: Ledgers["states"];
  readonly jobs: readonly { readonly name: string; readonly state: string; readonly about: string | null }[];
  readonly journal: readonly { readonly order: string; readonly words: string }[];
}

const program = fileURLToPath(new URL("./book-program.ts", import.meta.url));

/** Makes the empty database ready to be watched. */
export async function prepareBook(environment: NodeJS.ProcessEnv): Promise<void> {
  await run(environment, ["prepare"]);
}

export async function readBook(
  environment: NodeJS.ProcessEnv,
  shops: readonly string[],
): Promise<NavetteBook> {
  // What our own program prints.
  return JSON.parse(await run(environment, ["read", ...shops])) as NavetteBook;
}

async function run(environment: NodeJS.ProcessEnv, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", program, ...words], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (child.exitCode !== 0)
    throw new Error(`Navette's book could not be read (${child.exitCode ?? "killed"})`);
  return said;
}
