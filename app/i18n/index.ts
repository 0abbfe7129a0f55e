export { formatDateTime, formatMoney } from "./format";
export {
  directionOf,
  fallbackLanguage,
  isLanguage,
  languageNames,
  languageOfLocale,
  languages,
  type Language,
} from "./language";
export { carrierLabels } from "./present-values";
export {
  carrierErrorSentence,
  journalSentence,
  problemInWords,
  problemSentence,
  reasonSentence,
  refusalSentence,
  stateName,
  type ProblemInWords,
  type Reader,
} from "./sentences";
export { createTranslator, type Translator } from "./translator";
