import type { Catalogue } from "../catalogue";
import { found } from "./found";
import { orderPage } from "./order-page";
import { paper, printing } from "./paper";
import { problems } from "./problems";
import { screens } from "./screens";
import { services } from "./services";

export const fr: Catalogue<"fr"> = {
  screens: { ...screens, ...orderPage, ...found, ...printing, ...services },
  paper,
  problems,
  counts: {
    pickupAsked: {
      one: "Enlèvement demandé pour {{count}} colis.",
      many: "Enlèvement demandé pour {{count}} colis.",
      other: "Enlèvement demandé pour {{count}} colis.",
    },
    moreArticles: {
      one: "et {{count}} autre article",
      many: "et {{count}} d’autres articles",
      other: "et {{count}} autres articles",
    },
    pieces: { one: "{{count}} article", many: "{{count}} d’articles", other: "{{count}} articles" },
    found: {
      one: "{{count}} résultat sur cette page",
      many: "{{count}} de résultats sur cette page",
      other: "{{count}} résultats sur cette page",
    },
    parcelsFound: {
      one: "Un transporteur a {{count}} colis inconnu ici.",
      many: "Les transporteurs ont {{count}} de colis inconnus ici.",
      other: "Les transporteurs ont {{count}} colis inconnus ici.",
    },
    parcelsWaiting: {
      one: "{{count}} colis attend et partira tout seul.",
      many: "{{count}} de colis attendent et partiront tout seuls.",
      other: "{{count}} colis attendent et partiront tout seuls.",
    },
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
    cancel_refused: [
      "{{carrier}} refuse de reprendre ce colis : « {{words}} ». Voyez avec le livreur.",
      "{{carrier}} refuse de reprendre ce colis. Voyez avec le livreur.",
    ],
    nothing_to_acknowledge: [
      "Rien n’est à confirmer sur la commande {{order}} : c’est déjà fait, ou réglé entre-temps.",
      "Rien n’est à confirmer : c’est déjà fait, ou réglé entre-temps.",
    ],
    tracking_number_taken: [
      "Ce numéro de suivi est déjà celui de la commande {{order}}. Vérifiez-le sur le portail du transporteur.",
      "Ce numéro de suivi est déjà celui d’un autre colis. Vérifiez-le sur le portail du transporteur.",
    ],
    found_unknown: "Aucun colis à régler ici : quelqu’un s’en est déjà occupé, ou il est connu à présent.",
    adopt_needs_order: "Dites de quelle commande est ce colis.",
    nothing_to_print: "Aucun de ces envois n’a de colis chez un transporteur : il n’y a rien à imprimer.",
    shopify_unreachable: "Shopify ne répond pas pour l’instant. Réessayez dans quelques minutes.",
    pickups_not_offered:
      "Aucun transporteur connecté à cette boutique ne se demande pour un enlèvement : il n’y a rien à demander.",
    pickup_not_possible: [
      "Le colis de la commande {{order}} ne s’enlève pas dans l’état « {{state}} ». Choisissez des colis créés et pas encore enlevés.",
      "Ce colis ne s’enlève pas dans son état actuel. Choisissez des colis créés et pas encore enlevés.",
    ],
    pickup_under_way: [
      "L’enlèvement du colis de la commande {{order}} est déjà demandé.",
      "L’enlèvement de ces colis est déjà demandé.",
    ],
    pickup_refused: [
      "{{carrier}} refuse l’enlèvement : « {{words}} ». Corrigez ce qu’il dit, puis demandez-le à nouveau.",
      "{{carrier}} refuse l’enlèvement. Voyez avec le transporteur, puis demandez-le à nouveau.",
    ],
    pickup_unknown: "Cet enlèvement n’existe pas. Vérifiez son identifiant.",
    not_at_carrier: [
      "Le colis de la commande {{order}} n’est pas encore chez un transporteur : il n’y a rien à lui demander.",
      "Ce colis n’est pas encore chez un transporteur : il n’y a rien à lui demander.",
    ],
    not_waiting: [
      "L’envoi de la commande {{order}} est déjà parti : son prix est sur sa page.",
      "Cet envoi est déjà parti : son prix est sur la page de la commande.",
    ],
    return_not_possible: [
      "Dans l’état « {{state}} », un colis ne se fait pas renvoyer.",
      "Ce colis ne se fait pas renvoyer dans son état actuel.",
    ],
    remark_too_long: [
      "Cette remarque est trop longue : {{most}} caractères au plus. Raccourcissez-la.",
      "Cette remarque est trop longue. Raccourcissez-la.",
    ],
    remark_unclear:
      "On ne sait pas si {{carrier}} a pris la remarque. Relisez les remarques du colis avant de l’envoyer à nouveau.",
    carrier_refused: [
      "{{carrier}} refuse : « {{words}} ».",
      "{{carrier}} refuse, sans dire pourquoi. Voyez sur son portail.",
    ],
    carrier_key_refused:
      "{{carrier}} refuse la clé d’accès de la connexion. Saisissez une clé valable, puis recommencez.",
    carrier_unanswered: [
      "{{carrier}} n’a pas répondu comme attendu : « {{words}} ». Recommencez dans quelques minutes.",
      "{{carrier}} ne répond pas pour l’instant, ou pas comme attendu. Recommencez dans quelques minutes.",
    ],
    check_key:
      "{{carrier}} ne connaît pas cette clé, ou ne lui permet rien. Copiez la clé une nouvelle fois depuis le portail du transporteur.",
    check_secret:
      "{{carrier}} connaît la clé, mais le secret ne va pas avec. Copiez le secret une nouvelle fois depuis le portail du transporteur.",
    check_clock: "L’heure de ce serveur et celle de {{carrier}} diffèrent trop. Réglez l’horloge du serveur.",
    check_host:
      "L’adresse de {{carrier}} ne mène à personne : aucun hôte de ce nom, ou une connexion qui n’est pas sûre. Vérifiez l’adresse.",
    check_moved: [
      "{{carrier}} a changé d’adresse : « {{words}} ». Saisissez la nouvelle.",
      "{{carrier}} a changé d’adresse. Saisissez la nouvelle.",
    ],
    check_no_answer:
      "{{carrier}} ne répond pas pour l’instant. Recommencez plus tard ; si cela dure, vérifiez l’adresse.",
    check_not_the_carrier:
      "Quelqu’un répond à cette adresse, mais pas comme {{carrier}}. Vérifiez l’adresse.",
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
    "labels-printed": "L’étiquette du colis a été imprimée.",
    "manifest-printed": "Le colis figure sur un bordereau de remise imprimé.",
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
    "cancel-requested": "Annulation du colis demandée.",
    cancelled: "Le colis est annulé.",
    "cancel-refused": "{{carrier}} refuse de reprendre le colis.",
    "updated-at-carrier": "{{carrier}} a pris en compte le changement de la commande.",
    "update-refused": "{{carrier}} n’a pas pris en compte le changement de la commande.",
    "changed-after-sending": "La commande a changé après l’envoi, et {{carrier}} ne le sait pas.",
    adopted: [
      "Le colis {{trackingNumber}}, saisi à la main dans Shopify, est maintenant suivi.",
      "Un colis saisi à la main dans Shopify est maintenant suivi.",
    ],
    acknowledged: "Confirmé : le livreur est prévenu.",
    "fulfillment-cancelled": "Navette a retiré le traitement dans Shopify.",
    "fulfillment-lost": "Quelqu’un a annulé le traitement dans Shopify.",
    "ended-by-staff": "L’expédition a été arrêtée.",
    "missing-at-carrier": "Comparé avec {{carrier}} : le colis n’y est plus connu.",
    "adopted-found": [
      "Le colis {{trackingNumber}}, trouvé chez {{carrier}}, a été pris pour celui de cette commande.",
      "Un colis trouvé chez {{carrier}} a été pris pour celui de cette commande.",
    ],
    "dismissed-found": [
      "Le colis {{trackingNumber}}, trouvé chez {{carrier}}, a été mis de côté.",
      "Un colis trouvé chez {{carrier}} a été mis de côté.",
    ],
    "twin-answered": "La question sur la commande jumelle a reçu sa réponse.",
    "pickup-requested": [
      "Enlèvement demandé à {{carrier}}, numéro {{number}}.",
      "Enlèvement demandé à {{carrier}}.",
    ],
    "pickup-refused": "{{carrier}} refuse l’enlèvement.",
    "pickup-cancelled": "L’enlèvement est annulé : le colis attend à nouveau.",
    remarked: ["Remarque au livreur : « {{words}} ».", "Remarque écrite au livreur."],
    "return-requested": "{{carrier}} a pris la demande de retour ; ses états diront s’il la suit.",
    "return-refused": "{{carrier}} refuse de renvoyer le colis.",
    "late-answer": "Une réponse tardive de la part du transporteur est arrivée.",
  },
  reasons: {
    automatic: "L’envoi est automatique : une commande part dès que rien ne la retient.",
    manual: "L’envoi est manuel : une commande attend que quelqu’un l’expédie.",
    asked: ["Son départ a été demandé le {{date}}.", "Son départ a été demandé."],
    "not-asked": "Personne n’a encore demandé son départ.",
    "carrier-by-hand": "Transporteur : {{carrier}}, choisi à la main.",
    "carrier-of-then": "Transporteur : {{carrier}}, choisi à la main ou par les réglages d’alors.",
    "carrier-of-settings": "Transporteur : {{carrier}}, celui de vos réglages.",
    "carrier-of-country": [
      "Transporteur : {{carrier}}, votre première connexion qui livre ce pays : {{country}}.",
      "Transporteur : {{carrier}}, votre première connexion qui livre ce pays.",
    ],
    "carrier-local": "Transporteur : {{carrier}}, qui fait vos livraisons locales.",
    "carrier-none": "Aucun transporteur n’a pu être choisi.",
    "place-answered": [
      "Lieu : {{place}}, d’après la réponse de votre équipe.",
      "Le lieu a été donné par votre équipe.",
    ],
    "place-found": ["Lieu : {{place}}, d’après l’adresse.", "L’adresse dit le lieu."],
    "place-unknown": "Le lieu de livraison n’est pas encore établi.",
    collects: ["Le livreur encaisse {{amount}}.", "Le livreur encaisse ce qui reste dû."],
    prepaid: "Le livreur n’encaisse rien : tout est payé.",
    "amount-unknown": "Le montant à encaisser n’a pas pu être établi.",
    "awaits-shipping": "Rien d’autre ne le retient : il attend que quelqu’un l’expédie.",
    "leaves-now": "Rien ne le retient : il part dans un instant.",
    "awaits-answer": "La réponse de {{carrier}} est attendue.",
    "has-left": ["{{carrier}} a enregistré le colis le {{date}}.", "{{carrier}} a enregistré le colis."],
    "is-over": "L’expédition s’est arrêtée là.",
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
    amount: "le montant à encaisser",
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
