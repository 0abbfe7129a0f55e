import { z } from "zod";
import { describeError } from "~/log/describe-error";
import { refusalSentence } from "~/i18n";
import { isKeepableJson, keepableText } from "~/shipping/parse-json";
import { fail, ok, type Result } from "~/shipping/result";
import type { Refusal } from "~/use-cases/refusal";
import type { World } from "~/use-cases/world";

/** What verbs work on: the app, wherever it is open. */
export interface OperatorContext {
  readonly world: World;
  /** Encrypts everything again with the first key; answers how much of what. */
  rotateKeys(): Promise<object>;
}

/** Lines, one after the other, then how it ended: well, or a clear sentence why not. */
export type VerbRun = AsyncGenerator<object, Result<null, string>, void>;

export interface Verb {
  readonly name: string;
  /** "SHOP ORDER…" */
  readonly parameters: string;
  readonly summary: string;
  readonly input: VerbInput;
  /** The lines it prints, as a reader of `help` wants to see them. */
  readonly output: string;
  /**
   * @param words what follows the verb's name
   * @param json what came on stdin; null where nothing did
   */
  run(context: OperatorContext, words: readonly string[], json: string | null): VerbRun;
}

/** Whether JSON is read from stdin, and its shape in words. */
export type VerbInput =
  { readonly needed: "no" } | { readonly needed: "maybe" | "yes"; readonly shape: string };

/** The inside of a verb: typed words, typed input, failures as refusals. */
interface Definition<Words, Input> extends Omit<Verb, "input" | "run"> {
  readonly words: z.ZodType<Words>;
  /** Nothing on stdin is null to the schema: a nullable one can do without. */
  readonly input: { readonly schema: z.ZodType<Input>; readonly shape: string };
  act(context: OperatorContext, words: Words, input: Input): VerbActs;
}
export type VerbActs = AsyncGenerator<object, Result<null, Refusal>, void>;

export const noInput = { schema: z.null(), shape: "" };

export const carriedOut: Result<null, never> = ok(null);

export function defineVerb<Words, Input>(definition: Definition<Words, Input>): Verb {
  const { name, parameters, summary, output } = definition;
  return {
    name,
    parameters,
    summary,
    output,
    input: inputOf(definition.input),
    async *run(context, words, json) {
      if (words.some((word) => keepableText(word) !== word)) return fail(`${name}: ${unkeepable}`);
      const readWords = definition.words.safeParse(words);
      if (!readWords.success) return fail(wrongWords(definition, readWords.error));
      const read = readInput(definition, json);
      if (!read.ok) return read;
      try {
        const ended = yield* definition.act(context, readWords.data, read.value);
        return ended.ok ? ended : fail(refusalSentence(ended.error, "en"));
      } catch (error) {
        context.world.logger.error("operator failed", { operation: name, error });
        const { class: kind, code, message } = describeError(error);
        return fail(`${name} failed unexpectedly: ${[kind, code].filter(Boolean).join(" ")}: ${message}`);
      }
    },
  };
}

export const usageOf = (verb: Pick<Verb, "name" | "parameters">): string =>
  `${verb.name} ${verb.parameters}`.trim();

function wrongWords(definition: Pick<Verb, "name" | "parameters">, error: z.ZodError): string {
  const usage = `usage: operator ${usageOf(definition)}`;
  const [issue] = error.issues;
  const [at] = issue?.path ?? [];
  if (!issue || typeof at !== "number") return usage;
  const names = definition.parameters.split(" ");
  return `${names[at] ?? names.at(-1) ?? ""}: ${issue.message}; ${usage}`;
}

function inputOf({ schema, shape }: Definition<never, unknown>["input"]): VerbInput {
  if (shape === "") return { needed: "no" };
  return { needed: schema.safeParse(null).success ? "maybe" : "yes", shape };
}

function readInput<Input>(
  { name, input }: Pick<Definition<never, Input>, "name" | "input">,
  json: string | null,
): Result<Input, string> {
  let raw: unknown = null;
  if (json !== null) {
    if (input.shape === "") return fail(`${name} takes no JSON on stdin`);
    try {
      raw = JSON.parse(json);
      if (!isKeepableJson(json)) return fail(`${name}: ${unkeepable}`);
    } catch {
      // Not the parser's message: it quotes the text, which may be a token.
      return fail(`${name}: what came on stdin is not JSON; it takes ${input.shape}`);
    }
  }
  const read = input.schema.safeParse(raw);
  if (read.success) return ok(read.data);
  if (json === null) return fail(`${name} needs JSON on stdin: ${input.shape}`);
  return fail(`${name}: ${wrongKeys(read.error)}; it takes ${input.shape}`);
}

/** Half of what somebody copied, most likely; kept as something else it would be another word. */
const unkeepable = "a NUL, or half of a character, is in what was typed: no text with one can be kept";

/** Names of keys and what they should be, never values: they may be secrets. */
const wrongKeys = (error: z.ZodError): string =>
  error.issues
    .map((issue) => {
      if (issue.code === "unrecognized_keys") return `unknown key ${issue.keys.join(", ")}`;
      const key = issue.path.join(".");
      return key === "" ? issue.message : `${key}: ${issue.message}`;
    })
    .join("; ");
