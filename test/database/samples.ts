import { randomBytes, randomUUID } from "node:crypto";
import type { FoundParcel } from "~/shipping/found-parcel";
import {
  connectionId,
  foundParcelId,
  fulfillmentOrderId,
  orderId,
  shipmentId,
  shopDomain,
} from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import type { ShippingOrder } from "~/shipping/order";
import type { Jobs } from "~/shipping/ports/jobs";
import type { StoredConnection, StoredOrder } from "~/shipping/ports/store";
import { newReference } from "~/shipping/reference";
import type { Shipment } from "~/shipping/shipment";
import type { Database, PrismaTransaction } from "~/store/database.server";
import { createVault, type Vault } from "~/store/vault.server";
import { createStore } from "~/store/store.server";
import { exampleListed } from "../examples/listed";

export const medina = shopDomain.parse("medina-shop.myshopify.com");
export const oran = shopDomain.parse("oran-shop.myshopify.com");

export const testKey = (id: string) => ({ id, key: randomBytes(32) });
export const testVault = (): Vault => createVault([testKey("k1")]);

export const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);

/** What must never be readable in the database. */
export const secrets = {
  name: "Yasmine Trabelsi",
  phone: "+216 98 765 432",
  street: "17 rue Ibn Khaldoun",
  city: "La Soukra",
  email: "yasmine.trabelsi@example.com",
  note: "sonner deux fois chez Trabelsi",
  token: "shpat_0123456789abcdef",
  refreshToken: "shprt_fedcba9876543210",
  carrierToken: "fd-token-7c1e",
  labelUrl: "https://carrier.example/print?token=print-token-55",
  words: "numéro 98765432 refusé",
};

const TND = currencyCode.parse("TND");

export function sampleOrder(id: string, changes: Partial<ShippingOrder> = {}): StoredOrder {
  return {
    order: {
      id: orderId.parse(id),
      name: `#${id.slice(-4)}`,
      createdAt: at("08:00:00"),
      updatedAt: at("08:05:00"),
      cancelledAt: null,
      test: false,
      customerId: "7001",
      email: secrets.email,
      phones: [secrets.phone],
      shippingAddress: {
        name: secrets.name,
        company: null,
        address1: secrets.street,
        address2: null,
        city: secrets.city,
        zip: "2036",
        province: "",
        provinceCode: null,
        country: "TN",
        phone: secrets.phone,
      },
      lines: [],
      currency: TND,
      owed: { minor: 45_500, currency: TND },
      paymentGateways: ["Cash on Delivery (COD)"],
      financialStatus: "PENDING",
      discounts: [],
      discountTotal: null,
      note: secrets.note,
      attributes: [{ name: "livraison", value: secrets.note }],
      tags: ["cod"],
      fulfillmentOrders: [],
      fulfillments: [],
      ...changes,
    },
    problem: null,
    placeAnswer: null,
    payloadDigest: null,
    firstMetAt: at("08:00:01"),
    twinAnswer: null,
  };
}

export function sampleShipment(changes: Partial<Shipment> = {}): Shipment {
  return {
    id: shipmentId.parse(randomUUID()),
    shop: medina,
    orderId: orderId.parse("5001001"),
    orderName: "#1001",
    reference: newReference({ uuid: randomUUID, bytes: (count) => randomBytes(count) }),
    carrier: "first-delivery",
    connectionId: null,
    fulfillmentOrderId: fulfillmentOrderId.parse(String(BigInt(`0x${randomBytes(6).toString("hex")}`))),
    lines: [{ id: "1", orderLineId: "11", quantity: 2 }],
    state: "waiting",
    carrierState: null,
    problem: null,
    place: { country: "TN", region: "Ariana", regionCode: "12", locality: secrets.city },
    collect: { minor: 45_500, currency: TND },
    requestedAt: null,
    attempt: null,
    trackingNumber: null,
    trackingUrl: null,
    carrierId: null,
    cost: null,
    estimatedDelivery: null,
    validatedAt: null,
    labelUrl: null,
    fulfillmentId: null,
    declaration: null,
    cancellation: null,
    details: null,
    serviceLevel: null,
    returnRequestedAt: null,
    createdAt: at("09:00:00"),
    updatedAt: at("09:00:00"),
    sentAt: null,
    ...changes,
  };
}

export function sampleConnection(changes: Partial<StoredConnection> = {}): StoredConnection {
  return {
    id: connectionId.parse(randomUUID()),
    shop: medina,
    carrier: "first-delivery",
    account: "first-delivery:account-1",
    settings: { token: secrets.carrierToken },
    previous: null,
    reference: null,
    referenceAt: null,
    createdAt: at("07:00:00"),
    ...changes,
  };
}

export const sampleFound = (changes: Partial<FoundParcel> = {}): FoundParcel => ({
  id: foundParcelId.parse(randomUUID()),
  connectionId: connectionId.parse(randomUUID()),
  carrier: "first-delivery",
  cause: "unknown",
  orderId: null,
  shipmentId: null,
  listed: exampleListed({ phones: [secrets.phone], recipientName: secrets.name }),
  foundAt: at("09:00:00"),
  ...changes,
});

export const sampleWebhook = (changes: {
  webhookId?: string;
  eventId?: string | null;
  topic?: string;
  body?: string;
}) => ({
  topic: "orders/create",
  webhookId: randomUUID(),
  eventId: null,
  triggeredAt: at("08:00:00"),
  receivedAt: at("08:00:01"),
  body: "{}",
  ...changes,
});

/** A queue that is one table: enough to see that a job lives and dies with its transaction. */
export async function jobTable({ pool }: Database) {
  await pool.query(`CREATE TABLE IF NOT EXISTS "TestJob" ("name" text, "payload" jsonb)`);
  return {
    jobsOn: (tx: PrismaTransaction): Jobs => ({
      send: async (name, payload) => {
        await tx.$executeRaw`INSERT INTO "TestJob" VALUES (${name}, ${JSON.stringify(payload)}::jsonb)`;
      },
    }),
    count: async (): Promise<number> => {
      const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "TestJob"`);
      return rows[0]?.count ?? 0;
    },
  };
}

/** A store whose jobs nobody looks at. */
export async function sampleStore(database: Database, vault: Vault = testVault()) {
  const { jobsOn } = await jobTable(database);
  return createStore(database, vault, jobsOn);
}

/** Every row of every table, as text. */
export async function dumpOf({ pool }: Database): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" AS t`);
    parts.push(`-- ${name}`, ...rows.map(({ row }) => row));
  }
  return parts.join("\n");
}
