import type { ShippingOrder } from "./order";

export interface OldOrderRule {
  /** Orders created before never ship by themselves; null: no such moment is known. */
  readonly automaticSince: Date | null;
  /** An order that we meet so long after its creation is old, too. */
  readonly oldAfterHours: number;
}

/**
 * Whether automatic shipping leaves the order to staff: it is from before the shop switched it on, or we were away for so
 * long that someone may have dealt with it. What we met in time and waits for a hold or an answer does not grow old.
 */
export function isOld(
  order: Pick<ShippingOrder, "createdAt">,
  firstMetAt: Date,
  { automaticSince, oldAfterHours }: OldOrderRule,
): boolean {
  if (automaticSince && order.createdAt < automaticSince) return true;
  return firstMetAt.getTime() - order.createdAt.getTime() > oldAfterHours * 3_600_000;
}
