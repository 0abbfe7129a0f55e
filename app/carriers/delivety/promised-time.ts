import type { Parcel } from "~/shipping/ports/carrier";

/** When the order is to be delivered: `delivery_date` and `delivery_time` of the document. */
export interface PromisedTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM:SS. */
  readonly time: string;
}

export type PromisedWindow =
  | { readonly kind: "none" }
  | { readonly kind: "local"; readonly at: PromisedTime }
  /** Nobody can say what time it is there: told in words, in UTC. */
  | { readonly kind: "unplaced"; readonly words: string };

/**
 * The window that the order promises, as the clocks at the door show it: its beginning, because the document knows one
 * moment only and a courier is sooner late than early. Without a window there is none: the document then says today,
 * as soon as possible.
 */
export function promiseOf({ fulfillmentOrder, order }: Parcel): PromisedWindow {
  const { deliverAfter, deliverBefore } = fulfillmentOrder;
  const moment = deliverAfter ?? deliverBefore;
  if (!moment) return { kind: "none" };
  const zones = zonesOf(order.shippingAddress?.country ?? "", order.shippingAddress?.provinceCode ?? "");
  const readings = zones.map((zone) => clockIn(zone, moment));
  const [reading] = readings;
  if (reading && readings.every(({ date, time }) => date === reading.date && time === reading.time)) {
    return { kind: "local", at: reading };
  }
  const window = [deliverAfter, deliverBefore].flatMap((end) => (end ? [`${inUtc(end)} UTC`] : []));
  return { kind: "unplaced", words: `Livraison promise : ${window.join(" à ")}` };
}

/** *(assumed)* The time of most of a province; its outer parts may keep another. */
const canadianZones: Readonly<Record<string, string>> = {
  AB: "America/Edmonton",
  BC: "America/Vancouver",
  MB: "America/Winnipeg",
  NB: "America/Moncton",
  NL: "America/St_Johns",
  NS: "America/Halifax",
  ON: "America/Toronto",
  PE: "America/Halifax",
  QC: "America/Toronto",
  SK: "America/Regina",
  YT: "America/Whitehorse",
};

/** Every zone of the country, by the tables that come with Node; Canada's by province. */
function zonesOf(country: string, provinceCode: string): readonly string[] {
  const zone = country === "CA" ? canadianZones[provinceCode] : undefined;
  if (zone !== undefined) return [zone];
  if (!/^[A-Z]{2}$/.test(country)) return [];
  // TypeScript's library does not know this method of Intl.Locale yet; older engines do not have it.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

function clockIn(timeZone: string, moment: Date): PromisedTime {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}:${part("second")}`,
  };
}

const inUtc = (moment: Date): string => moment.toISOString().slice(0, 16).replace("T", " ");
