import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CarrierName } from "~/shipping/shipment";
import type { Json } from "./json";

/** What each carrier's document shows it answering, about one parcel of ours: what fuzzing starts from. */

/** Ours, in the answers below and in the questions that are asked. */
export const reference = "NV0123456789";

const fixture = (carrier: CarrierName, name: string): Json => {
  const text = readFileSync(
    new URL(`../../../app/carriers/${carrier}/fixtures/${name}`, import.meta.url),
    "utf8",
  );
  // z.json() is JSON by its own type.
  return z
    .json()
    .parse(JSON.parse(text.replaceAll("NV0000000001", reference).replaceAll("NV0000000002", reference)));
};

interface Documents {
  readonly answers: readonly Json[];
  /** The numbers that the answers call the parcel by. */
  readonly trackingNumbers: readonly [string, ...string[]];
}

export const documents: Readonly<Record<CarrierName, Documents>> = {
  "first-delivery": {
    trackingNumbers: ["683377360858", "683375045049"],
    answers: [
      fixture("first-delivery", "create-201.json"),
      fixture("first-delivery", "etat-200.json"),
      fixture("first-delivery", "filter-200.json"),
      fixture("first-delivery", "gouvernorat-invalide.json"),
      {
        status: 200,
        isError: false,
        message: "Commandes annulées",
        result: ["683377360858", "683375045049"],
      },
      { status: 200, isError: false, message: "", result: { state: 6, barCode: "683377360858" } },
      { status: 401, isError: true, message: "Token invalide", result: null },
      { status: 429, isError: true, message: "Trop de requêtes", result: null },
    ],
  },
  dropcolis: {
    trackingNumbers: ["dc_9f7a1f2e3d4c5b6a"],
    answers: [
      fixture("dropcolis", "create-201.json"),
      fixture("dropcolis", "get-200.json"),
      fixture("dropcolis", "postal-code-invalid.json"),
      { orders: [fixture("dropcolis", "get-200.json"), fixture("dropcolis", "create-201.json")] },
      {
        order_id: "dc_9f7a1f2e3d4c5b6a",
        status: "cancelled",
        cancelled_by: "courier",
        reason: "Vehicle broke down",
      },
      {
        error: { code: "duplicate_order", message: "ID de commande en double" },
        request_id: "req_abc123def456",
      },
    ],
  },
  ecotrack: {
    trackingNumbers: ["ECLWIT2505052286", "ECG4SU2112195902", "ECLWIT2507162547"],
    answers: [
      { success: true, message: "Commande ajoutée", tracking: "ECLWIT2505052286" },
      fixture("ecotrack", "orders-200.json"),
      fixture("ecotrack", "statuses-200.json"),
      fixture("ecotrack", "tracking-info-200.json"),
      fixture("ecotrack", "invalide-422.json"),
      { success: false, error: 10_001, message: "Commande non modifiable" },
      { success: true },
      { delete: "success" },
      { message: "INVALID_TOKEN" },
      [
        { wilaya_id: 16, wilaya_name: "Alger" },
        { wilaya_id: "19", wilaya_name: "Sétif" },
      ],
      {
        "0": { nom: "Bab Ezzouar", wilaya_id: 16, code_postal: "16024", has_stop_desk: 1 },
        "1": { nom: "El Eulma", wilaya_id: "19", code_postal: null, has_stop_desk: 0 },
      },
      {
        my_desk: {
          location: { wilaya: "Alger", commune: "Bab Ezzouar", adresse: "1 rue X", phone: "021000000" },
        },
        other_desks: [{ name: "Sétif", code_wilaya: 19, commune: "El Eulma", adresse: "", phone: null }],
      },
    ],
  },
  delivety: {
    trackingNumbers: ["none"],
    answers: [
      {},
      { message: "phone is not valid" },
      { error: { message: "Unknown api id" } },
      { errors: ["amount", "products"] },
      "ok",
    ],
  },
};
