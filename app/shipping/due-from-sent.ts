import type { Money } from "./money";
import type { ShipmentState } from "./shipment";

/**
 * What parcels that were sent should collect by what is owed now, in their order: the difference goes to the first that
 * can still carry it. Once one of them has ended, its cash is on its way and the order's sum says nothing more about
 * the others.
 *
 * @param planned what the parcels not sent yet will collect
 */
export function dueFromSent(
  owed: Money,
  sent: readonly { readonly state: ShipmentState; readonly collect: Money | null }[],
  planned: readonly Money[],
): readonly (Money | null)[] {
  const collects = sent.map(({ collect }) => collect);
  if (sent.some(({ state }) => state === "delivered" || state === "returned")) return collects;
  if (collects.some((collect) => collect === null || collect.currency !== owed.currency)) return collects;
  const sum = (amounts: readonly (Money | null)[]): number =>
    amounts.reduce((total, amount) => total + (amount?.minor ?? 0), 0);
  let difference = owed.minor - sum(collects) - sum(planned);
  return collects.map((collect) => {
    if (collect === null) return null;
    const minor = Math.max(0, collect.minor + difference);
    difference -= minor - collect.minor;
    return { ...collect, minor };
  });
}
