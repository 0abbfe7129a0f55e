import { heldOf, parcelOf, shipmentsOf } from "./parcel-of";
import type { Ledgers, NavetteShipment, ShopifyOrder } from "./ledgers";
import { isEnd } from "./states";
import type { Violation } from "./violation";

/** An order that changed while its parcels travel: the carrier was told, or staff were. */
export const judgeChanges = (ledgers: Ledgers): readonly Violation[] =>
  ledgers.orders.flatMap((order) => {
    const open = shipmentsOf(ledgers, order).filter(
      (shipment) => parcelOf(ledgers, shipment)?.alive && !isEnd(shipment.state),
    );
    return [
      ...open.flatMap((shipment) => [
        ...judgeCancelled(ledgers, order, shipment),
        ...judgeStreet(ledgers, order, shipment),
      ]),
      ...judgeContents(ledgers, order, open),
    ];
  });

function judgeCancelled(
  ledgers: Ledgers,
  order: ShopifyOrder,
  shipment: NavetteShipment,
): readonly Violation[] {
  if (!order.cancelled || wereTold(ledgers, [shipment], ["cancel_refused", "cancel_by_hand"])) return [];
  return [{ kind: "lost", about: order.name, words: "is cancelled, travels, and staff do not know" }];
}

function judgeStreet(ledgers: Ledgers, order: ShopifyOrder, shipment: NavetteShipment): readonly Violation[] {
  const parcel = parcelOf(ledgers, shipment);
  if (!parcel || order.cancelled || parcel.text.includes(order.street.replaceAll(" ", ""))) return [];
  if (wereTold(ledgers, [shipment], graver) || wereToldOf(ledgers, shipment, "address1")) return [];
  return [{ kind: "lost", about: order.name, words: `goes to another street than ${order.street}` }];
}

/** More of a line travels than is still wanted. */
function judgeContents(
  ledgers: Ledgers,
  order: ShopifyOrder,
  open: readonly NavetteShipment[],
): readonly Violation[] {
  if (order.cancelled) return [];
  return order.lines.flatMap(({ id, wanted }): readonly Violation[] => {
    const holders = open.filter(({ lines }) => lines.some(({ line }) => line === id));
    const sent = heldOf(holders, id);
    if (sent <= wanted || wereTold(ledgers, holders, graver)) return [];
    if (holders.some((shipment) => wereToldOf(ledgers, shipment, "title"))) return [];
    return [
      { kind: "duplicate", about: order.name, words: `${sent} of a line travel, ${wanted} are wanted` },
    ];
  });
}

/** What hides lesser news of a parcel: staff deal with the whole of it. */
const graver = ["cancel_refused", "cancel_by_hand", "fulfillment_cancelled"];

const wereTold = (
  { states }: Ledgers,
  shipments: readonly NavetteShipment[],
  codes: readonly string[],
): boolean =>
  states.some(
    ({ shipment, problem }) => shipments.some(({ id }) => id === shipment) && codes.includes(problem ?? ""),
  );

const wereToldOf = ({ states }: Ledgers, { id }: NavetteShipment, field: string): boolean =>
  states.some(({ shipment, changed }) => shipment === id && changed.includes(field));
