import { foldText } from "./folded-text";
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

/** As forms and staff call the attribute, folded. */
const takenBack: ReadonlySet<string> = new Set(["exchange product", "produit a recuperer"]);

type Marked = Pick<ShippingOrder, "tags" | "attributes">;

const saidOn = (order: Marked): readonly { readonly name: string; readonly value: string }[] => [
  ...order.tags.map((tag) => {
    const [name = "", ...rest] = tag.split(":");
    return { name: folded(name), value: rest.length > 0 ? rest.join(":") : "yes" };
  }),
  ...order.attributes.map(({ name, value }) => ({ name: folded(name), value })),
];

/** Whether a tag or a note attribute of the order bears this mark, and not with a no. */
export const isMarked = (order: Marked, mark: string): boolean =>
  saidOn(order).some(({ name, value }) => name === mark && !isNo(value));

/**
 * What tags or note attributes of the order mark it with: `stop-desk`, `exchange`, `service: NAME`, `parcels: N`. A tag says it by
 * being there; an attribute by its value, unless that is a no. A count that is no number counts as none: the carrier's
 * own rule then speaks of one parcel. The attribute `exchange-product` (or `produit à récupérer`) names what an exchange
 * takes back, and makes the order one: a product that is to come back must not stay with the shopper for want of a tag.
 */
export function readMarks(order: Marked): ParcelMarks {
  const said = saidOn(order);
  const count = said.find(({ name, value }) => name === "parcels" && /^\s*\d{1,4}\s*$/.test(value));
  const service = said.find(({ name, value }) => name === "service" && value.trim() !== "");
  const product = order.attributes.find(
    ({ name, value }) => takenBack.has(foldText(name)) && value.trim() !== "",
  );
  const toTakeBack = product?.value.trim() ?? null;
  return {
    stopDesk: isMarked(order, "stop-desk"),
    exchange: isMarked(order, "exchange") || toTakeBack !== null,
    toTakeBack,
    serviceLevel: service ? folded(service.value).replace(/-/g, "_") : null,
    parcels: count ? Number(count.value) : 1,
  };
}
