-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "pickupId" UUID,
ADD COLUMN     "returnRequestedAt" TIMESTAMP(3),
ADD COLUMN     "serviceLevel" TEXT;

-- CreateTable
CREATE TABLE "Pickup" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "connectionId" UUID NOT NULL,
    "carrier" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "number" TEXT,
    "printUrl" TEXT,
    "attemptId" UUID,
    "attemptStartedAt" TIMESTAMP(3),
    "attemptEndedAt" TIMESTAMP(3),
    "actor" TEXT NOT NULL,
    "problem" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Pickup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quote" (
    "shop" TEXT NOT NULL,
    "connectionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "quotes" JSONB NOT NULL,
    "goodUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("shop","connectionId","key")
);

-- CreateIndex
CREATE INDEX "Pickup_shop_createdAt_id_idx" ON "Pickup"("shop", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Pickup_shop_state_idx" ON "Pickup"("shop", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Pickup_shop_id_key" ON "Pickup"("shop", "id");

-- CreateIndex
CREATE INDEX "Quote_shop_goodUntil_idx" ON "Quote"("shop", "goodUntil");

-- CreateIndex
CREATE INDEX "Shipment_shop_pickupId_idx" ON "Shipment"("shop", "pickupId");

-- A parcel names the one pick-up that it is in: it cannot be in two, nor in another shop's.
-- AddForeignKey
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_shop_pickupId_fkey" FOREIGN KEY ("shop", "pickupId") REFERENCES "Pickup"("shop", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
