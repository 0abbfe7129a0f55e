import type { ParcelStep } from "~/shipping/ports/carrier-services";
import { reasonWords } from "../kit/reason";
import { momentIn } from "./algiers";
import { historyWordsOf, readHistoryWord } from "./statuses";
import { activity, historyAnswer } from "./wire";

/**
 * `get/tracking/info` → all it tells, oldest first; what has no time comes last. The document's words stand beside its
 * codes, then the reason where one is given. Null where it is no history.
 */
export function readSteps(body: unknown): readonly ParcelStep[] | null {
  const parsed = historyAnswer.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.activity
    .flatMap((entry): ParcelStep[] => {
      const { status, reason, date, time } = activity.safeParse(entry).data ?? {};
      const code = status || reason;
      if (!code) return [];
      const words = reasonWords(historyWordsOf(code), status ? reason : null);
      return [{ ...readHistoryWord(code), at: momentIn(date, time), ...(words === null ? {} : { words }) }];
    })
    .sort((a, b) => timeOf(a) - timeOf(b));
}

const timeOf = ({ at }: ParcelStep): number => at?.getTime() ?? Number.MAX_SAFE_INTEGER;
