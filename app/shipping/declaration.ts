import { formatAmount, type Money } from "./money";
import type { ShippingOrder } from "./order";
import type { Change } from "./problem";
import type { Declaration, Shipment } from "./shipment";

/** What the carrier is told when a parcel with these goods is created now. */
export function declarationOf(
  order: ShippingOrder,
  parcel: {
    readonly recipientName: string;
    readonly phone: string;
    readonly collect: Money;
    readonly lines: Shipment["lines"];
  },
): Declaration {
  const address = order.shippingAddress;
  return {
    name: parcel.recipientName,
    phone: parcel.phone,
    address1: address?.address1 ?? "",
    address2: address?.address2 ?? "",
    city: address?.city ?? "",
    zip: address?.zip ?? "",
    collect: parcel.collect,
    contents: parcel.lines.map(({ orderLineId, quantity }) => ({
      orderLineId,
      title: order.lines.find((line) => line.id === orderLineId)?.title ?? "",
      quantity,
    })),
    orderUpdatedAt: order.updatedAt,
  };
}

const texts = ["name", "phone", "address1", "address2", "city", "zip"] as const;

/** What a person has to be told: each thing that differs, as it was and as it is. */
export function changesSince(before: Declaration, after: Declaration): readonly Change[] {
  const changes: Change[] = [];
  for (const field of texts) {
    if (comparable(before[field]) !== comparable(after[field])) {
      changes.push({ field, before: before[field], after: after[field] });
    }
  }
  if (before.collect.minor !== after.collect.minor || before.collect.currency !== after.collect.currency) {
    changes.push({ field: "amount", before: amountOf(before.collect), after: amountOf(after.collect) });
  }
  if (contentsOf(before) !== contentsOf(after)) {
    changes.push({ field: "title", before: contentsOf(before), after: contentsOf(after) });
  }
  return changes;
}

/** Blanks and case alone are no reason to call a courier. */
const comparable = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

const amountOf = (money: Money): string => `${formatAmount(money)} ${money.currency}`;

const contentsOf = ({ contents }: Declaration): string =>
  contents
    .filter(({ quantity }) => quantity > 0)
    .map(({ quantity, title }) => `${String(quantity)} × ${title}`)
    .join(", ");
