import { useFetcher, useParams } from "@remix-run/react";
import type { ScreenText } from "~/i18n/catalogue";
import type { Refusal } from "~/i18n/sentences";
import type { Problem } from "~/shipping/problem";
import type { CarrierName } from "~/shipping/shipment";

/** What came of something staff asked for on an order's page. */
export type OrderAnswer =
  | { readonly kind: "done"; readonly text: ScreenText }
  /** It is noted, and this stands in its way. */
  | { readonly kind: "held"; readonly problem: Problem; readonly carrier: CarrierName | null }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly carrier: CarrierName | null };

/** What is asked: the intent, and whatever it needs to know. */
export interface OrderRequest {
  readonly intent: string;
  readonly [field: string]: string;
}

/**
 * Asks for something on the page's order. All parts of the page share the one request: while it is under way no other
 * one starts, and a second click asks for nothing.
 */
export function useOrderAction() {
  const { id = "" } = useParams();
  const fetcher = useFetcher<OrderAnswer>({ key: `order ${id}` });
  const isBusy = fetcher.state !== "idle";
  return {
    ask: (request: OrderRequest): void => {
      if (!isBusy) fetcher.submit({ ...request }, { method: "post", action: `/app/orders/${id}` });
    },
    isBusy,
    /** Whether this very thing is under way. */
    isAsking: (request: OrderRequest): boolean =>
      isBusy && Object.entries(request).every(([field, value]) => fetcher.formData?.get(field) === value),
    /** Null before anything was asked, and until the page shows what came of it. */
    answer: fetcher.data && !isBusy ? fetcher.data : null,
  };
}
