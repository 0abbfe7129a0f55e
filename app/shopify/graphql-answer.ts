import { z } from "zod";
import { parseJson } from "~/shipping/parse-json";

/** https://shopify.dev/docs/api/usage/limits#single-query-limit */
const mostPointsOfACall = 1_000;

/** What the Admin API wraps every answer in. Unknown fields are Shopify's to add. */
const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.object({ code: z.string().optional() }).optional(),
        }),
      ),
      // Refusals of the token come as one text.
      z.string().transform((message) => [{ message, path: undefined, extensions: undefined }]),
    ])
    .optional(),
  extensions: z
    .object({
      // What cannot be is not believed: calls would wait for points that never come.
      cost: z
        .object({
          requestedQueryCost: z.number().min(0).max(mostPointsOfACall),
          actualQueryCost: z.number().nullish(),
          throttleStatus: z.object({
            maximumAvailable: z.number().positive(),
            currentlyAvailable: z.number().min(0),
            restoreRate: z.number().min(1),
          }),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
});
export type Envelope = z.infer<typeof envelope>;
export type Cost = NonNullable<NonNullable<Envelope["extensions"]>["cost"]>;

/** Null where the text is no answer of the Admin API: HTML, half an answer, another JSON. */
export function readEnvelope(text: string): Envelope | null {
  try {
    const read = envelope.safeParse(parseJson(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Shopify's words, one sentence after the other. */
export const wordsOf = (answer: Envelope): string =>
  (answer.errors ?? []).map(({ message }) => message).join("; ");

const hasCode = (answer: Envelope, ...codes: string[]) =>
  (answer.errors ?? []).some(({ extensions }) => codes.includes(extensions?.code ?? ""));

/** "Throttled" had no code in older answers. */
export const isThrottled = (answer: Envelope): boolean =>
  hasCode(answer, "THROTTLED") ||
  (answer.data == null && (answer.errors ?? []).some(({ message }) => /^throttled$/i.test(message)));

export const isAccessDenied = (answer: Envelope): boolean => hasCode(answer, "ACCESS_DENIED");

/** Shopify failed while it worked: a query may be asked again, of a mutation nothing is known. */
export const isShopifysFault = (answer: Envelope): boolean =>
  hasCode(answer, "INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE");

/** Errors below the mutation's own field: it ran, and only a part of its answer is missing. */
export const ranAnyway = (answer: Envelope): boolean =>
  (answer.errors ?? []).some(({ path }) => (path?.length ?? 0) > 1);
