import type { Ledgers } from "../oracle/ledgers";
import { parcelsOf } from "./carriers";
import { playedFaults } from "./faults";
import type { RealInstallation, RealParts } from "./installation";
import { readBook, type NavetteBook } from "./navette-book";
import { shopifyOrders } from "./shopify-orders";
import { merchantSecrets, realShops } from "./shops";
import type { Traffic } from "./traffic";

/** The three books, and what is told about them beside. */
export interface RealLedgers {
  readonly ledgers: Ledgers;
  readonly book: NavetteBook;
  /** The log as it was written. */
  readonly log: readonly string[];
}

/** Among a hundred thousand of the app's own random ids one has somebody's phone in it. */
const withoutIds = (line: string): string =>
  line.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "(id)");

/** @param logLines those that were not judged yet */
export async function readRealLedgers(
  installation: RealInstallation,
  traffic: Traffic,
  secrets: RealParts["secrets"],
  logLines: readonly string[],
): Promise<RealLedgers> {
  const shops = realShops.map(({ domain }) => domain);
  const book = await readBook(installation.environment, shops);
  const parcels = await Promise.all(
    [...installation.carriers].map(async ([carrier, { control }]) =>
      parcelsOf(carrier, await control.get("ledger"), traffic.past),
    ),
  );
  const ledgers: Ledgers = {
    orders: await shopifyOrders(installation, traffic),
    parcels: parcels.flat(),
    navette: { orders: book.orders, shipments: book.shipments, problems: book.problems },
    states: book.states,
    owed: traffic.owed,
    heard: null,
    faults: playedFaults(installation),
    logLines: logLines.map(withoutIds),
    secrets: [
      // What every token of Shopify begins with: access, online access, refresh.
      "shpat_",
      "shpua_",
      "shprt_",
      secrets.apiSecret,
      secrets.key,
      ...merchantSecrets,
      ...traffic.placed.flatMap(({ personal }) => personal),
    ],
    jobs: book.jobs.map(({ name, state }) => ({ name, state })),
  };
  return { ledgers, book, log: logLines };
}
