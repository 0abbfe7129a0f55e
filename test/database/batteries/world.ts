import type { Store } from "~/shipping/ports/store";
import type { Database } from "~/store/database.server";

/** What a battery runs on; functions, because it is there only while tests run. Both sample shops are installed and empty. */
export interface StoreWorld {
  store(): Store;
  countJobs(): Promise<number>;
}

/** The same where a database lies under the store. */
export interface DatabaseWorld extends StoreWorld {
  database(): Database;
}
