-- Whether a creation went in one request with others: then the carrier may show it later than one that went alone.
ALTER TABLE "Shipment" ADD COLUMN "attemptInBatch" BOOLEAN NOT NULL DEFAULT false;
