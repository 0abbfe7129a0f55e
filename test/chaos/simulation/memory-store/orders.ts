import { orderId, type ShopDomain } from "~/shipping/ids";
import type { OrderStore, StoredOrder } from "~/shipping/ports/store";
import { isGivenUp } from "~/shipping/moves";
import { readCursor, writeCursor } from "~/store/cursor";
import { withoutPersonalData } from "~/store/erase-personal-data.server";
import type { Access } from "./access";
import { erasePersonalData } from "./erase";
import { comparable, findOrder, ordersWhere, putOrder } from "./order-rows";
import type { OrderRow } from "./tables";

export function orderRoom({ tables, run, locked }: Access): OrderStore {
  const list = (shop: ShopDomain, isWanted: (row: OrderRow) => boolean): readonly StoredOrder[] =>
    ordersWhere(tables, (row) => row.shop === shop && isWanted(row)).map(({ stored }) => stored);

  return {
    find: (shop, id) => run(() => findOrder(tables, shop, id)?.stored ?? null),

    findByNameOrId: (shop, asked) =>
      run(() => list(shop, ({ stored: { order } }) => order.name === asked || order.id === asked)[0] ?? null),

    lock: () => locked(() => undefined),

    save: (shop, stored) =>
      run(() => {
        const erasedAt = findOrder(tables, shop, stored.order.id)?.erasedAt ?? null;
        putOrder(tables, shop, erasedAt ? withoutPersonalData(stored) : stored, erasedAt);
      }),

    list: (shop) => run(() => list(shop, () => true)),

    notShipping: (shop, { after, limit }) =>
      run(() => {
        const cursor = after === null ? null : readCursor(after, orderId);
        const hasParcel = ({ stored }: OrderRow): boolean =>
          tables.shipments.where(
            ({ shipment }) =>
              shipment.shop === shop && shipment.orderId === stored.order.id && !isGivenUp(shipment.state),
          ).length > 0;
        const found = list(shop, (row) => {
          const { order } = row.stored;
          const isBeyond =
            cursor === null ||
            order.createdAt < cursor.createdAt ||
            (order.createdAt.getTime() === cursor.createdAt.getTime() && order.id < cursor.id);
          return row.stored.problem !== null && isBeyond && !hasParcel(row);
        });
        const orders = found.slice(0, limit);
        const last = found.length > limit ? orders.at(-1)?.order : undefined;
        return { orders, next: last ? writeCursor({ createdAt: last.createdAt, id: last.id }) : null };
      }),

    withPhonesOf: (shop, order, hours) =>
      locked(() => {
        const phones = comparable(order.phones);
        const milliseconds = hours * 3_600_000;
        return list(
          shop,
          ({ stored, phones: known }) =>
            stored.order.id !== order.id &&
            Math.abs(stored.order.createdAt.getTime() - order.createdAt.getTime()) <= milliseconds &&
            known.some((phone) => phones.includes(phone)),
        );
      }),

    withPhones: (shop, asked, since) =>
      run(() => {
        const phones = comparable(asked);
        return list(
          shop,
          ({ stored, phones: known }) =>
            stored.order.createdAt >= since && known.some((phone) => phones.includes(phone)),
        );
      }),

    ofCustomer: (shop, { customerId, orderIds }) =>
      run(() =>
        list(
          shop,
          ({ stored: { order } }) =>
            orderIds.includes(order.id) || (customerId !== null && order.customerId === customerId),
        ),
      ),

    erasePersonalData: (shop, ids, at) => run(() => erasePersonalData(tables, shop, ids, at)),
  };
}
