import { expect } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/ecotrack/fixtures/parcel";
import { standIn } from "../../stand-ins/ecotrack";
import type { BatteryEntry, ChangeEntry } from "./entry";

const ledgerSchema = z.object({
  parcels: z.array(z.object({ reference: z.string(), montant: z.number(), deleted: z.boolean() })),
});

/** A validated parcel is locked. */
export const locked: Pick<ChangeEntry, "lock" | "lockedWords"> = {
  async lock({ carrier, connection }, parcel) {
    expect(await carrier.validation?.validate(connection, parcel)).toEqual({ ok: true, value: null });
  },
  lockedWords: "Commande non modifiable",
};

export const entry: BatteryEntry = {
  name: "ecotrack",
  standIn,
  // Its address is one of its settings.
  addressedAt: () => ({}),
  settingsAt: (url) => ({ host: url, token: "tok-battery-31f9" }),
  deniedSettingsAt: (url) => ({ host: url, token: "bad-battery-31f9" }),
  parcel: goodParcel,
  operations: ["create", "lookUp", "follow", "cancel", "update", "validation", "syncReference"],
  createCall: "create/order",
  readCall: "list",
  settlesBy: "search",
  spoil: (creation) => ({
    ...creation,
    body: creation.body.replace('"commune":"Bab Ezzouar"', '"commune":"Bab-Ezzouar"'),
  }),
  spoilt: { field: "city", words: "La commune 'Bab-Ezzouar' est invalide." },
  // The document knows no idempotency, so the carrier is taken to make a second parcel (assumed).
  parcelsOfTwoSends: 2,
  proofMilliseconds: 60_000,
  references: (ledger) => ledgerSchema.parse(ledger).parcels.map(({ reference }) => reference),
  move: (control, tracking, state) => control.post("state", { tracking, state }),
  known: { carrierState: "vers_wilaya", state: "in_transit" },
  changes: {
    cancel: {
      ...locked,
      call: "delete/order",
      isDone: (ledger) => ledgerSchema.parse(ledger).parcels[0]?.deleted === true,
    },
    update: {
      ...locked,
      call: "update/order",
      isDone: (ledger) => ledgerSchema.parse(ledger).parcels[0]?.montant === 6_200,
    },
  },
  changed: { collect: { ...goodParcel.collect, minor: 620_000 } },
  secrets: ["battery-31f9", "0550123456", "021634567", "Yacine", "logements"],
};
