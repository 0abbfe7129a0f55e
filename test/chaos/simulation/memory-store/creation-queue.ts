import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { oldestFirst, shipmentsOf } from "./shipment-rows";
import type { ShipmentRow } from "./tables";

type CreationQueueRoom = Pick<
  ShipmentStore,
  "creationQueue" | "waitingToBeSent" | "lockWaitingToBeSent" | "lockAll" | "lockAskedBack"
>;

export function creationQueue({ tables, run, locked }: Access): CreationQueueRoom {
  const ofConnection = (shop: ShopDomain, id: ConnectionId) =>
    shipmentsOf(tables, shop, ({ shipment }) => shipment.connectionId === id);
  const longestWaiting = (shop: ShopDomain, id: ConnectionId, limit: number) =>
    ofConnection(shop, id)
      .filter(isWaiting)
      .toSorted((a, b) => requested(a) - requested(b) || oldestFirst(a, b))
      .slice(0, limit);

  return {
    creationQueue: (shop, connectionId) =>
      run(() => {
        const all = ofConnection(shop, connectionId);
        const waiting = all.filter(isWaiting);
        const sending = all.filter(({ shipment }) => shipment.state === "sending");
        return {
          waiting: waiting.length,
          oldestAt: extreme(Math.min, waiting.map(requested)),
          newestAt: extreme(
            Math.max,
            waiting.map((row) => Math.max(requested(row), row.shipment.updatedAt.getTime())),
          ),
          sendingSince: extreme(
            Math.min,
            sending.flatMap(({ shipment }) => shipment.attempt?.startedAt.getTime() ?? []),
          ),
        };
      }),

    waitingToBeSent: (shop, connectionId, limit) =>
      run(() => longestWaiting(shop, connectionId, limit).map(({ shipment }) => shipment.id)),

    lockWaitingToBeSent: (shop, connectionId, limit) =>
      locked(() => longestWaiting(shop, connectionId, limit).toSorted(oldestFirst).map(shipmentOf)),

    lockAll: (shop, ids) =>
      locked(() => shipmentsOf(tables, shop, ({ shipment }) => ids.includes(shipment.id)).map(shipmentOf)),

    lockAskedBack: (shop, connectionId) =>
      locked(() =>
        ofConnection(shop, connectionId)
          .filter(({ shipment }) => shipment.cancellation !== null && followedStates.includes(shipment.state))
          .map(shipmentOf),
      ),
  };
}

const shipmentOf = ({ shipment }: ShipmentRow) => shipment;

const isWaiting = ({ shipment, creation }: ShipmentRow): boolean =>
  shipment.state === "waiting" && shipment.requestedAt !== null && creation !== null;

/** Of one that waits, and so was requested. */
const requested = ({ shipment }: ShipmentRow): number => shipment.requestedAt?.getTime() ?? 0;

const extreme = (of: (...times: number[]) => number, times: readonly number[]): Date | null =>
  times.length === 0 ? null : new Date(of(...times));
