import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ConnectionStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { byText, oldestFirst } from "./order-of-lists";
import { ConstraintViolation } from "./table";
import type { ConnectionRow, Tables } from "./tables";

const oldest = oldestFirst<ConnectionRow>(
  ({ stored }) => stored.createdAt,
  ({ stored }) => stored.id,
);

export function connectionRoom({ tables, run }: Access): ConnectionStore {
  const { connections } = tables;
  const known = (shop: ShopDomain, id: ConnectionId): ConnectionRow => {
    const row = findConnection(tables, shop, id);
    if (!row) throw new Error(`connection ${id} is not known in ${shop}`);
    return row;
  };
  return {
    find: (shop, id) => run(() => findConnection(tables, shop, id)?.stored ?? null),

    list: (shop) =>
      run(() =>
        connections
          .where(({ stored }) => stored.shop === shop)
          .toSorted(oldest)
          .map(({ stored }) => stored),
      ),

    add: (shop, added) =>
      run(() => {
        const { id, carrier, account, settings, previous, reference, referenceAt, createdAt } = added;
        if (connections.get(id)) throw new ConstraintViolation(`connection ${id} is there already`);
        connections.put(id, {
          stored: {
            id,
            shop,
            carrier,
            account,
            settings: asJson(settings),
            previous: previous && { settings: asJson(previous.settings), until: previous.until },
            reference: reference && asJson(reference),
            referenceAt,
            createdAt,
          },
          comparedTo: null,
          unavailableSince: null,
          unavailableUntil: null,
        });
      }),

    replaceSettings: (shop, id, settings, account, previousUntil) =>
      run(() => {
        const row = known(shop, id);
        const previous = { settings: row.stored.settings, until: previousUntil };
        connections.put(id, {
          ...row,
          stored: { ...row.stored, settings: asJson(settings), account, previous },
        });
      }),

    saveReference: (shop, id, reference, at) =>
      run(() => {
        const row = known(shop, id);
        const stored = { ...row.stored, reference: asJson(reference), referenceAt: at };
        connections.put(id, { ...row, stored });
      }),

    saveAvailability: ({ carrier, account }, rest) =>
      run(() => {
        const ofAccount = connections.where(
          ({ stored }) => stored.carrier === carrier && stored.account === account,
        );
        for (const row of ofAccount) {
          const since = row.unavailableSince ?? rest?.at ?? null;
          const said = rest
            ? { unavailableSince: since, unavailableUntil: rest.until }
            : { unavailableSince: null, unavailableUntil: null };
          connections.put(row.stored.id, { ...row, ...said });
        }
      }),

    unavailable: (shop, since) =>
      run(() =>
        connections
          .where(({ stored }) => stored.shop === shop)
          .toSorted(oldest)
          .flatMap(({ stored: { id, carrier }, unavailableSince, unavailableUntil }) =>
            unavailableSince && unavailableUntil && unavailableUntil >= since
              ? [{ id, carrier, unavailableSince }]
              : [],
          ),
      ),

    shopOf: (id) => run(() => connections.get(id)?.stored.shop ?? null),

    withParcelsToFollow: () =>
      run(() =>
        connections
          .where(({ stored }) => tables.shops.get(stored.shop)?.uninstalledAt === null)
          .filter(({ stored: { shop, id } }) => hasParcelsToFollow(tables, shop, id))
          .toSorted((a, b) => byText(a.stored.shop, b.stored.shop) || oldest(a, b))
          .map(({ stored: { shop, id, carrier } }) => ({ shop, id, carrier })),
      ),
  };
}

export function findConnection(tables: Tables, shop: ShopDomain, id: ConnectionId): ConnectionRow | null {
  const row = tables.connections.get(id);
  return row?.stored.shop === shop ? row : null;
}

const hasParcelsToFollow = (tables: Tables, shop: ShopDomain, id: ConnectionId): boolean =>
  tables.shipments.where(
    ({ shipment }) =>
      shipment.shop === shop && shipment.connectionId === id && followedStates.includes(shipment.state),
  ).length > 0;

/** As it comes back from a column of JSON. */
function asJson(value: object): object {
  // An object's text is read back as an object.
  return JSON.parse(JSON.stringify(value)) as object;
}
