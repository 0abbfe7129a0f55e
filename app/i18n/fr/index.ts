import type { Catalogue } from "../catalogue";
import { problems } from "./problems";
import { screens } from "./screens";

export const fr: Catalogue<"fr"> = {
  screens,
  problems,
  counts: {
    pieces: { one: "{{count}} article", many: "{{count}} d’articles", other: "{{count}} articles" },
  },
  states: {
    waiting: "En attente",
    asking: "Question posée",
    sending: "Envoi en cours",
    uncertain: "À vérifier",
    created: "Colis créé",
    picked_up: "Enlevé",
    in_transit: "En transit",
    out_for_delivery: "En livraison",
    attempted: "Tentative échouée",
    delivered: "Livré",
    returning: "Retour en cours",
    returned: "Retourné",
    cancelled: "Annulé",
    failed: "Échec",
    not_shipped: "Ne part pas",
  },
  refusals: {
    shop_unknown: [
      "Navette ne connaît pas la boutique {{shop}}. Installez-y l’application d’abord.",
      "Navette ne connaît pas cette boutique. Installez-y l’application d’abord.",
    ],
    shop_uninstalled: "Cette boutique a désinstallé Navette. Réinstallez l’application pour continuer.",
    order_unknown: [
      "La commande {{order}} n’existe pas dans cette boutique. Vérifiez son nom ou son numéro.",
      "Cette commande n’existe pas dans cette boutique. Vérifiez son nom ou son numéro.",
    ],
    shipment_unknown: "Cette expédition n’existe pas. Vérifiez son identifiant.",
    connection_unknown:
      "Cette connexion à un transporteur n’existe pas dans cette boutique. Choisissez-en une autre.",
    carrier_not_offered: [
      "Cette installation ne propose pas {{carrier}} pour l’instant : {{reason}}.",
      "Cette installation ne propose pas ce transporteur pour l’instant.",
    ],
    settings_invalid: [
      "Ces réglages ne conviennent pas : {{reason}}. Corrigez-les et recommencez.",
      "Ces réglages ne conviennent pas. Corrigez-les et recommencez.",
    ],
    input_invalid: [
      "Cette saisie ne convient pas : {{reason}}. Corrigez-la et recommencez.",
      "Cette saisie ne convient pas. Corrigez-la et recommencez.",
    ],
    already_shipped: "Un colis existe déjà pour cette commande ; rien n’a été envoyé une seconde fois.",
    has_problem:
      "Un problème empêche encore l’envoi de cette commande. Réglez-le d’abord : il est écrit sur la commande.",
    not_retryable: [
      "Une expédition dans l’état « {{state}} » ne se relance pas.",
      "Cette expédition ne se relance pas dans son état actuel.",
    ],
    uncertain_needs_settling:
      "On ne sait pas encore si le colis existe. Vérifiez chez {{carrier}}, puis dites s’il existe ou non : le relancer maintenant pourrait l’envoyer deux fois.",
    not_uncertain: "Rien n’est à trancher : on sait déjà si ce colis existe.",
    nothing_asked: "Cette commande n’attend aucune réponse.",
    answer_does_not_fit:
      "Cette réponse ne correspond pas à la question posée. Choisissez parmi les lieux du pays de la commande.",
    capability_missing: ["{{carrier}} n’offre pas cette opération. Faites-la sur son propre portail."],
    move_not_allowed: [
      "Une expédition ne passe pas de « {{from}} » à « {{to}} ».",
      "Cette expédition ne passe pas à cet état depuis le sien.",
    ],
    not_yet_created: ["Ce colis n’existe pas encore chez {{carrier}} : il n’y a rien à valider."],
    shopify_unreachable: "Shopify ne répond pas pour l’instant. Réessayez dans quelques minutes.",
  },
  carrierErrors: {
    auth: "{{carrier}} refuse la clé d’accès de la connexion. Saisissez une clé valable, puis relancez.",
    rejected: "{{carrier}} refuse la demande. Corrigez ce qui est en cause, puis relancez.",
    "not-served": "{{carrier}} ne dessert pas ce lieu. Choisissez un autre transporteur ou un autre lieu.",
    duplicate:
      "{{carrier}} dit avoir déjà ce colis. Vérifiez sur son portail avant de l’envoyer une autre fois.",
    "rate-limited": "{{carrier}} demande de ralentir. Rien à faire : Navette reprend d’elle-même.",
    unavailable: "{{carrier}} ne répond pas pour l’instant. Rien à faire : Navette réessaie d’elle-même.",
    "unexpected-answer":
      "{{carrier}} a répondu d’une façon que Navette ne comprend pas. Vérifiez sur son portail, puis relancez.",
    uncertain:
      "La réponse n’est pas arrivée : le colis existe peut-être chez {{carrier}}. Ne le créez pas à la main.",
  },
  journal: {
    planned: "Expédition préparée.",
    "planned-again": "Expédition revue : la commande, une réponse ou un réglage a changé.",
    "no-longer-ships": "L’expédition s’arrête avant l’envoi.",
    sending: "Création du colis demandée chez {{carrier}}.",
    created: ["{{carrier}} a créé le colis {{trackingNumber}}.", "{{carrier}} a créé le colis."],
    "not-created": "{{carrier}} n’a pas créé le colis.",
    uncertain: "La réponse n’est pas arrivée : le colis existe peut-être chez {{carrier}}.",
    "found-at-carrier": [
      "Vérifié chez {{carrier}} : le colis {{trackingNumber}} existe.",
      "Vérifié chez {{carrier}} : le colis existe.",
    ],
    "absent-at-carrier": "Vérifié chez {{carrier}} : le colis n’existe pas.",
    "settled-sent": ["Confirmé : le colis {{trackingNumber}} existe.", "Confirmé : le colis existe."],
    "settled-not-sent": "Confirmé : le colis n’a jamais été créé.",
    answered: "La question posée a reçu sa réponse.",
    retried: "Nouvel essai demandé.",
    "fulfillment-written": [
      "Traitement écrit dans Shopify avec le numéro de suivi {{trackingNumber}}.",
      "Traitement écrit dans Shopify.",
    ],
    "fulfillment-found": "Le traitement était déjà dans Shopify ; rien n’a été écrit une seconde fois.",
    "fulfillment-refused": "Shopify a refusé le traitement de la commande.",
    tracked: ["{{carrier}} annonce « {{carrierState}} » : {{state}}.", "{{carrier}} annonce un nouvel état."],
    progressed: [
      "Règle de la boutique, {{minutes}} min après l’envoi : {{state}}. Ce n’est pas la parole du livreur.",
      "Nouvel état indiqué : {{state}}.",
      "Un nouvel état a été indiqué.",
    ],
    validated: "Expédition validée chez {{carrier}}.",
    "not-validated": "{{carrier}} n’a pas validé l’expédition.",
    "late-answer": "Une réponse tardive de la part du transporteur est arrivée.",
  },
  fields: {
    name: "le nom du destinataire",
    phone: "le téléphone",
    address1: "l’adresse",
    address2: "le complément d’adresse",
    city: "la ville",
    zip: "le code postal",
    province: "la région",
    country: "le pays",
    amount: "le montant",
    currency: "la devise",
    note: "la note",
    title: "le contenu du colis",
    weight: "le poids",
    quantity: "la quantité",
  },
  holdReasons: {
    AWAITING_PAYMENT: "paiement attendu",
    AWAITING_RETURN_ITEMS: "articles retournés attendus",
    HIGH_RISK_OF_FRAUD: "risque de fraude élevé",
    INCORRECT_ADDRESS: "adresse incorrecte",
    INVENTORY_OUT_OF_STOCK: "rupture de stock",
    ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "offre après achat en cours",
    UNKNOWN_DELIVERY_DATE: "date de livraison inconnue",
    OTHER: "autre raison",
  },
};
