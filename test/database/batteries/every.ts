import { connectionTests } from "./connections";
import { creationQueueTests } from "./creation-queue";
import { foundParcelTests } from "./found-parcels";
import { inboxTests } from "./inbox";
import { orderTests } from "./orders";
import { pickupTests } from "./pickups";
import { shipmentListTests } from "./shipment-lists";
import { shipmentWriterTests } from "./shipment-writers";
import { shipmentTests } from "./shipments";
import { shopTests } from "./shops";
import { smallRoomTests } from "./small-rooms";
import { transactionTests } from "./transactions";
import type { StoreWorld } from "./world";

/** Everything that the store's port promises, whatever lies under it. */
export function storeTests(world: StoreWorld): void {
  shopTests(world);
  inboxTests(world);
  transactionTests(world);
  orderTests(world);
  shipmentTests(world);
  shipmentListTests(world);
  shipmentWriterTests(world);
  creationQueueTests(world);
  connectionTests(world);
  pickupTests(world);
  foundParcelTests(world);
  smallRoomTests(world);
}
