import { useFetcher } from "@remix-run/react";
import type { CarrierSaid } from "./order-view";

/** Asks a parcel's carrier, when staff want to know: it costs a call, which a page that is only looked at does not. */
export function useCarrierSaid(shipment: string, what: "history" | "remarks") {
  const fetcher = useFetcher<CarrierSaid>({ key: `${what} ${shipment}` });
  return {
    ask: (): void => {
      fetcher.load(`/app/parcels/${shipment}/${what}`);
    },
    isBusy: fetcher.state !== "idle",
    /** Null before anything was asked. */
    said: fetcher.data ?? null,
  };
}
