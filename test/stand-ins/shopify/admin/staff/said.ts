/** What came of the form that staff were sent back from. */
import type { Html } from "../html";
import { notice } from "../page";
import type { Language } from "../words";
import { formNamed } from "./forms";
import { staffWordsIn } from "./words";

export function whatWasSaid(language: Language, query: URLSearchParams): Html | null {
  const words = staffWordsIn(language);
  const done = formNamed(query.get("done") ?? undefined);
  if (done !== undefined) return notice("good", words[done.said]);
  const refused = query.get("refused");
  return refused === null ? null : notice("bad", `${words.refused} ${refused}`);
}
