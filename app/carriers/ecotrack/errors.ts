import { foldText } from "~/shipping/folded-text";
import { type BadAnswer, standingOf } from "../kit/bad-answer";
import type { HttpAnswer } from "../kit/http";
import { readJson } from "../kit/read-json";
import { carrierWords } from "../kit/words";
import { type Verdict, verdict } from "./wire";

/** A bad answer, with ECOTRACK's own number where it gave one. */
export interface EcotrackBadAnswer extends BadAnswer {
  readonly code: number | null;
}

/** An answer of ECOTRACK, read: its body where it did what was asked, else what is wrong. */
export type Reading =
  { readonly kind: "done"; readonly status: number; readonly body: unknown } | EcotrackBadAnswer;

/** "Verrouillée": validated, and so neither changed nor deleted any more (public, unconfirmed). */
export const lockedCode = 10001;
const wilayaNotServedCode = 10002;

/**
 * Reads an answer. Three forms of refusal (public, unconfirmed): 422 with `errors` by field, 200 with `success: false`
 * and a number, 401. Where nothing of ours can be read (HTML, half an answer) only a 401 or 403 says something.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): Reading {
  const { status } = answer;
  const body = readJson(answer.text);
  const byStatus = standingOf(status);
  const bad = (
    standing: BadAnswer["standing"],
    about: Partial<EcotrackBadAnswer> = {},
  ): EcotrackBadAnswer => ({
    kind: "bad-answer",
    standing,
    status,
    words: null,
    field: null,
    code: null,
    ...about,
  });
  if (typeof body !== "object" || body === null) return bad(byStatus === "denied" ? "denied" : "unsure");

  const said = verdict.safeParse(body).data;
  const words = said ? carrierWords(wordsIn(said), secrets) : null;
  // Whatever it says: after a 5xx nobody knows what was done before it.
  if (byStatus === "unsure") return bad("unsure", { words });
  if (byStatus === "denied" || isAboutToken(said?.message)) return bad("denied", { words });
  if (byStatus === "done" && !(said && saysNo(said))) return { kind: "done", status, body };

  const code = said?.error ?? null;
  if (code === wilayaNotServedCode) {
    return bad("refused", { words, code, field: "city", refusal: "not-served" });
  }
  return bad("refused", { words, code, field: fieldIn(said?.errors) });
}

function saysNo({ success, delete: deleted, errors }: Verdict): boolean {
  if (success === false || (deleted !== null && foldText(deleted) !== "success")) return true;
  return success !== true && Object.keys(errors ?? {}).length > 0;
}

/** Whether an answer says that it was done, in the present form or the older one: silence is not enough for some calls. */
export function saysYes(body: unknown): boolean {
  const said = verdict.safeParse(body).data;
  return said !== undefined && !saysNo(said) && (said.success === true || said.delete !== null);
}

/** The host's words in a 429. */
export const wordsOf = (answer: HttpAnswer, secrets: readonly string[]): string | null =>
  carrierWords(verdict.safeParse(readJson(answer.text)).data?.message, secrets);

/** What is wrong with each field says more than "The given data was invalid." */
function wordsIn({ errors, message }: Verdict): string | null {
  const lines = Object.values(errors ?? {}).flat();
  return lines.length > 0 ? lines.join(" ") : message;
}

/** `validate/token` answers 200 to a token that is not good; so may a host whose 401 was lost on the way. */
const isAboutToken = (message: string | null | undefined): boolean =>
  /^\s*(INVALID_TOKEN|TOKEN_NOT_ALLOWED|Unauthenticated\.?)\s*$/i.test(message ?? "");

/** Their field → the order's, in our spelling; those of `create/order`, then what `update/order` calls otherwise. */
const fields: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nom_client: "name",
    telephone: "phone",
    telephone_2: "phone",
    adresse: "address1",
    commune: "city",
    code_wilaya: "city",
    code_postal: "city",
    stop_desk: "city",
    montant: "amount",
    remarque: "note",
    produit: "lines",
    quantite: "lines",
    client: "name",
    tel: "phone",
    tel2: "phone",
    wilaya: "city",
    product: "lines",
    tracking: "tracking",
  }),
);

function fieldIn(errors: Verdict["errors"]): string | null {
  const [first] = Object.keys(errors ?? {});
  return first === undefined ? null : (fields.get(first) ?? null);
}
