import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectionId, shipmentReference, type ShipmentId } from "~/shipping/ids";
import { moved } from "~/shipping/moves";
import type { Shipment } from "~/shipping/shipment";
import { at, medina, oran, sampleShipment } from "../samples";
import type { StoreWorld } from "./world";

export function creationQueueTests({ store }: StoreWorld): void {
  describe("what waits to be sent", () => {
    const account = connectionId.parse(randomUUID());
    const bytes = { reference: shipmentReference.parse("NV0123456789"), body: "{}", idempotencyKey: null };

    /** One of the account, its bytes prepared unless said. */
    const add = async (changes: Partial<Shipment> = {}, prepared = true): Promise<ShipmentId> => {
      const shipment = sampleShipment({
        connectionId: account,
        requestedAt: at("08:00:00"),
        updatedAt: at("08:00:00"),
        ...changes,
      });
      await store().shipments.add(shipment.shop, shipment);
      if (prepared) await store().shipments.saveCreation(shipment.shop, shipment.id, bytes);
      return shipment.id;
    };
    const attempt = { id: randomUUID(), startedAt: at("09:30:00"), endedAt: null };

    it("is counted, with its times, and nothing else is", async () => {
      await add({ requestedAt: at("08:30:00"), updatedAt: at("08:40:00") });
      await add({ requestedAt: at("08:20:00"), updatedAt: at("08:10:00") });
      await add({ state: "sending", attempt });
      await add({ requestedAt: null });
      await add({}, false);
      await add({ state: "asking" });
      await add({ connectionId: connectionId.parse(randomUUID()) });
      await add({ shop: oran });
      expect(await store().shipments.creationQueue(medina, account)).toEqual({
        waiting: 2,
        oldestAt: at("08:20:00"),
        newestAt: at("08:40:00"),
        sendingSince: at("09:30:00"),
      });
      const unknown = connectionId.parse(randomUUID());
      const nothing = { waiting: 0, oldestAt: null, newestAt: null, sendingSince: null };
      expect(await store().shipments.creationQueue(medina, unknown)).toEqual(nothing);
    });

    it("is listed longest first, and given to one of two who take at once", async () => {
      const ids: ShipmentId[] = [];
      for (const minute of ["04", "01", "03", "02"])
        ids.push(await add({ requestedAt: at(`08:${minute}:00`) }));
      const inOrder = [ids[1], ids[3], ids[2], ids[0]];
      expect(await store().shipments.waitingToBeSent(medina, account, 3)).toEqual(inOrder.slice(0, 3));
      const take = () =>
        store().transaction(async (tx) => {
          const locked = await tx.shipments.lockWaitingToBeSent(medina, account, 2);
          for (const shipment of locked)
            await tx.shipments.save(medina, moved(shipment, "sending", { attempt }));
          return locked.map(({ id }) => id);
        });
      const taken = await Promise.all([take(), take()]);
      expect(new Set(taken.flat()).size).toBe(taken.flat().length);
      const rest = await store().shipments.waitingToBeSent(medina, account, 10);
      expect([...taken.flat(), ...rest].toSorted()).toEqual(ids.toSorted());
    });

    it("remembers of an attempt that it went with others", async () => {
      const id = await add({ state: "sending", attempt: { ...attempt, inBatch: true } });
      const alone = await add({ state: "sending", attempt });
      expect((await store().shipments.find(medina, id))?.attempt?.inBatch).toBe(true);
      expect((await store().shipments.find(medina, alone))?.attempt).toEqual(attempt);
      const locked = await store().transaction((tx) => tx.shipments.lockAll(medina, [alone, id]));
      expect(locked.map((shipment) => shipment.id).toSorted()).toEqual([alone, id].toSorted());
    });

    it("is another thing than what is wanted back", async () => {
      const cancellation = {
        requestedAt: at("10:00:00"),
        reason: "order_cancelled" as const,
        actor: "app",
        refusedAt: null,
        askingUntil: at("10:01:00"),
      };
      const wanted = await add({ state: "created", cancellation });
      await add({ state: "created" });
      await add({ state: "cancelled", cancellation });
      await add({ state: "created", cancellation, connectionId: connectionId.parse(randomUUID()) });
      const found = await store().transaction((tx) => tx.shipments.lockAskedBack(medina, account));
      expect(found.map(({ id }) => id)).toEqual([wanted]);
      expect(found[0]?.cancellation).toEqual(cancellation);
    });
  });
}
