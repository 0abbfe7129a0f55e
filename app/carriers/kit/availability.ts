import type { CarrierName } from "~/shipping/shipment";

/** Keeps, for every process to see, which carrier accounts do not answer (implemented in app/store). */
export interface Availability {
  /** `rest` null: it answers. */
  save(
    account: { readonly carrier: CarrierName; readonly account: string },
    rest: { readonly at: Date; readonly until: Date } | null,
  ): Promise<void>;
}
