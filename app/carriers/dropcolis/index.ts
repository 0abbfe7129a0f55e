import { currencyCode } from "~/shipping/money";
import type { Carrier, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { accountOf } from "../kit/account.server";
import type { Availability } from "../kit/availability";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import { cancelOrder } from "./cancel";
import { checkKeys } from "./check";
import { createDropcolisClient } from "./client.server";
import { followParcels } from "./follow";
import { historyOf } from "./history";
import { listOrders } from "./listing";
import { settleByReplay } from "./look-up";
import { push, testWebhook } from "./push";
import { quoteLevels } from "./quote";
import { settings } from "./settings";
import { pieceCodes } from "./pieces";
import { statusOfEvent } from "./statuses";
import { prepareShipment } from "./shipment";

export const facts: CarrierFacts = {
  name: "dropcolis",
  displayName: "Dropcolis",
  countries: ["CA"],
  currency: currencyCode.parse("CAD"),
  delivers: ["SHIPPING"],
  // Shoppers choose the province from Shopify's list, and `prepare` checks the postal code against it.
  place: "none",
  overdueAfterHours: 6,
  // The guide's one `order_id`, dc_9f7a1f2e3d4c5b6a, also in the address of its tracking page.
  trackingNumber: /^dc_[0-9a-f]{16}$/,
  calls: {
    documented: ["rates/quote", "create", "get", "list", "cancel", "webhooks/test"],
    public: [],
    links: ["tracking_url"],
    webhooks: [...statusOfEvent.keys()],
  },
};

export interface DropcolisDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly availability?: Availability;
  readonly clock: Clock;
  readonly logger: Logger;
  /** With or without `/v1`; a final slash does no harm. The document names no production host. */
  readonly baseUrl: string;
}

/** Dropcolis (Quebec, Canadian dollars), by its integration guide. See README.md beside this file. */
export function createDropcolis(dependencies: DropcolisDependencies): Carrier {
  const { clock, logger } = dependencies;
  const client = createDropcolisClient({
    caller: createCaller({ carrier: facts.name, ...dependencies }),
    clock,
    logger,
    baseUrl: withoutVersion(dependencies.baseUrl),
  });
  return {
    facts,
    settings,
    account: (stored) => accountOf(settings.parse(stored).publicKey),
    pieceCodes,
    prepare: (parcel, stored) => prepareShipment(parcel, settings.parse(stored), clock.now()),
    create: (connection, creation) => client.create(settings.parse(connection.settings), creation),
    lookUp: (connection, question) =>
      settleByReplay({ client, clock }, settings.parse(connection.settings), question),
    follow: (connection, parcels) =>
      followParcels({ client, logger }, settings.parse(connection.settings), parcels),
    cancel: (connection, parcel, reason) =>
      cancelOrder({ client, clock }, settings.parse(connection.settings), parcel, reason),
    push,
    quote: (connection, parcel) => quoteLevels(client, settings.parse(connection.settings), parcel),
    history: (connection, parcel) => historyOf(client, settings.parse(connection.settings), parcel),
    list: (connection, created) => listOrders(client, settings.parse(connection.settings), created),
    testPush: (connection) => testWebhook(client, settings.parse(connection.settings)),
    check: (connection) => checkKeys(client, clock, settings.parse(connection.settings)),
  };
}

/** The document writes the address with `/v1` in one place and without in its helpers: every path brings its own. */
const withoutVersion = (address: string): string => address.replace(/\/+$/, "").replace(/\/v1$/, "");
