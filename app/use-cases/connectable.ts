import type { Choosable } from "~/shipping/plan-shipment";
import type { StoredConnection } from "~/shipping/ports/store";
import type { World } from "./world";

/** The shop's connections to carriers this installation offers, each able to check a parcel by its own rules. */
export function connectable(world: World, connections: readonly StoredConnection[]): readonly Choosable[] {
  return connections.flatMap((connection) => {
    const carrier = world.carriers.get(connection.carrier);
    if (!carrier) return [];
    return [
      {
        id: connection.id,
        facts: carrier.facts,
        awaitsReference: carrier.syncReference !== undefined && connection.reference === null,
        prepare: (parcel) => carrier.prepare(parcel, connection.settings, connection.reference),
      } satisfies Choosable,
    ];
  });
}
