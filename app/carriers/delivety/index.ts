import { foldText } from "~/shipping/folded-text";
import type { Carrier, CarrierFacts } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { accountOf } from "../kit/account.server";
import type { Availability } from "../kit/availability";
import { createCaller } from "../kit/caller";
import type { HttpClient } from "../kit/http";
import type { RateLimiter } from "../kit/rate-limiter";
import type { Reach } from "../kit/reach.server";
import { checkAddress } from "./check";
import { createDelivetyClient } from "./client.server";
import { type DelivetySettings, settingsSchema } from "./settings";
import { prepareShipment } from "./shipment";

export const facts: CarrierFacts = {
  name: "delivety",
  displayName: "Delivety",
  countries: ["*"],
  currency: null,
  delivers: ["LOCAL"],
  place: "none",
  overdueAfterHours: null,
  // The document knows no tracking number.
  trackingNumber: null,
  calls: { documented: ["order"], public: [], links: [], webhooks: [] },
};

export interface DelivetyDependencies {
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly availability?: Availability;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reach: Reach;
  /** Whether a hook may be plain http, as private hosts are; the HTTP client has the last word. True unless said. */
  readonly plainHttp?: boolean;
}

/** Delivety (restaurants, local delivery), by its document. See README.md beside this file. */
export function createDelivety(dependencies: DelivetyDependencies): Carrier {
  const settings = settingsSchema({ plainHttp: dependencies.plainHttp ?? true });
  const client = createDelivetyClient({
    caller: createCaller({ carrier: facts.name, ...dependencies }),
    clock: dependencies.clock,
  });
  return {
    facts,
    settings,
    account: (stored) => companyOf(settings.parse(stored)),
    typedAddress: (stored) => settings.parse(stored).hookUrl,
    prepare: (parcel, stored) => prepareShipment(parcel, settings.parse(stored)),
    create(connection, { body }) {
      const present = settings.parse(connection.settings);
      return client.create(present, companyOf(present), body);
    },
    check: (connection) => checkAddress(dependencies, settings.parse(connection.settings)),
    toldByStaff: true,
    timeRule(stored) {
      const { deliveredAfterMinutes } = settings.parse(stored);
      return deliveredAfterMinutes === undefined ? null : { deliveredAfterMinutes };
    },
  };
}

/** The company, however it is spelt; without one the token. Hashed either way, so that names are as long as any. */
const companyOf = ({ company, accessToken }: DelivetySettings): string =>
  accountOf(company === undefined ? accessToken : `company ${foldText(company)}`);
