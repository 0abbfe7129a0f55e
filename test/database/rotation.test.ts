import { Session } from "@shopify/shopify-api";
import { beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { problemOf } from "~/shipping/problem";
import { directAccess } from "~/store/access.server";
import { searchOrders } from "~/store/order-search.server";
import { rotateKeys } from "~/store/rotate-keys.server";
import { createSessions } from "~/store/sessions.server";
import { createVault } from "~/store/vault.server";
import {
  at,
  dumpOf,
  medina,
  sampleConnection,
  sampleFound,
  sampleOrder,
  sampleShipment,
  sampleStore,
  sampleWebhook,
  secrets,
  testKey,
} from "./samples";
import { databaseKinds, useDatabase } from "./test-databases";

const ORDERS = 120;
const idOf = (index: number) => orderId.parse(String(6_000_000 + index));

describe.each(databaseKinds)("rotating keys on the %s database", (kind) => {
  const database = useDatabase(kind);
  const oldKey = testKey("old");
  const newKey = testKey("new");
  const before = createVault([oldKey]);
  const during = createVault([newKey, oldKey]);
  const after = createVault([newKey]);
  const shipment = sampleShipment({
    labelUrl: secrets.labelUrl,
    problem: problemOf("carrier_rejected", { words: secrets.words }),
  });

  beforeAll(async () => {
    const store = await sampleStore(database(), before);
    await store.shops.install(medina, "read_orders", at("06:00:00"));
    await store.connections.add(medina, sampleConnection());
    await store.inbox.add(medina, sampleWebhook({ body: '{"phone":"98765432"}' }));
    await store.foundParcels.save(medina, sampleFound());
    await store.shipments.add(medina, shipment);
    const creation = { reference: shipment.reference, body: "bytes", idempotencyKey: null };
    await store.shipments.saveCreation(medina, shipment.id, creation);
    for (let index = 0; index < ORDERS; index += 1) {
      await store.orders.save(medina, sampleOrder(idOf(index), { tags: ["0"] }));
      await store.journal.add(medina, {
        at: at("10:00:00"),
        orderId: idOf(index),
        shipmentId: null,
        actor: "app",
        event: "planned",
        values: {},
        words: index % 2 === 0 ? secrets.words : null,
      });
    }
    const offline = { id: `offline_${medina}`, shop: medina, state: "", isOnline: false };
    await createSessions(database(), before).storage.storeSession(
      new Session({ ...offline, accessToken: secrets.token }),
    );
    await createSessions(database(), before).storage.storeSession(
      new Session({ ...offline, id: "without-token" }),
    );
  });

  it("stops with a clear word when a key is missing, and changes nothing", async () => {
    const dump = await dumpOf(database());
    await expect(rotateKeys(database(), after, () => undefined)).rejects.toThrow("needs the key old");
    expect(await dumpOf(database())).toBe(dump);
  });

  it("loses no write that comes meanwhile, and leaves nothing under the old key", async () => {
    const store = await sampleStore(database(), during);
    let isRotating = true;
    let writes = 0;
    const writing = (async () => {
      const counts = new Map<number, number>();
      for (let turn = 0; isRotating; turn += 1) {
        const index = (turn * 37) % ORDERS;
        await store.transaction(async (tx) => {
          await tx.orders.lock(medina, idOf(index));
          const known = await tx.orders.find(medina, idOf(index));
          if (!known) throw new Error("it is there");
          const tags = [String(Number(known.order.tags[0]) + 1)];
          await tx.orders.save(medina, { ...known, order: { ...known.order, tags } });
        });
        counts.set(index, (counts.get(index) ?? 0) + 1);
        writes += 1;
      }
      return counts;
    })();
    const progress: string[] = [];
    const counts = await rotateKeys(database(), during, (table, rotated) =>
      progress.push(`${table} ${rotated}`),
    );
    isRotating = false;
    const expected = await writing;

    expect(writes).toBeGreaterThan(0);
    for (let index = 0; index < ORDERS; index += 1) {
      const found = await store.orders.find(medina, idOf(index));
      expect([index, found?.order.tags]).toEqual([index, [String(expected.get(index) ?? 0)]]);
    }
    // What the writer rewrote was under the new key already, so of the orders fewer may be left to rotate.
    expect(counts).toMatchObject({
      Session: 1,
      Shop: 1,
      InboxEntry: 1,
      Shipment: 1,
      CarrierConnection: 1,
      FoundParcel: 1,
      JournalEntry: ORDERS,
    });
    expect(progress).toContain(`JournalEntry ${ORDERS}`);
    expect(await dumpOf(database())).not.toMatch(/v1\.old\.|old:/);
  });

  it("finds nothing to do the second time, and the old key is needed no more", async () => {
    const counts = await rotateKeys(database(), after, () => undefined);
    expect(new Set(Object.values(counts))).toEqual(new Set([0]));
    const store = await sampleStore(database(), after);
    expect(await store.shipments.find(medina, shipment.id)).toEqual(shipment);
    expect(await store.shipments.creation(medina, shipment.id)).toMatchObject({ body: "bytes" });
    expect(await store.connections.list(medina)).toMatchObject([
      { settings: { token: secrets.carrierToken } },
    ]);
    const { storage } = createSessions(database(), after);
    expect(await storage.loadSession(`offline_${medina}`)).toMatchObject({ accessToken: secrets.token });
    expect(await searchOrders(directAccess(database()), after, medina, "98765432", 500)).toHaveLength(ORDERS);
  });

  it("lets an order be found before its row was rotated", async () => {
    const first = testKey("first");
    const rotating = createVault([first, newKey]);
    expect(await searchOrders(directAccess(database()), rotating, medina, "Yasmine", 500)).toHaveLength(
      ORDERS,
    );
  });
});
