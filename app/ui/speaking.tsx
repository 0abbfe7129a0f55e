import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { Language } from "~/i18n/language";
import { createTranslator, type Translator } from "~/i18n/translator";

const Spoken = createContext<Translator | null>(null);

/** Makes everything inside speak one language. */
export function Speaking({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const translator = useMemo(() => createTranslator(language), [language]);
  return <Spoken.Provider value={translator}>{children}</Spoken.Provider>;
}

export function useTranslator(): Translator {
  const translator = useContext(Spoken);
  if (!translator) throw new Error("useTranslator needs a Speaking around it");
  return translator;
}
