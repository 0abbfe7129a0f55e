import type { BatchCreation } from "~/shipping/ports/carrier-services";
import type { StoredConnection, Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { inMilliseconds } from "./outcome";
import type { World } from "./world";

/** Orders come in bursts: what waits to go together goes when nothing new has come for so long. */
export const quietMilliseconds = 2_000;

/** How this connection sends many at once; null: its parcels go one by one. */
export function batchOf(world: World, connection: StoredConnection): BatchCreation | null {
  const batch = world.carriers.get(connection.carrier)?.batch;
  return batch && (batch.isOffered?.(connection.reference) ?? true) ? batch : null;
}

/**
 * The job that sends a shipment whose bytes are saved, in the transaction that saved them: its own, or the one of all that
 * wait for the same connection, where the carrier takes many at once.
 */
export async function askToSend(world: World, tx: Transaction, shipment: Shipment): Promise<void> {
  const { shop, id } = shipment;
  const connection = await batchConnection(world, tx, shipment);
  if (!connection) return tx.jobs.send("create-shipment", { shop, shipmentId: id }, { key: id });
  const startAt = inMilliseconds(world, quietMilliseconds);
  await tx.jobs.send("create-batch", { shop, connectionId: connection.id }, { key: connection.id, startAt });
}

/** The job that asks the carrier about an uncertain shipment: its own, or one look-up for all of the connection. */
export async function askLater(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  startAt?: Date,
): Promise<void> {
  const { shop, id } = shipment;
  const connection = await batchConnection(world, tx, shipment);
  const at = startAt ? { startAt } : {};
  if (!connection) return tx.jobs.send("settle-uncertain", { shop, shipmentId: id }, { key: id, ...at });
  await tx.jobs.send("settle-batch", { shop, connectionId: connection.id }, { key: connection.id, ...at });
}

async function batchConnection(
  world: World,
  tx: Transaction,
  { shop, connectionId }: Shipment,
): Promise<StoredConnection | null> {
  const connection = connectionId ? await tx.connections.find(shop, connectionId) : null;
  return connection && batchOf(world, connection) ? connection : null;
}
