import type pg from "pg";

/**
 * Does `work` on a client of its own and takes it out of the pool afterwards when it failed: whatever it had begun, a
 * transaction or a lock, ends with its connection.
 */
export async function withClient(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  // A connection that breaks says so by an event, which would end the process; its next query fails as well.
  const ignore = () => undefined;
  client.on("error", ignore);
  try {
    await work(client);
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.removeListener("error", ignore);
  client.release();
}
