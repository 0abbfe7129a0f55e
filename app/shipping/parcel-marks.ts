import type { ShippingOrder } from "./order";
import type { ParcelMarks } from "./ports/carrier";

/** "stop-desk", "Stop desk", "stop_desk" are one mark. */
const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

const isNo = (value: string): boolean =>
  ["", "0", "no", "non", "false", "لا"].includes(value.trim().toLowerCase());

/**
 * What tags or note attributes of the order mark it with: `stop-desk`, `exchange`, `service: NAME`, `parcels: N`. A tag says it by
 * being there; an attribute by its value, unless that is a no. A count that is no number counts as none: the carrier's
 * own rule then speaks of one parcel.
 */
export function readMarks(order: Pick<ShippingOrder, "tags" | "attributes">): ParcelMarks {
  const said = [
    ...order.tags.map((tag) => {
      const [name = "", ...rest] = tag.split(":");
      return { name: folded(name), value: rest.length > 0 ? rest.join(":") : "yes" };
    }),
    ...order.attributes.map(({ name, value }) => ({ name: folded(name), value })),
  ];
  const isMarked = (mark: string): boolean => said.some(({ name, value }) => name === mark && !isNo(value));
  const count = said.find(({ name, value }) => name === "parcels" && /^\s*\d{1,4}\s*$/.test(value));
  const service = said.find(({ name, value }) => name === "service" && value.trim() !== "");
  return {
    stopDesk: isMarked("stop-desk"),
    exchange: isMarked("exchange"),
    serviceLevel: service ? folded(service.value).replace(/-/g, "_") : null,
    parcels: count ? Number(count.value) : 1,
  };
}
