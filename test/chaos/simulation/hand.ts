import { shopDomain, type ShopDomain } from "~/shipping/ids";
import type { Order } from "../../stand-ins/shopify/orders/order-type";
import type { Random } from "../random";
import type { Scenario } from "../scenario/scenario";
import type { PlayedCarrier } from "./carriers";
import type { Party } from "./party";
import type { Processes } from "./processes";
import type { VirtualQueue } from "./queue";
import type { Scheduler } from "./scheduler";
import type { ShopifyOutside } from "./shopify";

/** What an act may reach. */
export interface Hand {
  readonly scenario: Scenario;
  readonly scheduler: Scheduler;
  readonly processes: Processes;
  readonly queue: VirtualQueue;
  readonly shopify: ShopifyOutside;
  readonly carriers: ReadonlyMap<PlayedCarrier, Party>;
  /** The scenario's orders as Shopify has them, by index; absent before they are placed. */
  readonly placed: ReadonlyMap<number, Order>;
  /** How far the carriers' clocks are ahead. */
  readonly skews: Map<PlayedCarrier, number>;
  readonly random: Random;
  /** The states that parcels have left, by reference. */
  readonly past: Map<string, string[]>;
  /** A fault that happens without a call was met. */
  readonly note: (fault: string) => void;
  readonly trace: (line: string) => void;
}

export const domainOf = ({ scenario }: Hand, shop: number): ShopDomain =>
  shopDomain.parse(scenario.shops[shop]?.domain);
