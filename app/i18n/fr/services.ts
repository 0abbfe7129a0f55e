import type { ServiceText } from "../catalogue";

export const services: Readonly<Record<ServiceText, string>> = {
  requestPickup: "Demander l’enlèvement",
  pickupNothing: "Aucun colis n’attend d’enlèvement",
  pickupUnclear: "La réponse de {{carrier}} n’est pas encore là : Navette continue tout seul.",
  pickupPaper: "Bordereau de l’enlèvement {{number}}",
  requestReturn: "Demander le retour",
  returnTitle: "Demander le retour de ce colis ?",
  returnText:
    "Navette demande à {{carrier}} de renvoyer le colis. Il peut refuser, ou accepter puis livrer quand même : ses états le diront.",
  keepTravelling: "Laisser le colis voyager",
  doneReturn: "La demande de retour est prise ; les états du colis diront s’il revient.",
  remarks: "Remarques",
  showRemarks: "Lire les remarques",
  noRemarks: "Aucune remarque pour l’instant.",
  newRemark: "Remarque au livreur",
  addRemark: "Envoyer la remarque",
  doneRemark: "La remarque est chez le transporteur.",
  carrierHistory: "L’historique chez {{carrier}}",
  showHistory: "Lire l’historique du transporteur",
  notRead: "Lecture impossible",
};
