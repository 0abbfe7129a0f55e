import type pg from "pg";
import type { Db } from "pg-boss";

/** Announcements of one queue are gathered for so long: two hundred sends wake the workers a few times, not 200. */
const gatherMilliseconds = 25;

const longestPauseMilliseconds = 30_000;

/**
 * pg-boss' view of our pool, on a PostgreSQL server and on the embedded database alike.
 *
 * Listening holds one client of the pool. When its connection drops it listens again by itself; polling goes on
 * meanwhile, so a lost announcement costs a pause, never a job.
 */
export function bossDatabase(pool: pg.Pool, onError: (error: unknown) => void): Db {
  return {
    // Without values it must stay a simple query: pg-boss sends whole scripts that way.
    executeSql: (text, values) => (values?.length ? pool.query(text, values) : pool.query(text)),

    async listen(channel, onNotification, onReconnect) {
      const announce = gathered(onNotification);
      let client: pg.PoolClient | null = null;
      let retry: NodeJS.Timeout | null = null;
      let pauseMilliseconds = 1_000;
      let closed = false;

      const lost = (error?: unknown) => {
        if (closed || !client) return;
        if (error) onError(error);
        drop();
        again();
      };
      const drop = () => {
        client?.removeAllListeners("notification");
        client?.removeListener("error", lost);
        client?.removeListener("end", lost);
        client?.release(true);
        client = null;
      };
      const again = () => {
        retry = setTimeout(() => {
          connect().catch((error: unknown) => {
            onError(error);
            again();
          });
        }, pauseMilliseconds);
        pauseMilliseconds = Math.min(pauseMilliseconds * 2, longestPauseMilliseconds);
      };
      const connect = async () => {
        const next = await pool.connect();
        if (closed) return next.release();
        client = next;
        next.on("notification", ({ payload }) => {
          if (payload !== undefined) announce(payload);
        });
        next.on("error", lost);
        next.on("end", lost);
        try {
          // The name is pg-boss' own (letters and a hash), never input.
          await next.query(`LISTEN "${channel}"`);
        } catch (error) {
          if (client === next) drop();
          throw error;
        }
        pauseMilliseconds = 1_000;
        onReconnect();
      };

      await connect();
      return {
        close: async () => {
          closed = true;
          if (retry) clearTimeout(retry);
          announce.cancel();
          drop();
        },
      };
    },
  };
}

/** Calls at once for the first of a kind, then once more for all that came within the gathering time. */
function gathered(call: (payload: string) => void): ((payload: string) => void) & { cancel(): void } {
  const waiting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  const fire = (payload: string) => {
    call(payload);
    const timer = setTimeout(() => {
      const again = waiting.get(payload)?.again;
      waiting.delete(payload);
      if (again) fire(payload);
    }, gatherMilliseconds);
    waiting.set(payload, { timer, again: false });
  };
  const announce = (payload: string) => {
    const soon = waiting.get(payload);
    if (soon) soon.again = true;
    else fire(payload);
  };
  return Object.assign(announce, {
    cancel: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  });
}
