import type { Carrier } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { CarrierName } from "~/shipping/shipment";
import { createDelivety } from "./delivety";
import { createDropcolis } from "./dropcolis";
import { createEcotrack } from "./ecotrack";
import { createFirstDelivery, documentedBaseUrl } from "./first-delivery";
import type { Availability } from "./kit/availability";
import { createHttpClient } from "./kit/http.server";
import type { RateLimiter } from "./kit/rate-limiter";
import { createReach } from "./kit/reach.server";

export interface CarriersDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly rateLimiter: RateLimiter;
  /** Absent: nobody is told which accounts do not answer. */
  readonly availability?: Availability;
  /** FIRST_DELIVERY_API_URL, with `/api/v2`; null takes the document's. */
  readonly firstDeliveryUrl: string | null;
  /** DROPCOLIS_API_URL; null: no production host is documented, so Dropcolis is not offered. */
  readonly dropcolisUrl: string | null;
  /** Whether the carriers' addresses that come from the environment may be private, and plain http. */
  readonly privateHosts: boolean;
  /** The same for addresses that merchants type. */
  readonly privateTypedHosts: boolean;
  /** Over a whole call; 30 seconds unless a test says otherwise. */
  readonly timeoutMilliseconds?: number;
  /** The network; a test brings its own. */
  readonly httpClient?: typeof createHttpClient;
}

/** The carriers this installation offers. No other file names them all. */
export function createCarriers(dependencies: CarriersDependencies): ReadonlyMap<CarrierName, Carrier> {
  const { clock, logger, rateLimiter } = dependencies;
  const { timeoutMilliseconds = 30_000, httpClient = createHttpClient } = dependencies;
  const { availability } = dependencies;
  const shared = { clock, logger, rateLimiter, ...(availability ? { availability } : {}) };
  const http = httpClient({ privateHosts: dependencies.privateHosts, timeoutMilliseconds });
  const typedHttp = httpClient({ privateHosts: dependencies.privateTypedHosts, timeoutMilliseconds });
  const reach = createReach({ privateHosts: dependencies.privateTypedHosts, timeoutMilliseconds });
  const { firstDeliveryUrl, dropcolisUrl } = dependencies;
  const carriers: readonly Carrier[] = [
    createFirstDelivery({ ...shared, http, baseUrl: firstDeliveryUrl ?? documentedBaseUrl }),
    ...(dropcolisUrl === null ? [] : [createDropcolis({ ...shared, http, baseUrl: dropcolisUrl })]),
    createEcotrack({ ...shared, http: typedHttp }),
    createDelivety({ ...shared, http: typedHttp, reach, plainHttp: dependencies.privateTypedHosts }),
  ];
  return new Map(carriers.map((carrier) => [carrier.facts.name, carrier]));
}
