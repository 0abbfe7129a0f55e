-- Until when a connection's parcels were compared with ours.
ALTER TABLE "CarrierConnection" ADD COLUMN "comparedTo" TIMESTAMP(3);

-- Parcels that a carrier has and no shipment of ours is.
CREATE TABLE "FoundParcel" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "connectionId" UUID NOT NULL,
    "carrier" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "orderId" TEXT,
    "shipmentId" UUID,
    "facts" TEXT NOT NULL,
    "phoneHashes" TEXT[],
    "foundAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "dismissedAt" TIMESTAMP(3),
    "dismissedBy" TEXT,
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "FoundParcel_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "FoundParcel_shop_connectionId_name_key" ON "FoundParcel"("shop", "connectionId", "name");
CREATE INDEX "FoundParcel_shop_dismissedAt_foundAt_idx" ON "FoundParcel"("shop", "dismissedAt", "foundAt" DESC);
CREATE INDEX "FoundParcel_phoneHashes_idx" ON "FoundParcel" USING GIN ("phoneHashes");
