import { isBelievable } from "../kit/wire";

/** ECOTRACK writes times of Africa/Algiers without a zone. Algeria has had one offset all year since 1981. */
const offset = "+01:00";
const offsetMilliseconds = 60 * 60 * 1000;

/** `2025-07-16` and `02:08:51` in Algiers as a moment; null where they are no date and time. */
export function momentIn(date: string | null | undefined, time: string | null | undefined): Date | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})/.exec(date ?? "")?.[1];
  const clock = /^\s*(\d{2}:\d{2})(:\d{2})?/.exec(time ?? "");
  if (day === undefined || clock === null) return null;
  const moment = new Date(`${day}T${clock[1]}${clock[2] ?? ":00"}${offset}`);
  return isBelievable(moment) ? moment : null;
}

/** The day it is in Algiers, YYYY-MM-DD. */
export const dayIn = (moment: Date): string =>
  new Date(moment.getTime() + offsetMilliseconds).toISOString().slice(0, 10);

/** A stamp as their lists write it: `2021-03-05 11:04:19`, a day alone (its beginning), or one that names its zone. */
export function stampIn(text: string | null | undefined): Date | null {
  const [date, time = "00:00:00"] = text?.trim().split(/[ T]/) ?? [];
  if (/[\d.](Z|[+-]\d{2}:?\d{2})$/.test(time)) {
    const moment = new Date(text ?? "");
    return isBelievable(moment) ? moment : null;
  }
  return momentIn(date, time);
}
