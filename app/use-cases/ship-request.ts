import type { ConnectionId } from "~/shipping/ids";

/** Staff, or the operator, ask for the order to go now. */
export interface ShipRequest {
  readonly actor: string;
  readonly connection: ConnectionId | null;
}
