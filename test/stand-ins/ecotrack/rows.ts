/** Parcels in the shapes of the three calls that tell of them. */
import { dayOf, timeOf } from "./algiers";
import type { Parcel } from "./parcels";
import { communeOf, deskIn } from "./places";

/** One of `data` of `get/orders`. */
export const listed = (parcel: Parcel, stateOf: (parcel: Parcel) => string): object => ({
  tracking: parcel.tracking,
  reference: parcel.order.reference ?? null,
  client: parcel.order.nom_client,
  phone: parcel.order.telephone,
  phone_2: parcel.order.telephone_2 ?? null,
  adresse: parcel.order.adresse,
  stop_desk: parcel.order.stop_desk ?? 0,
  commune: parcel.order.commune,
  wilaya_id: parcel.order.code_wilaya,
  montant: String(parcel.order.montant),
  tarif_prestation: "600",
  tarif_retour: "200",
  type_id: parcel.order.type,
  created_at: dayOf(parcel.createdAt),
  payment_id: null,
  return_id: null,
  status: stateOf(parcel),
  products: parcel.order.produit ?? "",
});

/** One of `data` of `get/orders/status`; `--history` writes the history's words beside the drivers' reasons. */
export function told(parcel: Parcel, stateOf: (parcel: Parcel) => string, withWords: boolean): object {
  const commune = communeOf(parcel.order.code_wilaya, parcel.order.commune);
  const none = { desk_phone: "", desk_commune: "", desk_map_link: "", desk_address: "" };
  const activity = parcel.history
    .filter(({ word }) => withWords || word === "attempt_delivery")
    .map(({ word, at }) => ({
      ...(withWords ? { status: word } : {}),
      reason: word === "attempt_delivery" ? "Client ne répond pas" : "",
      details: "",
      station: commune?.nom ?? "",
      driver: word === "dispatched_to_driver" ? "Livreur 7" : "",
      date: dayOf(at),
      time: timeOf(at),
      postponed_to: null,
    }));
  return {
    status: stateOf(parcel),
    order_id: parcel.order.reference ?? "",
    ...(parcel.order.stop_desk === 1 && commune ? deskIn(commune) : none),
    ...(parcel.state === "en_livraison" ? { driver_phone: "0550000000" } : {}),
    activity,
  };
}

/** `get/tracking/info`. */
export const history = (parcel: Parcel): object => ({
  recipientName: parcel.order.nom_client,
  shippedBy: parcel.order.boutique ?? "Boutique",
  originCity: 16,
  destLocationCity: parcel.order.code_wilaya,
  activity: parcel.history.map(({ word, at }) => ({ date: dayOf(at), time: timeOf(at), status: word })),
});
