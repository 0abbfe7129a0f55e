import { currencyCode } from "~/shipping/money";
import type { Carrier, CarrierConnection, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { fail, ok } from "~/shipping/result";
import { accountOf } from "../kit/account.server";
import type { Availability } from "../kit/availability";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import { cancelParcel } from "./cancel";
import { cancelParcels } from "./cancel-many";
import { checkConnection } from "./check";
import { createFirstDeliveryClient, mostAtOnce } from "./client.server";
import { followParcels } from "./follow";
import { listParcels } from "./list";
import { lookUpReferences } from "./look-up";
import { createPickups, noLink } from "./pickups";
import { type FirstDeliverySettings, settings } from "./settings";
import { prepareShipment } from "./shipment";

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
    documented: ["create", "bulk-create", "etat", "filter", "cancel-orders", "pickup", "request-print"],
    public: ["localities"],
    links: ["print", "bulk-print", "print-pickup"],
    webhooks: [],
  },
};

export interface FirstDeliveryDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly availability?: Availability;
  readonly clock: Clock;
  readonly logger: Logger;
  /** With `/api/v2`; a final slash does no harm. */
  readonly baseUrl: string;
}

/** First Delivery Group (Tunisia, cash on delivery), by its document of version 2.4. See README.md beside this file. */
export function createFirstDelivery(dependencies: FirstDeliveryDependencies): Carrier {
  const { clock, logger, rateLimiter } = dependencies;
  const client = createFirstDeliveryClient({
    caller: createCaller({ carrier: facts.name, ...dependencies }),
    rateLimiter,
    clock,
    baseUrl: dependencies.baseUrl.replace(/\/+$/, ""),
  });
  const parts = { client, clock, logger };
  const settingsOf = (connection: CarrierConnection): FirstDeliverySettings =>
    settings.parse(connection.settings);
  return {
    facts,
    settings,
    account: (stored) => accountOf(settings.parse(stored).token),
    prepare: (parcel, _settings, reference) => prepareShipment(parcel, reference),
    create: (connection, creation) => client.create(settingsOf(connection), creation),
    lookUp: async (connection, question) => {
      const [outcome] = await lookUpReferences(parts, settingsOf(connection), [question]);
      if (!outcome) throw new Error("a question without an outcome");
      return outcome;
    },
    follow: (connection, parcels) => followParcels(parts, settingsOf(connection), parcels),
    cancel: (connection, parcel) => cancelParcel(parts, settingsOf(connection), parcel),
    syncReference: async (connection) => ok(await client.localities(settingsOf(connection))),
    batch: {
      mostParcels: mostAtOnce,
      turn: (connection) => client.bulkTurn(settingsOf(connection)),
      create: (connection, creations) => client.createMany(settingsOf(connection), creations),
      lookUp: (connection, questions) => lookUpReferences(parts, settingsOf(connection), questions),
    },
    batchCancel: {
      mostParcels: mostAtOnce,
      cancel: (connection, parcels) => cancelParcels(parts, settingsOf(connection), parcels),
    },
    pickups: createPickups(client),
    label: async (connection, { labelUrl }) =>
      labelUrl === null
        ? fail(noLink("print", "First Delivery n'a donné aucun lien d'étiquette pour ce colis"))
        : client.print(settingsOf(connection), labelUrl),
    list: (connection, created) => listParcels(parts, settingsOf(connection), created),
    check: (connection) => checkConnection(parts, settingsOf(connection)),
  };
}
