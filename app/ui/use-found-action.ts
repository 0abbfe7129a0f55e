import { useFetcher } from "@remix-run/react";
import type { FoundAnswer } from "./found-view";

export interface FoundRequest {
  readonly intent: "adopt" | "dismiss";
  readonly parcel: string;
  readonly order?: string;
}

/** Asks for something on a found parcel. One at a time: all parcels of the page share the request. */
export function useFoundAction() {
  const fetcher = useFetcher<FoundAnswer>({ key: "found parcels" });
  const isBusy = fetcher.state !== "idle";
  return {
    ask: (request: FoundRequest): void => {
      if (!isBusy) fetcher.submit({ ...request }, { method: "post", action: "/app/found" });
    },
    isBusy,
    isAsking: ({ intent, parcel }: FoundRequest): boolean =>
      isBusy && fetcher.formData?.get("intent") === intent && fetcher.formData.get("parcel") === parcel,
    /** Null before anything was asked, and until the page shows what came of it. */
    answer: fetcher.data && !isBusy ? fetcher.data : null,
  };
}
