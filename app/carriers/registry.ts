import type { Carrier } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { CarrierName } from "~/shipping/shipment";
import { createFirstDelivery, documentedBaseUrl } from "./first-delivery";
import { createHttpClient } from "./kit/http.server";
import type { RateLimiter } from "./kit/rate-limiter";

export interface CarriersDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly rateLimiter: RateLimiter;
  /** FIRST_DELIVERY_API_URL, with `/api/v2`; null takes the document's. */
  readonly firstDeliveryUrl: string | null;
  /** Whether the carriers' addresses that come from the environment may be private, and plain http. */
  readonly privateHosts: boolean;
  /** Over a whole call; 30 seconds unless a test says otherwise. */
  readonly timeoutMilliseconds?: number;
}

/** The carriers this installation offers. No other file names them all. */
export function createCarriers(dependencies: CarriersDependencies): ReadonlyMap<CarrierName, Carrier> {
  const { clock, logger, rateLimiter, privateHosts, timeoutMilliseconds = 30_000 } = dependencies;
  const http = createHttpClient({ privateHosts, timeoutMilliseconds });
  const carriers: readonly Carrier[] = [
    createFirstDelivery({
      http,
      rateLimiter,
      clock,
      logger,
      baseUrl: dependencies.firstDeliveryUrl ?? documentedBaseUrl,
    }),
  ];
  return new Map(carriers.map((carrier) => [carrier.facts.name, carrier]));
}
