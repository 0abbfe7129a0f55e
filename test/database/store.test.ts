import { beforeAll, beforeEach, describe } from "vitest";
import type { Store } from "~/shipping/ports/store";
import { createStore } from "~/store/store.server";
import { storeTests } from "./batteries/every";
import { plainSqlTests } from "./batteries/plain-sql";
import type { DatabaseWorld } from "./batteries/world";
import { at, jobTable, medina, oran, testVault } from "./samples";
import { databaseKinds, useDatabase } from "./test-databases";

describe.each(databaseKinds)("the store on the %s database", (kind) => {
  const database = useDatabase(kind);
  let opened: { store: Store; countJobs: () => Promise<number> } | null = null;
  const world = () => {
    if (!opened) throw new Error("the store is there only while tests run");
    return opened;
  };
  const battery: DatabaseWorld = {
    database,
    store: () => world().store,
    countJobs: () => world().countJobs(),
  };

  beforeAll(async () => {
    const jobs = await jobTable(database());
    opened = { store: createStore(database(), testVault(), jobs.jobsOn), countJobs: jobs.count };
  });
  beforeEach(async () => {
    for (const shop of [medina, oran]) {
      await battery.store().shops.erase(shop);
      await battery.store().shops.install(shop, "read_orders", at("06:00:00"));
    }
  });

  storeTests(battery);
  plainSqlTests(battery);
});
