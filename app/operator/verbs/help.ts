import type { Verb } from "../verb";
import { usageOf } from "../verb";

/** What each verb takes and prints. Needs no app, so it answers everywhere. */
export const helpLines = (verbs: readonly Verb[]): readonly object[] => [
  { verb: "help", usage: "help", about: "This list.", stdin: null, output: "one line for each verb" },
  ...verbs.map((verb) => ({
    verb: verb.name,
    usage: usageOf(verb),
    about: verb.summary,
    stdin: stdinOf(verb),
    output: verb.output,
  })),
];

function stdinOf({ input }: Verb): string | null {
  switch (input.needed) {
    case "no":
      return null;
    case "maybe":
      return `${input.shape}, or nothing`;
    case "yes":
      return input.shape;
  }
}
