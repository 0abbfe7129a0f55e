import type { ConnectionId } from "~/shipping/ids";

/** Staff, or the operator, ask for the order to go now. */
export interface ShipRequest {
  readonly actor: string;
  readonly connection: ConnectionId | null;
  /** How fast, in the carrier's spelling; without it as was asked before, or as the order's marks say. */
  readonly serviceLevel?: string;
}
