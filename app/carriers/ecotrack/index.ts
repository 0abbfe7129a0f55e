import { currencyCode } from "~/shipping/money";
import type { Carrier, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import { accountAt } from "./account.server";
import { calls, type Operation } from "./calls";
import { cancelParcel } from "./cancel";
import { createEcotrackClient } from "./client.server";
import { followParcels } from "./follow";
import { validateParcel } from "./hand-over";
import { createHostLimits } from "./host-limits.server";
import { lookUpReference } from "./look-up";
import { readReference } from "./reference";
import { settings } from "./settings";
import { prepareShipment } from "./shipment";
import { trackingNumber } from "./tracking-number";
import { updateParcel } from "./update";
import { personalWordsOf } from "./wire";

const pathsOf = (...operations: Operation[]): string[] =>
  operations.map((operation) => calls[operation].path);

export const facts: CarrierFacts = {
  name: "ecotrack",
  displayName: "ECOTRACK",
  countries: ["DZ"],
  currency: currencyCode.parse("DZD"),
  delivers: ["SHIPPING"],
  // The host's own list says which communes the wilaya has.
  place: "region",
  overdueAfterHours: null,
  trackingNumber,
  calls: {
    documented: pathsOf("orders", "statuses", "history"),
    public: pathsOf("create", "update", "delete", "validate", "token", "wilayas", "communes", "desks"),
    links: [],
    webhooks: [],
  },
};

export interface EcotrackDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** ECOTRACK (Algeria, cash on delivery), one host per courier company. See README.md beside this file. */
export function createEcotrack(dependencies: EcotrackDependencies): Carrier {
  const { clock, logger } = dependencies;
  const limits = createHostLimits(dependencies);
  const client = createEcotrackClient({
    caller: createCaller({ carrier: facts.name, clock, logger, ...limits }),
    clock,
  });
  return {
    facts,
    settings,
    account: (stored) => {
      const { host, token } = settings.parse(stored);
      return accountAt(host, token);
    },
    typedAddress: (stored) => settings.parse(stored).host,
    prepare: (parcel, _settings, reference) => prepareShipment(parcel, readReference(reference)),
    create: (connection, { body }) =>
      client.create(settings.parse(connection.settings), body, personalWordsOf(body)),
    lookUp: (connection, question) =>
      lookUpReference({ client, clock }, settings.parse(connection.settings), question),
    follow: (connection, parcels) =>
      followParcels({ client, logger }, settings.parse(connection.settings), parcels),
    cancel: (connection, parcel) =>
      cancelParcel({ client, clock }, settings.parse(connection.settings), parcel),
    update: (connection, parcel, creation) =>
      updateParcel({ client, clock }, settings.parse(connection.settings), parcel, creation),
    validation: {
      isAtOnce: (stored) => settings.parse(stored).validate === "at-once",
      validate: (connection, parcel) => validateParcel(client, settings.parse(connection.settings), parcel),
    },
    syncReference: (connection) => client.lists(settings.parse(connection.settings)),
  };
}
