import { z } from "zod";
import { carriedOut, defineVerb, noInput } from "../verb";

export const rotateKeys = defineVerb({
  name: "rotate-keys",
  parameters: "",
  summary: "Encrypts everything again with the first of ENCRYPTION_KEYS, while the app runs.",
  words: z.tuple([]),
  input: noInput,
  output: "counts of what was encrypted again",
  async *act(context) {
    yield await context.rotateKeys();
    return carriedOut;
  },
});
