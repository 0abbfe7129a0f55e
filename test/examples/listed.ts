import { currencyCode } from "~/shipping/money";
import type { ListedParcel } from "~/shipping/ports/carrier-services";

/** The example shipment's parcel, as its carrier lists it; tests say what differs. */
export const exampleListed = (changes: Partial<ListedParcel> = {}): ListedParcel => ({
  trackingNumber: "683375045049",
  carrierId: null,
  reference: "NV0123456789",
  carrierState: "En attente",
  state: "created",
  collect: { minor: 45_500, currency: currencyCode.parse("TND") },
  recipientName: "Amel Trabelsi",
  phones: ["20123456"],
  createdAt: new Date("2026-11-20T09:00:05Z"),
  trackingUrl: null,
  ...changes,
});
