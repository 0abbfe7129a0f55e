import { carrierWords } from "./words";

/** People who type a reason type numbers to call into it, too. A date has as many digits, and stays. */
const phone = /(?<!\d)(?!\d{4}-\d\d-\d\d(?!\d)|\d\d\/\d\d\/\d{4}(?!\d))\+?\d(?:[\s.\-/]?\d){7,}/g;
/** Read word by word: an expression that looks for the @ would begin again at every letter of a long text. */
const isEmail = (word: string): boolean =>
  word.indexOf("@") > 0 && word.lastIndexOf(".") > word.indexOf("@") + 1;

/**
 * Why a parcel stands as it does, as the carrier tells it in free text: who, then why ("courier: Vehicle broke down").
 * Without what could be somebody's phone or e-mail, links and secrets. Null where nothing is said.
 */
export function reasonWords(...told: readonly (string | null | undefined)[]): string | null {
  const said = told.map((text) => text?.trim() ?? "").filter((text) => text !== "");
  return carrierWords(
    said
      .join(": ")
      .replace(/\S+/g, (word) => (isEmail(word) ? "[…]" : word))
      .replace(phone, "[…]"),
  );
}

/** The same as a part of a report, which has no `words` where nothing is said. */
export function withReason(...told: readonly (string | null | undefined)[]): { readonly words?: string } {
  const words = reasonWords(...told);
  return words === null ? {} : { words };
}
