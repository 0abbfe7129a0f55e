import type { ShopDomain } from "~/shipping/ids";
import { followedStates, isGivenUp } from "~/shipping/moves";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { readCursor, writeCursor } from "~/store/cursor";
import { comparableWords } from "~/store/search-words";
import type { Access } from "./access";
import { comparable, ordersWhere } from "./order-rows";
import { shipmentsOf } from "./shipment-rows";
import type { Tables } from "./tables";

type ShipmentLists = Pick<
  ShipmentStore,
  | "ofOrder"
  | "ofFulfillmentOrder"
  | "list"
  | "page"
  | "unfinished"
  | "followed"
  | "findPushed"
  | "byTrackingNumbers"
  | "listed"
>;

export function shipmentLists({ tables, run }: Access): ShipmentLists {
  const oldestFirst = (shop: ShopDomain, isWanted: (shipment: Shipment) => boolean) =>
    shipmentsOf(tables, shop, ({ shipment }) => isWanted(shipment)).map(({ shipment }) => shipment);
  const newestFirst = (shop: ShopDomain, isWanted: (shipment: Shipment) => boolean) =>
    oldestFirst(shop, isWanted).toReversed();

  return {
    ofOrder: (shop, orderId) => run(() => oldestFirst(shop, (one) => one.orderId === orderId)),

    ofFulfillmentOrder: (shop, id) => run(() => oldestFirst(shop, (one) => one.fulfillmentOrderId === id)),

    list: (shop, filter) => run(() => newestFirst(shop, ({ state }) => isAmong(filter?.states, state))),

    page: (shop, { states, search, after, limit }) =>
      run(() => {
        const cursor = after === undefined ? null : readCursor(after);
        const isBeyond = ({ createdAt, id }: Shipment): boolean =>
          cursor === null ||
          createdAt < cursor.createdAt ||
          (createdAt.getTime() === cursor.createdAt.getTime() && id < cursor.id);
        const isFound = searched(tables, shop, search?.trim() ?? "");
        const found = newestFirst(shop, (one) => isAmong(states, one.state) && isBeyond(one) && isFound(one));
        const shipments = found.slice(0, limit);
        const last = found.length > limit ? shipments.at(-1) : undefined;
        return { shipments, next: last ? writeCursor(last) : null };
      }),

    unfinished: (shop, since) =>
      run(() =>
        oldestFirst(
          shop,
          ({ state, fulfillmentId, cancellation, updatedAt }) =>
            (!isGivenUp(state) && fulfillmentId === null) ||
            (cancellation !== null && followedStates.includes(state)) ||
            (state === "cancelled" && fulfillmentId !== null && updatedAt >= since),
        ),
      ),

    followed: (shop, connectionId) =>
      run(() =>
        oldestFirst(shop, (one) => one.connectionId === connectionId && followedStates.includes(one.state)),
      ),

    findPushed: (shop, connectionId, { carrierId, reference }) =>
      run(() => {
        const isNamed = (one: Shipment): boolean =>
          (carrierId !== null && (one.carrierId === carrierId || one.trackingNumber === carrierId)) ||
          (reference !== null && one.reference === reference);
        return newestFirst(shop, (one) => one.connectionId === connectionId && isNamed(one))[0] ?? null;
      }),

    byTrackingNumbers: (shop, numbers) =>
      run(() => oldestFirst(shop, ({ trackingNumber }) => isOneOf(numbers, trackingNumber))),

    listed: (shop, { numbers, references }) =>
      run(() =>
        oldestFirst(
          shop,
          ({ trackingNumber, carrierId, reference }) =>
            isOneOf(numbers, trackingNumber) || isOneOf(numbers, carrierId) || isOneOf(references, reference),
        ),
      ),
  };
}

const isAmong = (states: readonly ShipmentState[] | undefined, state: ShipmentState): boolean =>
  states === undefined || states.includes(state);

const isOneOf = (names: readonly string[], name: string | null): boolean =>
  name !== null && names.includes(name);

/** Orders that a searched name or phone leads to. */
const mostSearched = 500;

function searched(tables: Tables, shop: ShopDomain, search: string): (shipment: Shipment) => boolean {
  if (search === "") return () => true;
  const [phone] = comparable([search]);
  const words = comparableWords(search);
  const orders = ordersWhere(
    tables,
    (row) =>
      row.shop === shop &&
      ((phone !== undefined && row.phones.includes(phone)) ||
        (words.length > 0 && words.every((word) => row.words.includes(word)))),
  );
  const ids: readonly string[] = [
    search,
    ...orders.slice(0, mostSearched).map(({ stored }) => stored.order.id),
  ];
  return ({ orderName, trackingNumber, orderId }) =>
    orderName.startsWith(search) ||
    orderName.startsWith(`#${search}`) ||
    (trackingNumber?.startsWith(search) ?? false) ||
    ids.includes(orderId);
}
