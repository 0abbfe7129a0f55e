import { parseArgs } from "node:util";

export const databases = ["embedded", "server"] as const;
export type DatabaseKind = (typeof databases)[number];

export interface RealOptions {
  readonly kills: number;
  readonly seed: number;
  readonly database: DatabaseKind;
  /** Kills between two judgements. */
  readonly round: number;
}

/** Coming to rest takes minutes, so that fewer rounds are quicker, and more are nearer to what went wrong. */
const usualRound = 70;

/** What `npm run chaos -- --real …` takes. @throws one line for what it does not know */
export function readRealOptions(args: readonly string[]): RealOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      real: { type: "boolean" },
      kills: { type: "string", default: "50" },
      seed: { type: "string", default: "1" },
      database: { type: "string", default: "embedded" },
      round: { type: "string", default: String(usualRound) },
    },
  });
  const database = databases.find((name) => name === values.database);
  if (!database) throw new Error(`--database takes ${databases.join(" or ")}`);
  return {
    kills: count("kills", values.kills),
    seed: count("seed", values.seed),
    database,
    round: count("round", values.round),
  };
}

function count(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} takes a whole number from 1 on`);
  return number;
}
