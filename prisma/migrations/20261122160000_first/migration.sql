-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('pending', 'done', 'echo', 'unreadable');

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN,
    "locale" TEXT,
    "collaborator" BOOLEAN,
    "emailVerified" BOOLEAN,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "domain" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "installedAt" TIMESTAMP(3) NOT NULL,
    "uninstalledAt" TIMESTAMP(3),

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "InboxEntry" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventKey" TEXT NOT NULL,
    "triggeredAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "body" TEXT,
    "state" "InboxState" NOT NULL DEFAULT 'pending',
    "reason" TEXT,

    CONSTRAINT "InboxEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "shop" TEXT NOT NULL,
    "shopifyId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customerId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "snapshot" TEXT NOT NULL,
    "problem" TEXT,
    "placeAnswer" TEXT,
    "payloadDigest" TEXT,
    "phoneHashes" TEXT[],
    "nameHashes" TEXT[],
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("shop","shopifyId")
);

-- CreateTable
CREATE TABLE "Shipment" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderName" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "carrier" TEXT,
    "connectionId" UUID,
    "fulfillmentOrderId" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "carrierState" TEXT,
    "problem" TEXT,
    "place" TEXT,
    "collectMinor" BIGINT,
    "collectCurrency" TEXT,
    "requestedAt" TIMESTAMP(3),
    "attemptId" UUID,
    "attemptStartedAt" TIMESTAMP(3),
    "attemptEndedAt" TIMESTAMP(3),
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "carrierId" TEXT,
    "costMinor" BIGINT,
    "costCurrency" TEXT,
    "estimatedDelivery" TIMESTAMP(3),
    "validatedAt" TIMESTAMP(3),
    "labelUrl" TEXT,
    "fulfillmentId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "creation" TEXT,
    "writingUntil" TIMESTAMP(3),

    CONSTRAINT "Shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackingEvent" (
    "seq" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "shipmentId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "carrierState" TEXT NOT NULL,
    "state" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "heardAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TrackingEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "FulfillmentEvent" (
    "seq" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "shipmentId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "happenedAt" TIMESTAMP(3) NOT NULL,
    "writtenAt" TIMESTAMP(3),

    CONSTRAINT "FulfillmentEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "CarrierConnection" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "previousSettings" TEXT,
    "previousUntil" TIMESTAMP(3),
    "reference" TEXT,
    "referenceAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CarrierConnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "seq" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "orderId" TEXT NOT NULL,
    "shipmentId" UUID,
    "actor" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "words" TEXT,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "StaffPreference" (
    "shop" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "language" TEXT NOT NULL,

    CONSTRAINT "StaffPreference_pkey" PRIMARY KEY ("shop","staffId")
);

-- CreateTable
CREATE TABLE "Lease" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("shop","name")
);

-- CreateTable
CREATE TABLE "RateSlot" (
    "key" TEXT NOT NULL,
    "windowMilliseconds" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "freeAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "RateSlot_pkey" PRIMARY KEY ("key","windowMilliseconds","slot")
);

-- CreateTable
CREATE TABLE "RateBlock" (
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "RateBlock_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "InboxEntry_shop_state_receivedAt_id_idx" ON "InboxEntry"("shop", "state", "receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "InboxEntry_shop_webhookId_key" ON "InboxEntry"("shop", "webhookId");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEntry_shop_topic_eventKey_key" ON "InboxEntry"("shop", "topic", "eventKey");

-- CreateIndex
CREATE INDEX "Order_shop_createdAt_shopifyId_idx" ON "Order"("shop", "createdAt" DESC, "shopifyId" DESC);

-- CreateIndex
CREATE INDEX "Order_shop_name_idx" ON "Order"("shop", "name");

-- CreateIndex
CREATE INDEX "Order_shop_customerId_idx" ON "Order"("shop", "customerId");

-- CreateIndex
CREATE INDEX "Order_phoneHashes_idx" ON "Order" USING GIN ("phoneHashes");

-- CreateIndex
CREATE INDEX "Order_nameHashes_idx" ON "Order" USING GIN ("nameHashes");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_reference_key" ON "Shipment"("reference");

-- CreateIndex
CREATE INDEX "Shipment_shop_createdAt_id_idx" ON "Shipment"("shop", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Shipment_shop_state_createdAt_id_idx" ON "Shipment"("shop", "state", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Shipment_shop_orderId_createdAt_idx" ON "Shipment"("shop", "orderId", "createdAt");

-- CreateIndex
CREATE INDEX "Shipment_shop_fulfillmentOrderId_idx" ON "Shipment"("shop", "fulfillmentOrderId");

-- CreateIndex
CREATE INDEX "Shipment_shop_connectionId_state_idx" ON "Shipment"("shop", "connectionId", "state");

-- CreateIndex
CREATE INDEX "Shipment_shop_connectionId_carrierId_idx" ON "Shipment"("shop", "connectionId", "carrierId");

-- CreateIndex
CREATE INDEX "Shipment_shop_trackingNumber_idx" ON "Shipment"("shop", "trackingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_shop_id_key" ON "Shipment"("shop", "id");

-- CreateIndex
CREATE INDEX "TrackingEvent_shop_shipmentId_at_seq_idx" ON "TrackingEvent"("shop", "shipmentId", "at", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingEvent_shipmentId_key_key" ON "TrackingEvent"("shipmentId", "key");

-- CreateIndex
CREATE INDEX "FulfillmentEvent_shop_shipmentId_happenedAt_seq_idx" ON "FulfillmentEvent"("shop", "shipmentId", "happenedAt", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "FulfillmentEvent_shipmentId_status_key" ON "FulfillmentEvent"("shipmentId", "status");

-- CreateIndex
CREATE INDEX "CarrierConnection_shop_createdAt_id_idx" ON "CarrierConnection"("shop", "createdAt", "id");

-- CreateIndex
CREATE INDEX "JournalEntry_shop_orderId_at_seq_idx" ON "JournalEntry"("shop", "orderId", "at", "seq");

-- CreateIndex
CREATE INDEX "RateSlot_key_windowMilliseconds_freeAt_idx" ON "RateSlot"("key", "windowMilliseconds", "freeAt");

-- AddForeignKey
ALTER TABLE "TrackingEvent" ADD CONSTRAINT "TrackingEvent_shop_shipmentId_fkey" FOREIGN KEY ("shop", "shipmentId") REFERENCES "Shipment"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FulfillmentEvent" ADD CONSTRAINT "FulfillmentEvent_shop_shipmentId_fkey" FOREIGN KEY ("shop", "shipmentId") REFERENCES "Shipment"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one open shipment per fulfillment order: a second parcel for the same goods is refused by the database itself.
-- The schema file has no words for a partial index.
CREATE UNIQUE INDEX "Shipment_one_open_per_fulfillment_order" ON "Shipment"("shop", "fulfillmentOrderId") WHERE "state" NOT IN ('cancelled', 'failed');
