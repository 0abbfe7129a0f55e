/**
 * Every column that is kept encrypted, as TABLE.COLUMN: what a value is bound to besides its shop, and what a rotation
 * of the keys goes through. The schema marks the same columns.
 */
export const encryptedFields = [
  "Session.accessToken",
  "Session.refreshToken",
  "Session.firstName",
  "Session.lastName",
  "Session.email",
  "Shop.settings",
  "InboxEntry.body",
  "Order.snapshot",
  "Order.problem",
  "Order.placeAnswer",
  "Shipment.problem",
  "Shipment.place",
  "Shipment.labelUrl",
  "Shipment.creation",
  "Shipment.declaration",
  "Shipment.cancellation",
  "Shipment.details",
  "Pickup.printUrl",
  "Pickup.actor",
  "Pickup.problem",
  "CarrierConnection.settings",
  "CarrierConnection.previousSettings",
  "FoundParcel.facts",
  "FoundParcel.dismissedBy",
  "JournalEntry.actor",
  "JournalEntry.words",
] as const;
export type EncryptedField = (typeof encryptedFields)[number];

export const columnOf = (field: EncryptedField): string => field.slice(field.indexOf(".") + 1);
