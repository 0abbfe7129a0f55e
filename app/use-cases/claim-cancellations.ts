import type { CarrierConnection } from "~/shipping/ports/carrier";
import type { Shipment } from "~/shipping/shipment";
import { isWanted, type WantedBack } from "./cancellation-outcome";
import type { World } from "./world";

/** Longer than asking takes; who has not answered by then has died. */
const askingMilliseconds = 45_000;

export type CancellationClaim =
  | { readonly kind: "claimed"; readonly parcels: readonly [WantedBack, ...WantedBack[]] }
  /** Null: it is not wanted back any more. */
  | { readonly kind: "asked-by-another"; readonly until: Date | null };

/**
 * Marks a parcel, and with it the others of its connection that are wanted back for the same reason, as being asked for:
 * two jobs at once would send the same barcodes twice, and the second would have to ask after each.
 */
export async function claimTogether(
  world: World,
  connection: CarrierConnection,
  { shop, id }: Shipment,
  most: number,
): Promise<CancellationClaim> {
  return world.store.transaction(async (tx) => {
    const now = world.clock.now();
    const isFree = ({ cancellation }: WantedBack): boolean =>
      cancellation.askingUntil === undefined || cancellation.askingUntil <= now;
    const first = await tx.shipments.findForUpdate(shop, id);
    if (!first || !isWanted(first)) return { kind: "asked-by-another", until: null };
    if (!isFree(first)) return { kind: "asked-by-another", until: first.cancellation.askingUntil ?? null };

    const askingUntil = new Date(now.getTime() + askingMilliseconds);
    const claim = async (parcel: WantedBack): Promise<WantedBack> => {
      const claimed = { ...parcel, cancellation: { ...parcel.cancellation, askingUntil } };
      await tx.shipments.save(shop, claimed);
      return claimed;
    };
    const others: WantedBack[] = [];
    for (const other of await tx.shipments.lockAskedBack(shop, connection.id)) {
      if (other.id === id || !isWanted(other) || !isFree(other) || others.length + 1 >= most) continue;
      if (other.cancellation.reason === first.cancellation.reason) others.push(await claim(other));
    }
    return { kind: "claimed", parcels: [await claim(first), ...others] };
  });
}
