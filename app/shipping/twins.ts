import type { OrderLine, ShippingOrder } from "./order";

/** Two orders of the same phone and the same items so close together are asked about: it may be one order, sent twice. */
export const twinHours = 24;

/** Whether two orders want the same goods, whatever their prices and the order of their lines. */
export function wantTheSame(one: Pick<ShippingOrder, "lines">, other: Pick<ShippingOrder, "lines">): boolean {
  const items = itemsOf(one);
  return items !== "" && items === itemsOf(other);
}

const itemsOf = ({ lines }: Pick<ShippingOrder, "lines">): string => {
  const quantities = new Map<string, number>();
  for (const line of lines) {
    if (!line.requiresShipping || line.quantity === 0) continue;
    quantities.set(itemOf(line), (quantities.get(itemOf(line)) ?? 0) + line.quantity);
  }
  return [...quantities]
    .map(([item, quantity]) => `${String(quantity)} ${item}`)
    .sort()
    .join("\n");
};

const itemOf = ({ variantId, sku, title, variantTitle }: OrderLine): string =>
  variantId ?? JSON.stringify([sku, title, variantTitle]);
