import { expect } from "vitest";
import { z } from "zod";
import type { Shipment } from "~/shipping/shipment";
import { shop, type Installation } from "../path/installation";

/** The rows that a carrier's ledger has of an order's shipments, as `row` reads them. */
export async function rowsOf<Row extends { readonly reference: string }>(
  at: Installation,
  orderName: string,
  row: z.ZodType<Row>,
  ledger: unknown,
): Promise<readonly Row[]> {
  const shipments = await shipmentsOf(at, orderName);
  const references = shipments.map(({ reference }): string => reference);
  const kept = z.object({ parcels: z.array(row).optional(), orders: z.array(row).optional() }).parse(ledger);
  return [...(kept.parcels ?? []), ...(kept.orders ?? [])].filter(({ reference }) =>
    references.includes(reference),
  );
}

export async function shipmentsOf(at: Installation, orderName: string): Promise<readonly Shipment[]> {
  const all = await at.application.world.store.shipments.list(shop);
  return all
    .filter((shipment) => shipment.orderName === orderName)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** What Shopify was told of an order's parcel, in the order it was told. */
export const toldOf = async (at: Installation, orderName: string): Promise<readonly string[]> =>
  (await at.fulfillmentsOf(orderName)).flatMap(({ events }) => events.map(({ status }) => status));

/** Waits until Shopify was told this much and no more. */
export const untilTold = (at: Installation, orderName: string, statuses: readonly string[]) =>
  expect.poll(() => toldOf(at, orderName), { timeout: 20_000 }).toEqual(statuses);

export const wordsOf = async (at: Installation, { id }: Shipment): Promise<readonly string[]> =>
  (await at.application.world.store.shipments.trackingEvents(shop, id)).map(
    ({ carrierState }) => carrierState,
  );

/** The journal's entries of one event, with who did it. */
export async function actorsOf(at: Installation, { orderId }: Shipment, event: string) {
  const journal = await at.application.world.store.journal.ofOrder(shop, orderId);
  return journal.filter((entry) => entry.event === event).map(({ actor }) => actor);
}
