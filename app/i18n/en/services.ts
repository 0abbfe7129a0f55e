import type { ServiceText } from "../catalogue";

export const services: Readonly<Record<ServiceText, string>> = {
  requestPickup: "Ask for a pick-up",
  pickupNothing: "No parcel waits for a pick-up",
  pickupUnclear: "The answer of {{carrier}} is not there yet: Navette goes on by itself.",
  pickupPaper: "Paper of pick-up {{number}}",
  requestReturn: "Ask for it back",
  returnTitle: "Ask for this parcel back?",
  returnText:
    "Navette asks {{carrier}} to send the parcel back. It may refuse, or accept and deliver it all the same: its states will tell.",
  keepTravelling: "Let the parcel travel",
  doneReturn: "The question is taken; the parcel's states will tell whether it comes back.",
  remarks: "Remarks",
  showRemarks: "Read the remarks",
  noRemarks: "No remarks yet.",
  newRemark: "Remark to the courier",
  addRemark: "Send the remark",
  doneRemark: "The carrier has the remark.",
  carrierHistory: "The history at {{carrier}}",
  showHistory: "Read the carrier's history",
  notRead: "It could not be read",
};
