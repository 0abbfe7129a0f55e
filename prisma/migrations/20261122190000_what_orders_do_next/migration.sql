-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "attendedAt" TIMESTAMP(3),
ADD COLUMN     "automaticSince" TIMESTAMP(3),
ADD COLUMN     "reconciledTo" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "firstMetAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "twinAnswer" TEXT;

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "cancellation" TEXT,
ADD COLUMN     "declaration" TEXT;

-- Orders of before were met when they were new.
UPDATE "Order" SET "firstMetAt" = "createdAt";

-- Shops that ship automatically go on with everything since they came.
UPDATE "Shop" SET "automaticSince" = "installedAt";

-- A fulfillment order may be emptied by several parcels, one after the other: what the first left, or what was added
-- later. At most one of them is still without its fulfillment, so the same goods never travel twice.
DROP INDEX "Shipment_one_open_per_fulfillment_order";
CREATE UNIQUE INDEX "Shipment_one_unfulfilled_per_fulfillment_order" ON "Shipment"("shop", "fulfillmentOrderId") WHERE "state" NOT IN ('cancelled', 'failed') AND "fulfillmentId" IS NULL;

-- A fulfillment belongs to one shipment.
CREATE UNIQUE INDEX "Shipment_one_per_fulfillment" ON "Shipment"("shop", "fulfillmentId") WHERE "fulfillmentId" IS NOT NULL;
