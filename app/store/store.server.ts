import type { Jobs } from "~/shipping/ports/jobs";
import type { Rooms, Store } from "~/shipping/ports/store";
import { connectionRoom } from "./carrier-connections.server";
import { directAccess, inTransaction, type Access } from "./access.server";
import type { Database, PrismaTransaction } from "./database.server";
import { foundParcelRoom } from "./found-parcels.server";
import { inboxRoom } from "./inbox.server";
import { journalRoom } from "./journal.server";
import { orderRoom } from "./orders.server";
import { pickupRoom } from "./pickups.server";
import { quoteRoom } from "./quotes.server";
import { shipmentRoom } from "./shipments.server";
import { shopRoom } from "./shops.server";
import { staffRoom } from "./staff.server";
import type { Vault } from "./vault.server";

/**
 * The database as use cases see it.
 *
 * @param jobsOn makes the queue that enqueues inside the given transaction
 */
export function createStore(
  database: Database,
  vault: Vault,
  jobsOn: (tx: PrismaTransaction) => Jobs,
): Store {
  return {
    ...rooms(directAccess(database), vault),
    transaction: (work) =>
      inTransaction(database, jobsOn, (access, jobs) => work({ ...rooms(access, vault), jobs })),
  };
}

function rooms(access: Access, vault: Vault): Rooms {
  return {
    shops: shopRoom(access, vault),
    inbox: inboxRoom(access, vault),
    orders: orderRoom(access, vault),
    shipments: shipmentRoom(access, vault),
    connections: connectionRoom(access, vault),
    pickups: pickupRoom(access, vault),
    quotes: quoteRoom(access),
    foundParcels: foundParcelRoom(access, vault),
    journal: journalRoom(access, vault),
    staff: staffRoom(access),
  };
}
