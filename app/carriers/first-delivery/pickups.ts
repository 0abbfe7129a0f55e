import type { SentParcel } from "~/shipping/ports/carrier";
import type { Pickups, PickupState } from "~/shipping/ports/carrier-services";
import { fail, ok } from "~/shipping/result";
import { type FirstDeliveryClient, mostAtOnce } from "./client.server";
import { settings } from "./settings";
import { knownStatus } from "./statuses";

/** 100 to 104 of "Détails des états". */
const pickupCodes: ReadonlyMap<number, PickupState> = new Map([
  [100, "requested"],
  [101, "assigned"],
  [102, "collecting"],
  [103, "collected"],
  [104, "cancelled"],
]);

/** What a parcel's state says about its pick-up; null: nothing. Pure. */
export const pickupStateOf = (carrierState: string): PickupState | null =>
  pickupCodes.get(knownStatus(carrierState)?.code ?? -1) ?? null;

/** A request is made for all its parcels or for none *(assumed)*: so few of them tell. `etat` takes a second for each. */
const mostAsked = 5;

export function createPickups(client: FirstDeliveryClient): Pickups {
  return {
    // (assumed) No most is documented for `pickup`; that of the other calls with a list of barcodes.
    mostParcels: mostAtOnce,
    request: (connection, parcels) => client.pickup(settings.parse(connection.settings), barCodesOf(parcels)),
    async lookUp(connection, parcels) {
      let asked = 0;
      for (const barCode of barCodesOf(parcels)) {
        if (asked === mostAsked) break;
        const report = await client.etat(settings.parse(connection.settings), barCode);
        if (!report.ok) return fail(report.error);
        // A parcel that was deleted meanwhile, or is not known, tells nothing.
        if (!report.value || report.value.state === "cancelled") continue;
        asked += 1;
        const state = pickupStateOf(report.value.carrierState);
        if (state !== null && state !== "cancelled") return ok("requested");
      }
      return ok("not-requested");
    },
    async print(connection, { number }) {
      const stored = settings.parse(connection.settings);
      // Not the address of then: the token in it may be spent.
      const asked = await client.requestPrint(stored, number);
      if (!asked.ok) return asked;
      const { printUrl } = asked.value;
      if (printUrl !== null) return client.print(stored, printUrl);
      return fail(noLink("request-print", "First Delivery n'a donné aucun lien pour cette décharge"));
    },
    stateOf: pickupStateOf,
  };
}

const barCodesOf = (parcels: readonly SentParcel[]): readonly string[] =>
  parcels.flatMap(({ trackingNumber }) => (trackingNumber === null ? [] : [trackingNumber]));

/** Nothing to open; asking again brings nothing else. */
export const noLink = (operation: string, words: string) => ({
  carrier: "first-delivery" as const,
  operation,
  kind: "rejected" as const,
  words,
  status: null,
  field: null,
  retryAt: null,
});
