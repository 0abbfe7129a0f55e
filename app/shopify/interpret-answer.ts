import type { Cost, Envelope } from "./graphql-answer";
import {
  isAccessDenied,
  isShopifysFault,
  isThrottled,
  ranAnyway,
  readEnvelope,
  wordsOf,
} from "./graphql-answer";
import type { Operation } from "./operation";
import type { Sent } from "./transport.server";

/** What one call came to. Whether to call again is decided elsewhere; this says only what is known. */
export type Outcome<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** Too many points at once; nothing was executed. `retryAfter` in seconds, where Shopify said it. */
  | { readonly kind: "throttled"; readonly retryAfter: number | null }
  | { readonly kind: "token-refused"; readonly words: string | null }
  | { readonly kind: "access-denied"; readonly words: string | null }
  | { readonly kind: "rejected"; readonly words: string }
  /** Surely not executed: nobody was reached, or a door in front of the API turned us away. */
  | { readonly kind: "not-executed"; readonly words: string | null }
  /** Whether it was executed is not known. */
  | { readonly kind: "lost"; readonly words: string | null }
  /** An answer that is not what the schema promises. Executed, most likely. */
  | { readonly kind: "unreadable"; readonly words: string };

export interface Interpretation<Answer> {
  readonly outcome: Outcome<Answer>;
  readonly cost: Cost | null;
}

type Reader<Answer> = Pick<Operation<Answer, unknown>, "name" | "kind" | "answer">;

/** Reads one HTTP exchange as the outcome of an operation. Pure. */
export function interpret<Answer>(operation: Reader<Answer>, sent: Sent): Interpretation<Answer> {
  if (sent.kind === "never-sent") return free({ kind: "not-executed", words: sent.code });
  if (sent.kind === "no-answer") return free({ kind: "lost", words: sent.code });
  const envelope = readEnvelope(sent.text);
  if (sent.status !== 200) return free(ofStatus(sent.status, sent.retryAfter, envelope));
  if (envelope === null) return free({ kind: "lost", words: null });
  return { outcome: ofEnvelope(operation, envelope), cost: envelope.extensions?.cost ?? null };
}

const free = <Answer>(outcome: Outcome<Answer>): Interpretation<Answer> => ({ outcome, cost: null });

/** https://shopify.dev/docs/api/usage/response-codes */
function ofStatus(status: number, retryAfter: number | null, envelope: Envelope | null): Outcome<never> {
  const words = envelope === null ? null : wordsOf(envelope) || null;
  switch (status) {
    case 401:
      return { kind: "token-refused", words };
    case 402: // the shop is frozen for want of payment
    case 403:
    case 404: // the shop is closed
    case 423: // the shop is locked
      return { kind: "access-denied", words: words ?? `Shopify answered ${status}` };
    // Not what the API says of a question it has read: a door in front of it wants us later, or otherwise.
    case 408:
    case 425:
    case 426:
      return { kind: "not-executed", words: words ?? `Shopify answered ${status}` };
    case 429:
      return { kind: "throttled", retryAfter };
    case 430: // Shopify's guard takes us for an attack: keep away for a while
      return { kind: "throttled", retryAfter: retryAfter ?? 60 };
    default:
      if (status >= 500) return { kind: "lost", words };
      if (status >= 400) return { kind: "rejected", words: words ?? `Shopify answered ${status}` };
      // Redirected before anything was done. 303 is what servers say after the work; another 2xx says nothing we know.
      if (status < 300 || status === 303) return { kind: "lost", words: `Shopify answered ${status}` };
      return { kind: "not-executed", words: `Shopify answered ${status}` };
  }
}

function ofEnvelope<Answer>(operation: Reader<Answer>, envelope: Envelope): Outcome<Answer> {
  // A mutation that answers was carried out, whatever else is said beside it.
  const wasCarriedOut = operation.kind === "mutation" && hasContent(envelope.data);
  if (isThrottled(envelope) && !wasCarriedOut) return { kind: "throttled", retryAfter: null };
  const read = operation.answer.safeParse(envelope.data);
  const failed = (envelope.errors?.length ?? 0) > 0;
  if (read.success && !failed) return { kind: "answer", answer: read.data };
  if (!failed) {
    const where = read.error?.issues.map(({ path }) => path.join(".")).join(", ") ?? "";
    return { kind: "unreadable", words: `${operation.name}: ${where}` };
  }
  if (operation.kind === "mutation") {
    if (read.success && wasCarriedOut) return { kind: "answer", answer: read.data };
    if (wasCarriedOut || ranAnyway(envelope)) return { kind: "lost", words: wordsOf(envelope) };
  }
  if (isAccessDenied(envelope)) return { kind: "access-denied", words: wordsOf(envelope) };
  if (isShopifysFault(envelope)) return { kind: "lost", words: wordsOf(envelope) };
  return { kind: "rejected", words: wordsOf(envelope) };
}

const hasContent = (data: unknown): boolean =>
  typeof data === "object" && data !== null && Object.values(data).some((field) => field !== null);
