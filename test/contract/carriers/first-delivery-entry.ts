import { z } from "zod";
import { goodParcel } from "~/carriers/first-delivery/fixtures/parcel";
import { standIn } from "../../stand-ins/first-delivery";
import type { BatteryEntry } from "./entry";

const ledgerSchema = z.object({
  parcels: z.array(z.object({ reference: z.string(), state: z.string() })),
});

export const firstDeliveryEntry: BatteryEntry = {
  name: "first-delivery",
  standIn,
  addressedAt: (url) => ({ firstDeliveryUrl: `${url}/api/v2` }),
  settingsAt: () => ({ token: "tok-battery-31f9" }),
  deniedSettingsAt: () => ({ token: "bad-battery-31f9" }),
  parcel: goodParcel,
  operations: ["create", "lookUp", "follow", "cancel", "syncReference"],
  createCall: "create",
  readCall: "filter",
  settlesBy: "search",
  spoil: (creation) => ({
    ...creation,
    body: creation.body.replace('"gouvernerat":"Sousse"', '"gouvernerat":"Sosa"'),
  }),
  spoilt: { field: "city", words: "Le gouvernorat 'Sosa' est invalide" },
  // The document knows no idempotency, so the carrier is taken to make a second parcel (assumed).
  parcelsOfTwoSends: 2,
  proofMilliseconds: 60_000,
  references: (ledger) => ledgerSchema.parse(ledger).parcels.map(({ reference }) => reference),
  move: (control, barCode, state) => control.post("state", { barCode, state }),
  known: { carrierState: "Au magasin", state: "in_transit" },
  changes: {
    cancel: {
      call: "cancel-orders",
      lock: ({ control }, { trackingNumber }) =>
        control.post("state", { barCode: trackingNumber, state: "Demande d'enlèvement" }),
      lockedWords:
        "Seules les commandes en attente peuvent être annulées ; celle-ci est « Demande d'enlèvement »",
      isDone: (ledger) => ledgerSchema.parse(ledger).parcels[0]?.state === "Supprimé",
    },
  },
  secrets: ["battery-31f9", "22123456", "98765432", "Amira", "République"],
};
