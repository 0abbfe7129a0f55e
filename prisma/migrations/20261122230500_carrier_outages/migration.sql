-- A carrier account that does not answer rests; every process says so, whichever found out.
ALTER TABLE "CarrierConnection" ADD COLUMN "unavailableSince" TIMESTAMP(3),
ADD COLUMN "unavailableUntil" TIMESTAMP(3);

CREATE INDEX "CarrierConnection_carrier_account_idx" ON "CarrierConnection"("carrier", "account");
