import { parseArgs } from "node:util";

export interface DemoOptions {
  readonly check: boolean;
  readonly web: number;
  readonly workers: number;
  /** Kills the app this many times at random moments, by SIGKILL and SIGTERM in turn. */
  readonly kills: number;
}

/** What `npm run demo -- …` takes. */
export function readOptions(args: readonly string[], databaseUrl: string | undefined): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      check: { type: "boolean", default: false },
      web: { type: "string", default: "0" },
      workers: { type: "string", default: "0" },
      kills: { type: "string", default: "0" },
    },
  });
  const count = (name: "web" | "workers" | "kills"): number => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number`);
    return number;
  };
  const [web, workers] = [count("web"), count("workers")];
  if (web > 0 !== workers > 0) throw new Error("--web and --workers go together");
  if (web > 0 && !databaseUrl) throw new Error("several processes need DATABASE_URL: PGlite has one owner");
  return { check: values.check, web, workers, kills: count("kills") };
}
