-- What a carrier tells about a parcel beyond its state (encrypted).
ALTER TABLE "Shipment" ADD COLUMN "details" TEXT;
