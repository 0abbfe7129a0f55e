import { z } from "zod";

/** What the operator's process and DATA_DIR's owner say to each other; both may be of different versions. */

export const verbCall = z.object({
  verb: z.string(),
  /** What follows the verb. */
  words: z.array(z.string()),
  /** What came on stdin; null where nothing did. */
  json: z.string().nullable(),
});
export type VerbCall = z.infer<typeof verbCall>;

/** One a line: the verb's lines, then how it ended. Without an end the owner died on the way. */
export const answerMessage = z.union([
  z.object({ line: z.record(z.string(), z.unknown()) }),
  z.object({ ended: z.object({ failure: z.string().nullable() }) }),
]);
export type AnswerMessage = z.infer<typeof answerMessage>;
