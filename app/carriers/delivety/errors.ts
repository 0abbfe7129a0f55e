import { foldText } from "~/shipping/folded-text";
import { type BadAnswer, standingOf } from "../kit/bad-answer";
import type { HttpAnswer } from "../kit/http";
import { carrierWords } from "../kit/words";
import { isPage, readWords } from "./wire";

/** Said to staff where the hook URL leads nowhere any more; the names are those of Delivety's dashboard. */
export const movedWords =
  "L'URL du webhook n'existe plus : collez la nouvelle (tableau de bord Delivety, section Domaine, " +
  "« Recevoir des commandes depuis le site web existant »).";

export const wordsOf = (answer: HttpAnswer, secrets: readonly string[]): string | null =>
  carrierWords(readWords(answer.text), secrets);

/**
 * Reads the answer to the push; null: accepted. The document knows one thing of answers, "un code HTTP 2xx" for what
 * was received; so any body will do, but a page: that is a proxy's, and says nothing about the order.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): BadAnswer | null {
  const { status } = answer;
  const bad = (standing: BadAnswer["standing"], words: string | null): BadAnswer => ({
    kind: "bad-answer",
    standing,
    status,
    words,
    field: standing === "refused" ? fieldOf(words ?? "") : null,
  });
  // A URL that was replaced in the dashboard; whatever page the server shows for it.
  if (status === 404 || status === 410) return { ...bad("refused", movedWords), field: "hookUrl" };
  const standing = standingOf(status);
  if (standing === "done") return isPage(answer.text) ? bad("unsure", null) : null;
  if (standing === "refused" && isPage(answer.text)) return bad("unsure", null);
  return bad(standing, wordsOf(answer, secrets));
}

/** Their word → the field of the order, in our spelling. The first that occurs decides. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/\b(phone|telephone)\b/, "phone"],
  [/\b(products?|produits?|api id|dish|dishes|plats?)\b/, "products"],
  [/\b(payment|paiement|amount|montant|sum)\b/, "amount"],
  [/\b(address|adresse)\b/, "address1"],
  [/\b(first name|prenom)\b/, "name"],
  [/\be ?mail\b/, "email"],
];

/** The field their message is about *(assumed: no refusal is documented)*; null where it names none. */
export function fieldOf(message: string): string | null {
  const folded = foldText(message);
  return fields.find(([word]) => word.test(folded))?.[1] ?? null;
}
