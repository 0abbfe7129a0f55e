import type { Jobs } from "~/shipping/ports/jobs";
import type { Rooms, Store } from "~/shipping/ports/store";
import { directAccess, inTransaction, type Access } from "./access";
import { connectionRoom } from "./connections";
import { foundParcelRoom } from "./found-parcels";
import { inboxRoom } from "./inbox";
import { journalRoom } from "./journal";
import { orderRoom } from "./orders";
import { pickupRoom } from "./pickups";
import { quoteRoom } from "./quotes";
import { shipmentRoom } from "./shipments";
import { shopRoom } from "./shops";
import { staffRoom } from "./staff";
import type { Tables } from "./tables";

/**
 * The store's port a second time, without a database: for worlds by the thousand, most of whose time would go into SQL.
 * The same batteries of tests hold it to the same rules.
 *
 * @param jobsIn makes the queue of a transaction on these tables; what it writes is undone with the rest
 */
export function createMemoryStore(tables: Tables, jobsIn: (tables: Tables) => Jobs): Store {
  return {
    ...rooms(directAccess(tables)),
    transaction: (work) =>
      inTransaction(tables, (access) => work({ ...rooms(access), jobs: jobsIn(tables) })),
  };
}

function rooms(access: Access): Rooms {
  return {
    shops: shopRoom(access),
    inbox: inboxRoom(access),
    orders: orderRoom(access),
    shipments: shipmentRoom(access),
    connections: connectionRoom(access),
    pickups: pickupRoom(access),
    quotes: quoteRoom(access),
    foundParcels: foundParcelRoom(access),
    journal: journalRoom(access),
    staff: staffRoom(access),
  };
}
