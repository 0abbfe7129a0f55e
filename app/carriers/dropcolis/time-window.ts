import type { TimeWindow } from "./wire";

/** The zone most of a province lives in; a window is told with its offset, so the carrier need not guess. */
const zoneByProvince: Readonly<Record<string, string>> = {
  AB: "America/Edmonton",
  BC: "America/Vancouver",
  MB: "America/Winnipeg",
  NB: "America/Moncton",
  NL: "America/St_Johns",
  NS: "America/Halifax",
  NT: "America/Edmonton",
  NU: "America/Iqaluit",
  ON: "America/Toronto",
  PE: "America/Halifax",
  QC: "America/Toronto",
  SK: "America/Regina",
  YT: "America/Whitehorse",
};
const zoneOf = (province: string): string => zoneByProvince[province] ?? "America/Toronto";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * The shop's hours as the next window that is not over yet: today's while it lasts, else tomorrow's.
 *
 * @param hours "HH:MM" in the province's own time, start before end
 */
export function nextWindow(
  hours: { readonly start: string; readonly end: string },
  province: string,
  now: Date,
): TimeWindow {
  const zone = zoneOf(province);
  const onDayOf = (date: Date): TimeWindow => {
    const day = localTime(date, zone).slice(0, 10);
    return {
      start: withOffset(`${day}T${hours.start}:00`, zone),
      end: withOffset(`${day}T${hours.end}:00`, zone),
    };
  };
  const today = onDayOf(now);
  return new Date(today.end) > now ? today : onDayOf(new Date(now.getTime() + dayMilliseconds));
}

/** The window promised at checkout; null where there is none, or it is over. */
export function promisedWindow(
  after: Date | null,
  before: Date | null,
  province: string,
  now: Date,
): TimeWindow | null {
  if (!after || !before || after >= before || before <= now) return null;
  const zone = zoneOf(province);
  const told = (date: Date): string => localTime(date, zone) + offsetAt(date, zone);
  return { start: told(after), end: told(before) };
}

/** "2026-11-20T09:00:00" in the zone. */
function localTime(date: Date, zone: string): string {
  const offset = offsetAt(date, zone);
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const milliseconds = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  return new Date(date.getTime() + milliseconds).toISOString().slice(0, 19);
}

/** A local time with the offset that its zone has then, which on the day of a change is not today's. */
function withOffset(local: string, zone: string): string {
  const asUtc = new Date(`${local}Z`);
  const near = new Date(local + offsetAt(asUtc, zone));
  return local + offsetAt(near, zone);
}

/** "-05:00" */
function offsetAt(date: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(date);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return name.replace("GMT", "") || "+00:00";
}
