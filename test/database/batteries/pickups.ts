import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectionId, pickupId, type ShopDomain } from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import type { Pickup } from "~/shipping/pickup";
import { problemOf } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { at, medina, oran, sampleShipment, secrets } from "../samples";
import type { StoreWorld } from "./world";

const connection = connectionId.parse("5a1c2b3d-1111-4222-8333-444455556666");

export function samplePickup(changes: Partial<Pickup> = {}): Pickup {
  return {
    id: pickupId.parse(randomUUID()),
    shop: medina,
    connectionId: connection,
    carrier: "first-delivery",
    state: "requesting",
    number: null,
    printUrl: null,
    attempt: null,
    actor: "Amel Ben Salah",
    problem: null,
    createdAt: at("10:00:00"),
    updatedAt: at("10:00:00"),
    ...changes,
  };
}

export function pickupTests({ store }: StoreWorld): void {
  const created = async (changes: Partial<Shipment> = {}): Promise<Shipment> => {
    const shipment = sampleShipment({ state: "created", connectionId: connection, ...changes });
    await store().shipments.add(shipment.shop, shipment);
    return shipment;
  };
  const ids = (parcels: readonly Shipment[]) => parcels.map(({ id }) => id);
  const add = (shop: ShopDomain, pickup: Pickup, parcels: readonly Shipment[]) =>
    store().transaction((tx) => tx.pickups.add(shop, pickup, ids(parcels)));

  describe("pick-ups", () => {
    it("are kept with their parcels, and read back as they were", async () => {
      const parcels = [
        await created({ createdAt: at("09:00:00") }),
        await created({ createdAt: at("09:01:00") }),
      ];
      const pickup = samplePickup({
        printUrl: secrets.labelUrl,
        problem: problemOf("carrier_rejected", { words: secrets.words }),
        attempt: { id: randomUUID(), startedAt: at("10:00:01"), endedAt: null },
      });
      await add(medina, pickup, parcels);
      expect(await store().pickups.find(medina, pickup.id)).toEqual(pickup);
      expect(ids(await store().pickups.parcels(medina, pickup.id))).toEqual(ids(parcels));
      const later = samplePickup({ createdAt: at("11:00:00"), state: "collected" });
      await add(medina, later, []);
      expect(await store().pickups.list(medina)).toEqual([later, pickup]);
      expect(await store().pickups.unfinished(medina)).toEqual([pickup]);

      const requested: Pickup = { ...pickup, state: "requested", number: "88", problem: null };
      await store().pickups.save(medina, requested);
      for (const { id } of parcels) expect(await store().pickups.ofParcel(medina, id)).toEqual(requested);
      expect(await store().pickups.unfinished(medina)).toEqual([]);
    });

    it("have a parcel once: who comes second finds it taken, and the database refuses", async () => {
      const [one, other] = [await created(), await created()];
      await add(medina, samplePickup(), [one]);
      const free = await store().transaction((tx) => tx.pickups.lockFree(medina, ids([one, other])));
      expect(ids(free)).toEqual([other.id]);
      const second = samplePickup();
      await expect(add(medina, second, [one, other])).rejects.toThrow("in another one");
      // All or nothing.
      expect(await store().pickups.find(medina, second.id)).toBeNull();
      expect(await store().pickups.ofParcel(medina, other.id)).toBeNull();
    });

    it("give one of two requests at once the parcel", async () => {
      const parcel = await created();
      const ask = () =>
        store().transaction(async (tx) => {
          const free = await tx.pickups.lockFree(medina, [parcel.id]);
          if (free.length > 0) await tx.pickups.add(medina, samplePickup(), ids(free));
          return free.length;
        });
      expect((await Promise.all([ask(), ask(), ask()])).toSorted()).toEqual([0, 0, 1]);
      expect(await store().pickups.list(medina)).toHaveLength(1);
    });

    it("let parcels go, one or all, which then wait again", async () => {
      const parcels = [
        await created({ createdAt: at("09:00:00") }),
        await created({ createdAt: at("09:01:00") }),
        await created({ createdAt: at("09:02:00") }),
      ];
      const elsewhere = await created({ connectionId: connectionId.parse(randomUUID()) });
      await created({ state: "picked_up" });
      const pickup = samplePickup();
      await add(medina, pickup, parcels);
      expect(await store().pickups.waiting(medina, connection)).toEqual([]);
      const [first] = parcels;
      if (!first) throw new Error("there are three");
      await store().pickups.release(medina, pickup.id, [first.id]);
      expect(ids(await store().pickups.waiting(medina, connection))).toEqual([first.id]);
      await store().pickups.release(medina, pickup.id);
      expect(ids(await store().pickups.waiting(medina, connection))).toEqual(ids(parcels));
      expect(await store().pickups.waiting(oran, connection)).toEqual([]);
      expect(elsewhere.state).toBe("created");
    });

    it("stay a parcel's when the parcel is saved", async () => {
      const parcel = await created();
      const pickup = samplePickup();
      await add(medina, pickup, [parcel]);
      await store().shipments.save(medina, { ...parcel, carrierState: "Demande d'enlèvement" });
      const locked = await store().transaction((tx) => tx.pickups.lock(medina, pickup.id));
      expect(locked?.pickup).toEqual(pickup);
      expect(locked?.parcels).toMatchObject([{ id: parcel.id, carrierState: "Demande d'enlèvement" }]);
    });

    it("are the shop's own", async () => {
      const parcel = await created();
      const pickup = samplePickup();
      await add(medina, pickup, [parcel]);
      expect(await store().pickups.find(oran, pickup.id)).toBeNull();
      expect(await store().pickups.list(oran)).toEqual([]);
      expect(await store().pickups.parcels(oran, pickup.id)).toEqual([]);
      expect(await store().pickups.ofParcel(oran, parcel.id)).toBeNull();
      expect(await store().transaction((tx) => tx.pickups.lock(oran, pickup.id))).toBeNull();
      // A parcel of another shop cannot be in it.
      const foreign = samplePickup({ shop: oran });
      await expect(store().transaction((tx) => tx.pickups.add(oran, foreign, [parcel.id]))).rejects.toThrow();
    });
  });

  describe("quotes", () => {
    const CAD = currencyCode.parse("CAD");
    const quoted = [
      {
        serviceLevel: "express",
        price: { minor: 1_850, currency: CAD },
        estimatedDelivery: at("18:00:00"),
        transitDays: 1,
        validUntil: at("12:00:00"),
      },
      {
        serviceLevel: "standard",
        price: { minor: 1_290, currency: CAD },
        estimatedDelivery: null,
        transitDays: null,
        validUntil: null,
      },
    ];
    const holds = { from: at("10:00:00"), until: at("12:00:00") };

    it("are found by what they were asked with, until they end", async () => {
      await store().quotes.save(medina, connection, `H2S 2K1 ${secrets.street}`, quoted, holds);
      const find = (askedWith: string, now: Date, shop = medina) =>
        store().quotes.find(shop, connection, askedWith, now);
      expect(await find(`H2S 2K1 ${secrets.street}`, at("11:59:59"))).toEqual(quoted);
      expect(await find(`H2S 2K1 ${secrets.street}`, at("12:00:00"))).toBeNull();
      expect(await find("H2S 2K2", at("11:00:00"))).toBeNull();
      expect(await find(`H2S 2K1 ${secrets.street}`, at("11:00:00"), oran)).toBeNull();
    });

    it("are replaced, and forgotten once they have ended", async () => {
      await store().quotes.save(medina, connection, "one", quoted, holds);
      await store().quotes.save(medina, connection, "one", quoted.slice(1), holds);
      expect(await store().quotes.find(medina, connection, "one", at("11:00:00"))).toEqual(quoted.slice(1));
      await store().quotes.save(medina, connection, "two", quoted, {
        from: at("12:00:00"),
        until: at("13:00:00"),
      });
      expect(await store().quotes.find(medina, connection, "one", at("11:00:00"))).toBeNull();
    });
  });
}
