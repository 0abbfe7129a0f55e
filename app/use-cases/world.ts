import type { ConnectionId } from "~/shipping/ids";
import type { Carrier } from "~/shipping/ports/carrier";
import type { Clock, Randomness } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { Paper } from "~/shipping/ports/paper";
import type { ReadWebhook, Shopify, ShopTokens } from "~/shipping/ports/shopify";
import type { Store } from "~/shipping/ports/store";
import type { CarrierName } from "~/shipping/shipment";

/** Everything outside the use cases, handed in by the composition root. */
export interface World {
  readonly store: Store;
  readonly shopify: Shopify;
  readonly tokens: ShopTokens;
  readonly readWebhook: ReadWebhook;
  /** The carriers this installation offers. */
  readonly carriers: ReadonlyMap<CarrierName, Carrier>;
  /** False for an address that a connection could never reach: private, or not https. */
  readonly mayConnectTo: (address: string) => boolean;
  /** Where a carrier pushes a connection's states to. */
  readonly carrierWebhookUrl: (id: ConnectionId) => string;
  readonly clock: Clock;
  /** Waits; a test's clock need not. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly randomness: Randomness;
  readonly paper: Paper;
  readonly logger: Logger;
}
