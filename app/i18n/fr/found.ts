import type { FoundText } from "../catalogue";

export const found: Readonly<Record<FoundText, string>> = {
  foundTitle: "Colis trouvés chez les transporteurs",
  foundIntro: "Les transporteurs ont ces colis, et aucune expédition d’ici n’est l’un d’eux.",
  foundEmptyTitle: "Aucun colis n’est inconnu ici",
  foundEmptyText: "Les colis des transporteurs sont comparés aux vôtres toutes les heures.",
  foundSee: "Les regarder",
  foundRecipient: "Destinataire",
  foundOffered: "Le téléphone et le montant sont ceux de la commande {{order}}, qui n’est pas partie.",
  foundSeveralOrders: "Le téléphone et le montant sont ceux de plusieurs commandes qui ne sont pas parties.",
  foundNotEnded:
    "C’est le colis de la commande {{order}}, terminé ici : chez le transporteur, il existe toujours.",
  foundDoubled:
    "Il porte la même référence que le colis de la commande {{order}} : le transporteur en a deux.",
  foundErased: "C’est le colis de la commande {{order}}, terminé ici et dont le client a été effacé.",
  foundUnknown: "Il n’a pas été créé par Navette.",
  foundAdopt: "L’adopter pour {{order}}",
  foundAdoptHere: "L’adopter",
  foundOrderName: "Commande, par exemple #1001",
  foundDismiss: "Pas à nous",
  foundSeenTo: "Je m’en suis occupé",
  doneAdopted: "C’est noté : le colis est suivi, et sa commande traitée.",
  doneDismissed: "C’est noté : ce colis n’est plus montré.",
  outageTitle: "{{carrier}} ne répond pas",
  outageSince: "Depuis",
};
