import { currencyCode } from "~/shipping/money";
import type { Carrier, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { accountOf } from "../kit/account.server";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import { cancelParcel } from "./cancel";
import { createFirstDeliveryClient } from "./client.server";
import { followParcels } from "./follow";
import { lookUpReference } from "./look-up";
import { settings } from "./settings";
import { prepareShipment } from "./shipment";
import { personalWordsOf } from "./wire";

/** `{{env}}` of the document. */
export const documentedBaseUrl = "https://www.firstdeliverygroup.com/api/v2";

export const facts: CarrierFacts = {
  name: "first-delivery",
  displayName: "First Delivery",
  countries: ["TN"],
  currency: currencyCode.parse("TND"),
  delivers: ["SHIPPING"],
  place: "decided",
  overdueAfterHours: null,
  // Twelve digits in every sample of `create`, `etat` and `pickup`; those of `cancel-orders` are made-up ones of ten.
  trackingNumber: /^\d{12}$/,
  calls: {
    documented: ["create", "filter", "etat", "cancel-orders"],
    public: [],
    links: ["print"],
    webhooks: [],
  },
};

export interface FirstDeliveryDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
  /** With `/api/v2`; a final slash does no harm. */
  readonly baseUrl: string;
}

/** First Delivery Group (Tunisia, cash on delivery), by its document of version 2.4. See README.md beside this file. */
export function createFirstDelivery(dependencies: FirstDeliveryDependencies): Carrier {
  const { clock, logger } = dependencies;
  const client = createFirstDeliveryClient({
    caller: createCaller({ carrier: facts.name, ...dependencies }),
    clock,
    baseUrl: dependencies.baseUrl.replace(/\/+$/, ""),
  });
  return {
    facts,
    settings,
    account: (stored) => accountOf(settings.parse(stored).token),
    prepare: (parcel) => prepareShipment(parcel),
    create: (connection, { body }) =>
      client.create(settings.parse(connection.settings), body, personalWordsOf(body)),
    lookUp: (connection, question) =>
      lookUpReference({ client, clock }, settings.parse(connection.settings), question),
    follow: (connection, parcels) =>
      followParcels({ client, logger }, settings.parse(connection.settings), parcels),
    cancel: (connection, parcel) =>
      cancelParcel({ client, clock }, settings.parse(connection.settings), parcel),
  };
}
