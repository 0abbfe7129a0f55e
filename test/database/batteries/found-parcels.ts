import { describe, expect, it } from "vitest";
import type { FoundParcel } from "~/shipping/found-parcel";
import { orderId } from "~/shipping/ids";
import { exampleListed } from "../../examples/listed";
import {
  at,
  medina,
  oran,
  sampleConnection,
  sampleFound,
  sampleOrder,
  sampleShipment,
  secrets,
} from "../samples";
import type { StoreWorld } from "./world";

const connection = sampleConnection();
const found = (changes: Partial<FoundParcel> = {}): FoundParcel =>
  sampleFound({ connectionId: connection.id, listed: exampleListed(), ...changes });

export function foundParcelTests({ store }: StoreWorld): void {
  describe("parcels found at carriers", () => {
    it("are kept once under their name, newest first, for their shop alone", async () => {
      const { foundParcels } = store();
      const older = found();
      const younger = found({
        listed: exampleListed({ trackingNumber: null, carrierId: "ord_7" }),
        foundAt: at("10:00:00"),
      });
      await foundParcels.save(medina, older);
      await foundParcels.save(medina, younger);
      expect(await foundParcels.list(medina)).toEqual([younger, older]);
      const later = found({ cause: "offered", orderId: orderId.parse("5001001"), foundAt: at("11:00:00") });
      await foundParcels.save(medina, later);
      expect(await foundParcels.list(medina)).toEqual([
        younger,
        { ...later, id: older.id, foundAt: older.foundAt },
      ]);
      const offered = await foundParcels.list(medina, { causes: ["offered", "parcel_doubled"] });
      expect(offered.map(({ id }) => id)).toEqual([older.id]);
      const another = { orderId: orderId.parse("5001002") };
      expect(await foundParcels.list(medina, another)).toEqual([]);
      expect(await foundParcels.countByCause(medina)).toEqual({ unknown: 1, offered: 1 });
      expect(await foundParcels.find(oran, older.id)).toBeNull();
      expect(await foundParcels.list(oran)).toEqual([]);
      expect(await foundParcels.shopOf(older.id)).toBe(medina);
      await foundParcels.forget(medina, connection.id, ["ord_7", "nothing"]);
      expect((await foundParcels.list(medina)).map(({ id }) => id)).toEqual([older.id]);
      await foundParcels.remove(medina, older.id);
      expect(await foundParcels.list(medina)).toEqual([]);
    });

    it("stay dismissed until a graver cause is found", async () => {
      const { foundParcels } = store();
      const one = found();
      await foundParcels.save(medina, one);
      expect(await foundParcels.dismiss(oran, one.id, at("10:00:00"), "Amel")).toBe(false);
      expect(await foundParcels.dismiss(medina, one.id, at("10:00:00"), "Amel")).toBe(true);
      expect(await foundParcels.dismiss(medina, one.id, at("10:01:00"), "Sami")).toBe(false);
      await foundParcels.save(medina, { ...one, cause: "offered" });
      expect(await foundParcels.list(medina)).toEqual([]);
      await foundParcels.save(medina, { ...one, cause: "parcel_doubled" });
      expect(await foundParcels.list(medina)).toMatchObject([{ id: one.id, cause: "parcel_doubled" }]);
      await foundParcels.dismiss(medina, one.id, at("10:02:00"), "Sami");
      await foundParcels.save(medina, { ...one, cause: "parcel_doubled" });
      expect(await foundParcels.list(medina)).toEqual([]);
    });

    it("go when they were not seen for long", async () => {
      const { foundParcels } = store();
      const seen = found();
      await foundParcels.save(medina, seen);
      await foundParcels.forgetUnseen(medina, connection.id, at("09:00:00"));
      expect(await foundParcels.list(medina)).toHaveLength(1);
      await foundParcels.forgetUnseen(medina, connection.id, at("09:00:01"));
      expect(await foundParcels.list(medina)).toEqual([]);
    });

    it("are matched with orders of their phone, and with no other shop's", async () => {
      await store().orders.save(medina, sampleOrder("5001001"));
      await store().orders.save(oran, sampleOrder("6001001"));
      const { withPhones } = store().orders;
      const orders = await withPhones(medina, ["98765432"], at("00:00:00"));
      expect(orders.map(({ order }) => order.id)).toEqual(["5001001"]);
      expect(await withPhones(medina, ["98765432"], at("08:00:01"))).toEqual([]);
      expect(await withPhones(medina, ["", "12"], at("00:00:00"))).toEqual([]);
    });

    it("are not looked into where they are another shop's", async () => {
      const ours = sampleShipment();
      const theirs = sampleShipment({ shop: oran });
      await store().shipments.add(medina, ours);
      await store().shipments.add(oran, theirs);
      const references = [ours.reference, theirs.reference, "NV0000000000"];
      expect(await store().foundParcels.ofOtherShops(medina, references)).toEqual(
        new Set([theirs.reference]),
      );
    });

    it("lose their recipient with the shopper of their phone, for good", async () => {
      const { foundParcels, orders } = store();
      const listed = exampleListed({ phones: ["98765432"], recipientName: secrets.name });
      const one = found({ listed });
      await orders.save(medina, sampleOrder("5001001"));
      await foundParcels.save(medina, one);
      expect(await foundParcels.isErased(medina, orderId.parse("5001001"))).toBe(false);
      await orders.erasePersonalData(medina, [orderId.parse("5001001")], at("12:00:00"));
      const erased = { ...one, listed: { ...listed, phones: [], recipientName: null } };
      expect(await foundParcels.list(medina)).toEqual([erased]);
      await foundParcels.save(medina, one);
      expect(await foundParcels.list(medina)).toEqual([erased]);
      expect(await foundParcels.isErased(medina, orderId.parse("5001001"))).toBe(true);
    });

    it("are found by whatever name of theirs a shipment has", async () => {
      const one = sampleShipment({ trackingNumber: "111", state: "created" });
      const two = sampleShipment({ trackingNumber: "222", carrierId: "ord_2", state: "created" });
      for (const shipment of [one, two]) await store().shipments.add(medina, shipment);
      const listed = async (numbers: string[], references: string[]) =>
        (await store().shipments.listed(medina, { numbers, references })).map(({ id }) => id);
      expect(await listed(["111", "333"], [])).toEqual([one.id]);
      expect(await listed(["ord_2"], [])).toEqual([two.id]);
      expect(await listed([], [one.reference])).toEqual([one.id]);
      expect(await listed([], [])).toEqual([]);
    });
  });

  describe("a connection", () => {
    it("knows until when its parcels were compared", async () => {
      const one = sampleConnection();
      await store().connections.add(medina, one);
      const { foundParcels } = store();
      expect(await foundParcels.comparedTo(medina, one.id)).toBeNull();
      await foundParcels.saveComparedTo(oran, one.id, at("09:00:00"));
      expect(await foundParcels.comparedTo(medina, one.id)).toBeNull();
      await foundParcels.saveComparedTo(medina, one.id, at("10:00:00"));
      expect(await foundParcels.comparedTo(medina, one.id)).toEqual(at("10:00:00"));
    });

    it("says since when its account rests, in whatever shop, until it answers", async () => {
      const ours = sampleConnection({ account: "shared" });
      const theirs = sampleConnection({ account: "shared", shop: oran });
      const other = sampleConnection({ account: "another" });
      const { connections } = store();
      await connections.add(medina, ours);
      await connections.add(oran, theirs);
      await connections.add(medina, other);
      const account = { carrier: "first-delivery", account: "shared" } as const;
      await connections.saveAvailability(account, { at: at("10:00:00"), until: at("10:00:30") });
      await connections.saveAvailability(account, { at: at("10:00:40"), until: at("10:01:40") });
      const resting = (id: typeof ours.id) => [
        { id, carrier: "first-delivery", unavailableSince: at("10:00:00") },
      ];
      expect(await connections.unavailable(medina, at("10:01:40"))).toEqual(resting(ours.id));
      expect(await connections.unavailable(oran, at("10:01:40"))).toEqual(resting(theirs.id));
      expect(await connections.unavailable(medina, at("10:01:41"))).toEqual([]);
      await connections.saveAvailability(account, null);
      expect(await connections.unavailable(medina, at("10:00:00"))).toEqual([]);
    });
  });
}
