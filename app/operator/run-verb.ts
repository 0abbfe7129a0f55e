import { fail } from "~/shipping/result";
import type { OperatorContext, VerbRun } from "./verb";
import { verbs } from "./verbs";
import type { VerbCall } from "./wire";

/** Carries out a call where the app is open: in the operator's own process, or in DATA_DIR's owner. */
export async function* runVerb(context: OperatorContext, { verb, words, json }: VerbCall): VerbRun {
  const known = verbs.find(({ name }) => name === verb);
  if (!known) return fail(unknownVerb(verb));
  return yield* known.run(context, words, json);
}

export const unknownVerb = (verb: string): string =>
  `there is no verb '${verb}'; 'operator help' lists them: ${verbs.map(({ name }) => name).join(", ")}`;
