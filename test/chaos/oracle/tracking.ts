import { parcelOf } from "./parcel-of";
import type { Ledgers, NavetteShipment } from "./ledgers";
import type { Violation } from "./violation";
import { isEnd, stepOf } from "./states";

/** What the carriers' words mean, as far as chaos brings them about; each as its carrier's document explains it. */
const meanings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "first-delivery": {
    "En attente": ["created"],
    Enlevé: ["picked_up"],
    "En cours": ["in_transit"],
    "A vérifier": ["attempted"],
    Livré: ["delivered"],
    "Retour Expéditeur": ["returning"],
    "Retour reçu": ["returned"],
    Supprimé: ["cancelled"],
  },
  dropcolis: {
    pending: ["created"],
    accepted: ["created"],
    picked_up: ["picked_up"],
    in_transit: ["in_transit"],
    out_for_delivery: ["out_for_delivery"],
    failed: ["attempted"],
    delivered: ["delivered"],
    cancelled: ["cancelled"],
  },
  ecotrack: {
    prete_a_expedier: ["created"],
    en_ramassage: ["created"],
    vers_hub: ["picked_up"],
    vers_wilaya: ["in_transit"],
    en_livraison: ["out_for_delivery"],
    suspendu: ["attempted"],
    livre_non_encaisse: ["delivered"],
    retour_chez_livreur: ["returning"],
    retour_recu: ["returned"],
    annule: ["cancelled"],
  },
};

/** In the end Navette says of each parcel what its carrier says, and Shopify has heard of a delivery. */
export function judgeTracking(ledgers: Ledgers): readonly Violation[] {
  return ledgers.navette.shipments.flatMap((shipment) => [
    ...judgeState(ledgers, shipment),
    ...judgeDelivery(ledgers, shipment),
  ]);
}

function judgeState(ledgers: Ledgers, shipment: NavetteShipment): readonly Violation[] {
  const parcel = parcelOf(ledgers, shipment);
  const words = parcel && meanings[parcel.carrier];
  // Delivety says nothing.
  if (!parcel || !words) return [];
  const meant = words[parcel.state];
  if (!meant) return judgeUnknown(shipment, parcel.state);
  if (meant.includes(shipment.state)) return [];
  // It came so far, and its carrier went on from an end, or went back: neither is followed.
  const was = parcel.before.flatMap((state) => meanings[parcel.carrier]?.[state] ?? []);
  const goesBack = meant.every((state) => stepOf(state) <= stepOf(shipment.state));
  if (was.includes(shipment.state) && (goesBack || isEnd(shipment.state))) return [];
  return [
    {
      kind: "regression",
      about: shipment.order,
      words: `${parcel.carrier} says ${parcel.state}, Navette ${shipment.state}`,
    },
  ];
}

/** A word that nobody knows is shown as it is. */
const judgeUnknown = (
  { state, order: about, carrierState }: NavetteShipment,
  said: string,
): readonly Violation[] =>
  isEnd(state) || carrierState === said
    ? []
    : [
        {
          kind: "lost",
          about,
          words: `its carrier says ${said}, and Navette shows ${carrierState ?? "nothing"}`,
        },
      ];

function judgeDelivery({ orders }: Ledgers, shipment: NavetteShipment): readonly Violation[] {
  if (shipment.state !== "delivered") return [];
  const order = orders.find(({ id }) => id === shipment.orderId);
  const fulfillment = order?.fulfillments.find(({ id, active }) => active && id === shipment.fulfillmentId);
  if (!fulfillment || fulfillment.events.includes("DELIVERED")) return [];
  return [{ kind: "lost", about: shipment.order, words: "is delivered, and Shopify does not know" }];
}
