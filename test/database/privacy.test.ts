import { Session } from "@shopify/shopify-api";
import { beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import type { Store } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { defaultSettings } from "~/shipping/settings";
import type { Shipment } from "~/shipping/shipment";
import { directAccess } from "~/store/access.server";
import { searchOrders } from "~/store/order-search.server";
import { createSessions } from "~/store/sessions.server";
import { samplePickup } from "./batteries/pickups";
import {
  at,
  dumpOf,
  medina,
  oran,
  sampleConnection,
  sampleFound,
  sampleOrder,
  sampleShipment,
  sampleStore,
  sampleWebhook,
  secrets,
  testVault,
} from "./samples";
import { databaseKinds, useDatabase } from "./test-databases";

/** What somebody with the files could look for: each secret whole, and the parts that would already tell. */
const traces = [
  ...Object.values(secrets),
  "Yasmine",
  "Trabelsi",
  "98765432",
  "98 765 432",
  "Khaldoun",
  "print-token",
];
const tracesIn = (dump: string) => traces.filter((trace) => dump.includes(trace));

describe.each(databaseKinds)("personal data on the %s database", (kind) => {
  const database = useDatabase(kind);
  const vault = testVault();
  const order = sampleOrder("5001001");
  const body = JSON.stringify({ id: 5001001, phone: secrets.phone, name: secrets.name });
  let store: Store;
  let shipment: Shipment;

  beforeAll(async () => {
    store = await sampleStore(database(), vault);
    await store.shops.install(medina, "read_orders", at("06:00:00"));
    await store.shops.saveSettings(medina, {
      ...defaultSettings,
      pickup: { ...defaultSettings.pickup, name: secrets.name, phone: secrets.phone, email: secrets.email },
    });
    await store.connections.add(medina, sampleConnection());
    const foundThere = sampleFound();
    await store.foundParcels.save(medina, foundThere);
    await store.foundParcels.dismiss(medina, foundThere.id, at("10:00:00"), secrets.name);
    await store.orders.save(medina, {
      ...order,
      problem: problemOf("phone_invalid", { values: { city: secrets.city }, words: secrets.words }),
      placeAnswer: { country: "TN", region: "Ariana", regionCode: "12", locality: secrets.city },
    });
    shipment = sampleShipment({
      state: "uncertain",
      labelUrl: secrets.labelUrl,
      problem: problemOf("carrier_rejected", { words: secrets.words }),
    });
    await store.shipments.add(medina, shipment);
    const creation = { reference: shipment.reference, body, idempotencyKey: null };
    await store.shipments.saveCreation(medina, shipment.id, creation);
    await store.journal.add(medina, {
      at: at("10:00:00"),
      orderId: order.order.id,
      shipmentId: shipment.id,
      actor: secrets.name,
      event: "uncertain",
      values: { state: "uncertain" },
      words: secrets.words,
    });
    await store.pickups.add(
      medina,
      samplePickup({
        actor: secrets.name,
        printUrl: secrets.labelUrl,
        problem: problemOf("carrier_rejected", { words: secrets.words }),
      }),
      [],
    );
    const unread = await store.inbox.add(
      medina,
      sampleWebhook({ body: `${body} and half of it is missing` }),
    );
    if (unread) await store.inbox.close(medina, unread, "unreadable", "no JSON");
    await store.inbox.add(medina, sampleWebhook({ body }));
    await createSessions(database(), vault).storage.storeSession(
      new Session({
        id: `offline_${medina}`,
        shop: medina,
        state: "",
        isOnline: false,
        accessToken: secrets.token,
        refreshToken: secrets.refreshToken,
      }),
    );
  });

  it("stands nowhere in a dump of all tables", async () => {
    const dump = await dumpOf(database());
    expect(dump).toContain("5001001");
    expect(tracesIn(dump)).toEqual([]);
  });

  it("is found by phone and by name, however they are typed, in its own shop alone", async () => {
    const found = async (shop: typeof medina, question: string) => {
      return searchOrders(directAccess(database()), vault, shop, question, 10);
    };
    expect(await found(medina, "98765432")).toEqual(["5001001"]);
    expect(await found(medina, "00216 98-765-432")).toEqual(["5001001"]);
    expect(await found(medina, "TRABELSI yasmine")).toEqual(["5001001"]);
    expect(await found(medina, "Trabelsi Amel")).toEqual([]);
    expect(await found(medina, "98765433")).toEqual([]);
    expect(await found(medina, " … ")).toEqual([]);
    expect(await found(oran, "98765432")).toEqual([]);
  });

  it("is gone for good after an erasure, and the accounts stay", async () => {
    const bystander = sampleOrder("5001002", { customerId: "7002" });
    await store.orders.save(medina, bystander);
    const request = sampleWebhook({ topic: "customers/redact", body: '{"orders_to_redact":[5001001]}' });
    const compliance = await store.inbox.add(medina, request);
    const longer = await store.inbox.add(medina, sampleWebhook({ body: '{"id":50010010}' }));
    if (!compliance || !longer) throw new Error("both are new");

    await store.orders.erasePersonalData(medina, [order.order.id, orderId.parse("9999999")], at("12:00:00"));
    // Shopify tells the old data once more, and the order is planned again.
    await store.orders.save(medina, { ...order, problem: null, payloadDigest: "later" });

    const erased = await store.orders.find(medina, order.order.id);
    expect(erased?.order).toEqual({
      ...order.order,
      customerId: null,
      email: null,
      phones: [],
      shippingAddress: null,
      note: null,
      attributes: [],
    });
    expect(erased?.payloadDigest).toBe("later");
    expect(await store.shipments.find(medina, shipment.id)).toMatchObject({
      state: "uncertain",
      collect: shipment.collect,
      labelUrl: null,
      problem: { code: "carrier_rejected", values: {}, words: null },
      place: { region: "Ariana", locality: null },
    });
    expect(await store.shipments.creation(medina, shipment.id)).toBeNull();
    expect(await store.journal.ofOrder(medina, order.order.id)).toMatchObject([
      { event: "uncertain", words: null },
    ]);
    expect(await searchOrders(directAccess(database()), vault, medina, "98765432", 10)).toEqual(["5001002"]);
    expect(await store.orders.find(medina, bystander.order.id)).toEqual(bystander);

    const unread = await store.inbox.unreadable(medina, 10);
    expect(unread.map((entry) => [entry.body, entry.reason]).sort()).toEqual([
      ["", "erased on request"],
      ["", "no JSON"],
    ]);
    // The request itself is still being worked on, and a longer number is another order's.
    expect(await store.inbox.find(medina, compliance)).toMatchObject({
      state: "pending",
      body: request.body,
    });
    expect(await store.inbox.find(medina, longer)).toMatchObject({
      state: "pending",
      body: '{"id":50010010}',
    });
  });

  it("is all gone with its shop, the tokens too", async () => {
    await store.shops.erase(medina);
    expect(await dumpOf(database())).not.toContain(medina);
  });
});
