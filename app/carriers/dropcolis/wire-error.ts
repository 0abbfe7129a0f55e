import { z } from "zod";
import { readJson } from "../kit/read-json";
import { isSet, said, text } from "./wire";

/** "Format de reponse d'erreur", and what else may come in its place. */

/** A name for their support, no longer and no stranger than one can be. */
const requestId = z
  .string()
  .trim()
  .regex(/^[\w.:-]{1,64}$/)
  .nullish()
  .catch(null);

const details = z.object({ field: said, expected: said });
const ownError = z.object({
  code: text.nullish().catch(null),
  message: said,
  details: details.nullish().catch(null),
});
const errorBody = z.object({
  // The document's own webhook sample answers a bare text here.
  error: z.union([ownError, z.string().transform((message) => ({ message, code: null, details: null }))]),
  request_id: requestId,
});
/** Not documented; what a framework answers before their own code is reached. */
const bareMessage = z
  .object({ message: z.string() })
  .transform((error) => ({ error: { ...error, code: null, details: null }, request_id: null }));
const anyError = z.union([errorBody, bareMessage]);

export interface ErrorBody {
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
  readonly expected: string | null;
  readonly requestId: string | null;
}

/** `{error:{code,message,details},request_id}`; null where the text is no such thing (HTML, half an answer). */
export function readError(body: string): ErrorBody | null {
  const parsed = anyError.safeParse(readJson(body));
  if (!parsed.success) return null;
  const { error, request_id } = parsed.data;
  return {
    code: error.code ?? null,
    message: error.message ?? null,
    field: error.details?.field ?? null,
    expected: error.details?.expected ?? null,
    requestId: request_id ?? null,
  };
}

/** JSON of a success: an object or a list that holds no `error`; null where the text is none. */
export function readSuccess(body: string): object | null {
  const json = readJson(body);
  if (typeof json !== "object" || json === null) return null;
  return "error" in json && isSet(json.error) ? null : json;
}
