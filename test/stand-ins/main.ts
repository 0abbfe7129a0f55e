/** `tsx test/stand-ins/main.ts NAME --port N [--option value …]`: one stand-in as a program of its own. */
import { existsSync } from "node:fs";
import { readArguments, startStandIn, type StandInModule } from "./kit";

async function main(): Promise<void> {
  const { name, port, options } = readArguments(process.argv.slice(2));
  if (name === undefined) throw new Error("which stand-in? npm run stand-in -- NAME --port N");
  const module = await load(name);
  if (options["help"] !== undefined) {
    for (const [option, meaning] of Object.entries(module.options)) console.log(`--${option}  ${meaning}`);
    return;
  }
  const running = await startStandIn(module, { port, options, env: process.env });
  console.log(`stand-in ${name} ${running.url} pid ${process.pid}`);
  for (const line of running.lines) console.log(line);
  const stop = (): void => {
    // Nothing here is worth a long goodbye: what it knows lives and dies with it.
    void running.close().then(() => process.exit(0));
    setTimeout(() => process.exit(0), 2_000).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** A stand-in is a folder; which ones exist is what the disk says. */
async function load(name: string): Promise<StandInModule> {
  const file = new URL(`./${name}/index.ts`, import.meta.url);
  if (!/^[a-z-]+$/.test(name) || name === "kit" || !existsSync(file)) {
    throw new Error(`no stand-in is called ${name}`);
  }
  // The folder's contract, written in kit/types.ts; TypeScript cannot see through a computed import.
  const loaded = (await import(file.href)) as { standIn: StandInModule };
  return loaded.standIn;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
