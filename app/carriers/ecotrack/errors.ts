import { foldText } from "~/shipping/folded-text";
import { type BadAnswer, standingOf } from "../kit/bad-answer";
import type { HttpAnswer } from "../kit/http";
import { readJson } from "../kit/read-json";
import { carrierWords } from "../kit/words";
import { entryBag, type ErrorBag, type Verdict, verdict } from "./wire";

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
/** "Le retour ne peut pas être demandé" (public, unconfirmed). */
export const returnNotAllowedCode = 10003;

/** A bad answer of which no more is known than is given. */
export const badAnswer = (
  status: number,
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

/** Done by its status, and in no shape that says so. */
export const strange = (status: number): EcotrackBadAnswer => badAnswer(status, "unsure");

/**
 * Reads an answer. Three forms of refusal (public, unconfirmed): 422 with `errors` by field, 200 with `success: false`
 * and a number, 401. Where nothing of ours can be read (HTML, half an answer) only a 401 or 403 says something.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): Reading {
  const { status } = answer;
  const body = readJson(answer.text);
  const byStatus = standingOf(status);
  const bad = (standing: BadAnswer["standing"], about: Partial<EcotrackBadAnswer> = {}): EcotrackBadAnswer =>
    badAnswer(status, standing, about);
  if (typeof body !== "object" || body === null) return bad(byStatus === "denied" ? "denied" : "unsure");

  const said = verdict.safeParse(body).data;
  const words = said ? carrierWords(wordsIn(said), secrets) : null;
  // Whatever it says: after a 5xx nobody knows what was done before it.
  if (byStatus === "unsure") return bad("unsure", { words });
  if (byStatus === "denied" || isAboutToken(said?.message)) return bad("denied", { words });
  if (byStatus === "done" && !(said && saysNo(said))) return { kind: "done", status, body };

  return bad("refused", { words, ...refusalIn(said) });
}

function refusalIn(said: Verdict | undefined): Partial<EcotrackBadAnswer> {
  const code = said?.error ?? null;
  if (code === wilayaNotServedCode) return { code, field: "city", refusal: "not-served" };
  return { code, field: fieldIn(said?.errors) };
}

const refused = (status: number, words: string | null, about: Partial<EcotrackBadAnswer>) =>
  badAnswer(status, "refused", { words, ...about });

/**
 * One order's part of the answer to `create/orders` (public, unconfirmed): why it was turned down, in the form of a whole
 * answer or as a bag of its fields; null where it does not surely say so.
 */
export function readEntry(
  entry: unknown,
  status: number,
  secrets: readonly string[],
): EcotrackBadAnswer | null {
  const said = verdict.safeParse(entry).data;
  if (said && saysNo(said)) return refused(status, carrierWords(wordsIn(said), secrets), refusalIn(said));
  const errors = entryBag.safeParse(entry).data ?? {};
  // Only where a field of ours is named: anything else of this shape may be a hint beside a success.
  if (!Object.keys(errors).some((field) => createFields.has(field))) return null;
  return refused(status, carrierWords(linesIn(errors), secrets), { field: fieldIn(errors) });
}

/** `orders.3.telephone` in the bag of a whole `create/orders`: what is wrong with each order, by its place. */
export function refusedFields(
  body: unknown,
  status: number,
  secrets: readonly string[],
): ReadonlyMap<number, EcotrackBadAnswer> {
  const byOrder = new Map<number, ErrorBag>();
  for (const [name, lines] of Object.entries(verdict.safeParse(body).data?.errors ?? {})) {
    const [, place, field] = /^orders\.(\d+)\.(.+)$/.exec(name) ?? [];
    if (place === undefined || field === undefined) continue;
    byOrder.set(Number(place), { ...byOrder.get(Number(place)), [field]: lines });
  }
  return new Map(
    [...byOrder].map(([place, errors]) => [
      place,
      refused(status, carrierWords(linesIn(errors), secrets), { field: fieldIn(errors) }),
    ]),
  );
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
const wordsIn = ({ errors, message }: Verdict): string | null => linesIn(errors ?? {}) || message;
const linesIn = (errors: ErrorBag): string => Object.values(errors).flat().join(" ");

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
    produit_a_recuperer: "lines",
    quantite: "lines",
    client: "name",
    tel: "phone",
    tel2: "phone",
    wilaya: "city",
    product: "lines",
    tracking: "tracking",
  }),
);

/** What `create/order` takes: where one of these is named in an entry, the order was turned down. */
const createFields: ReadonlySet<string> = new Set([
  ...["reference", "nom_client", "telephone", "telephone_2", "adresse", "code_postal", "commune"],
  ...["code_wilaya", "montant", "remarque", "produit", "quantite", "produit_a_recuperer", "type"],
  ...["stop_desk", "weight"],
]);

function fieldIn(errors: Verdict["errors"]): string | null {
  const [first] = Object.keys(errors ?? {});
  return first === undefined ? null : (fields.get(first) ?? null);
}
