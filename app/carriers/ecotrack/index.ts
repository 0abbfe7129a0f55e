import { currencyCode } from "~/shipping/money";
import type { Carrier, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { Availability } from "../kit/availability";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import { accountAt } from "./account.server";
import { createAsking } from "./asking.server";
import { mostOrders } from "./batch";
import { calls, type Operation } from "./calls";
import { cancelParcel } from "./cancel";
import { checkConnection } from "./check";
import { createEcotrackClient } from "./client.server";
import { followParcels } from "./follow";
import { validateParcel } from "./hand-over";
import { createHostLimits } from "./host-limits.server";
import { listParcels } from "./list";
import { lookUpReference, lookUpReferences } from "./look-up";
import { readReference } from "./reference";
import { addRemark, mostCharacters } from "./remarks";
import { requestReturn } from "./request-return";
import { settings } from "./settings";
import { prepareShipment } from "./shipment";
import { trackingNumber } from "./tracking-number";
import { updateParcel } from "./update";

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
    documented: pathsOf("addRemark", "remarks", "requestReturn", "history", "orders", "statuses"),
    public: [
      ...pathsOf("create", "batch", "update", "delete", "validate", "label"),
      ...pathsOf("token", "wilayas", "communes", "desks", "fees"),
    ],
    links: [],
    webhooks: [],
  },
};

export interface EcotrackDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly availability?: Availability;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** ECOTRACK (Algeria, cash on delivery), one host per courier company. See README.md beside this file. */
export function createEcotrack(dependencies: EcotrackDependencies): Carrier {
  const { clock, logger } = dependencies;
  const limits = createHostLimits(dependencies);
  const asking = createAsking({
    caller: createCaller({ carrier: facts.name, ...dependencies, ...limits }),
    clock,
  });
  const client = createEcotrackClient({ asking, clock });
  return {
    facts,
    settings,
    account: (stored) => {
      const { host, token } = settings.parse(stored);
      return accountAt(host, token);
    },
    typedAddress: (stored) => settings.parse(stored).host,
    prepare: (parcel, _settings, reference) => prepareShipment(parcel, readReference(reference)),
    create: (connection, creation) => client.create(settings.parse(connection.settings), creation),
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
    batch: {
      mostParcels: mostOrders,
      isOffered: (reference) => readReference(reference)?.takesMany === true,
      create: (connection, creations) => client.createMany(settings.parse(connection.settings), creations),
      lookUp: (connection, questions) =>
        lookUpReferences({ client, clock }, settings.parse(connection.settings), questions),
    },
    // Where there is no tracking there is nothing to ask about: the host says so itself.
    label: (connection, parcel) =>
      client.label(settings.parse(connection.settings), parcel.trackingNumber ?? ""),
    remarks: {
      mostCharacters,
      add: (connection, parcel, text) =>
        addRemark({ client, clock }, settings.parse(connection.settings), parcel, text),
      list: (connection, parcel) =>
        client.remarks(settings.parse(connection.settings), parcel.trackingNumber ?? ""),
    },
    requestReturn: (connection, parcel) => requestReturn(client, settings.parse(connection.settings), parcel),
    history: (connection, parcel) =>
      client.steps(settings.parse(connection.settings), parcel.trackingNumber ?? ""),
    list: (connection, created) =>
      listParcels({ client, clock }, settings.parse(connection.settings), created),
    fees: (connection) => client.fees(settings.parse(connection.settings)),
    check: (connection) => checkConnection({ asking, clock }, settings.parse(connection.settings)),
  };
}
