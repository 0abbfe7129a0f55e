import type { Catalogue } from "../catalogue";

const nothingToDo = "Rien à faire.";

export const problems: Catalogue<"fr">["problems"] = {
  nothing_to_ship: { happened: "Il ne reste rien à expédier dans cette commande.", todo: nothingToDo },
  digital_only: {
    happened: "Tout dans cette commande est numérique : aucun article ne voyage.",
    todo: nothingToDo,
  },
  local_pickup: { happened: "Le client vient chercher cette commande lui-même.", todo: nothingToDo },
  no_delivery: { happened: "Cette commande est sans livraison.", todo: nothingToDo },
  test_order: {
    happened: "C’est une commande de test ; elles ne sont jamais expédiées.",
    todo: nothingToDo,
  },
  order_cancelled: { happened: "La commande a été annulée dans Shopify.", todo: nothingToDo },
  already_fulfilled: {
    happened: "La commande est déjà traitée dans Shopify.",
    todo: "Rien à faire ; pour l’expédier avec Navette, annulez d’abord son traitement dans Shopify.",
  },
  twin_skipped: {
    happened: [
      "Vous avez décidé que cette commande ne part pas : elle répète la commande {{order}}.",
      "Vous avez décidé que cette commande ne part pas : elle en répète une autre.",
    ],
    todo: "Rien à faire ; vous pouvez changer d’avis sur la page de la commande.",
  },
  on_hold: {
    happened: [
      "La commande est mise en attente dans Shopify ({{reasons}}).",
      "La commande est mise en attente dans Shopify.",
    ],
    todo: "Levez la mise en attente dans Shopify ; Navette reprend alors d’elle-même.",
  },
  scheduled: {
    happened: ["La commande est programmée pour le {{date}}.", "La commande est programmée pour plus tard."],
    todo: "Attendez cette date, ou avancez-la dans Shopify.",
  },
  not_yet_routed: {
    happened: "Shopify n’a pas encore décidé de quel emplacement part la commande.",
    todo: "Patientez un instant ; Navette reprend dès que Shopify a décidé.",
  },
  no_carrier: {
    happened: [
      "Aucun transporteur connecté ne livre ce pays : {{country}}.",
      "Aucun transporteur connecté ne livre cette destination.",
    ],
    todo: "Connectez un transporteur qui livre ce pays, puis expédiez la commande.",
  },
  no_local_carrier: {
    happened: "C’est une livraison locale, et aucun transporteur de livraison locale n’est connecté.",
    todo: "Connectez Delivety, puis expédiez la commande.",
  },
  payment_pending: {
    happened: [
      "Le paiement par « {{gateway}} » n’est pas encore arrivé, et ce n’est pas un paiement à la livraison.",
      "Le paiement de la commande n’est pas encore arrivé.",
    ],
    todo: "Attendez le paiement ; ou, si le livreur doit encaisser, expédiez la commande vous-même.",
  },
  third_party_location: {
    happened: [
      "Les articles sont à « {{location}} », un emplacement géré par un autre service.",
      "Les articles sont à un emplacement géré par un autre service.",
    ],
    todo: "Ce service les expédie ; sinon, déplacez-les dans Shopify vers l’un de vos emplacements.",
  },
  old_order: {
    happened: "Cette commande est ancienne : l’envoi automatique n’y touche pas.",
    todo: "Si elle doit encore partir, expédiez-la vous-même.",
  },
  ship_again: {
    happened: "Un premier colis de ces articles s’est terminé sans livraison.",
    todo: "Expédiez la commande à nouveau quand les articles peuvent repartir ; rien ne repart sans vous.",
  },
  address_missing: {
    happened: "L’adresse de livraison manque ou est incomplète.",
    todo: "Complétez-la sur la commande dans Shopify ; Navette reprend d’elle-même.",
  },
  name_missing: {
    happened: "Le nom du destinataire manque.",
    todo: "Ajoutez-le à l’adresse de livraison dans Shopify ; Navette reprend d’elle-même.",
  },
  phone_missing: {
    happened: "La commande n’a aucun numéro de téléphone.",
    todo: "Demandez-le au client et ajoutez-le à l’adresse de livraison dans Shopify.",
  },
  phone_invalid: {
    happened: "Le numéro de téléphone de la commande ne peut pas exister.",
    todo: "Corrigez-le sur l’adresse de livraison dans Shopify ; Navette reprend d’elle-même.",
  },
  phone_foreign: {
    happened: [
      "Le numéro de téléphone n’est pas de ce pays : {{country}}. {{carrier}} n’appelle pas à l’étranger.",
      "Le numéro de téléphone est étranger, et {{carrier}} n’appelle pas à l’étranger.",
    ],
    todo: "Demandez au client un numéro local et ajoutez-le à l’adresse de livraison dans Shopify.",
  },
  place_unknown: {
    happened: [
      "L’adresse ne dit pas clairement où livrer. Lieux possibles : {{candidates}}.",
      "L’adresse ne dit pas dans quel gouvernorat ou quelle wilaya livrer.",
    ],
    todo: "Choisissez le gouvernorat ou la wilaya sur la page de la commande dans Navette, ou écrivez-le dans la ville de l’adresse dans Shopify.",
  },
  twin_order: {
    happened: [
      "Même téléphone et mêmes articles que la commande {{order}}, à moins de 24 heures d’écart.",
      "Même téléphone et mêmes articles qu’une autre commande, à moins de 24 heures d’écart.",
    ],
    todo: "Dites si celle-ci part aussi ou non ; rien ne part avant votre réponse.",
  },
  place_not_served: {
    happened: ["{{carrier}} ne livre pas à {{region}}.", "{{carrier}} ne livre pas à cette adresse."],
    todo: "Choisissez un autre transporteur, ou convenez d’une autre adresse avec le client.",
  },
  amount_above_limit: {
    happened: [
      "{{carrier}} encaisse au plus {{limit}} ; cette commande doit {{amount}}.",
      "{{carrier}} encaisse au plus {{limit}} ; cette commande doit davantage.",
      "Cette commande doit plus que {{carrier}} n’encaisse.",
    ],
    todo: "Divisez-la ou demandez un acompte.",
  },
  amount_unreadable: {
    happened: "Navette n’a pas pu établir ce que le client doit encore.",
    todo: "Vérifiez le paiement de la commande dans Shopify ; rien ne part avec un montant deviné.",
  },
  currency_mismatch: {
    happened: [
      "{{carrier}} encaisse en {{expected}} ; cette commande est en {{currency}}.",
      "{{carrier}} n’encaisse pas dans la devise de cette commande.",
    ],
    todo: "Expédiez-la par un transporteur qui encaisse cette devise, ou faites-la payer d’avance.",
  },
  text_too_long: {
    happened: [
      "Trop long pour {{carrier}} : {{field}} ({{length}} caractères, {{limit}} au plus).",
      "Trop long pour {{carrier}} : {{field}} ({{limit}} caractères au plus).",
      "Un texte de la commande est trop long pour {{carrier}}.",
    ],
    todo: "Raccourcissez-le sur la commande dans Shopify ; Navette ne coupe rien de son propre chef.",
  },
  carrier_auth: {
    happened: "{{carrier}} refuse la clé d’accès de votre connexion.",
    todo: "Saisissez une clé valable dans la connexion, puis relancez l’expédition.",
  },
  carrier_rejected: {
    happened: "{{carrier}} a refusé le colis.",
    todo: "Corrigez ce qui est en cause sur la commande dans Shopify, puis relancez l’expédition.",
  },
  carrier_duplicate: {
    happened: "{{carrier}} dit avoir déjà un colis pour cette commande.",
    todo: "Vérifiez sur son portail avant de relancer : un second colis partirait.",
  },
  carrier_unavailable: {
    happened: [
      "{{carrier}} ne répond pas depuis {{since}}. Colis en attente : {{waiting}}.",
      "{{carrier}} ne répond pas pour l’instant.",
    ],
    todo: "Rien à faire : Navette réessaie d’elle-même.",
  },
  carrier_unexpected: {
    happened: "{{carrier}} a répondu d’une façon que Navette ne comprend pas.",
    todo: "Vérifiez sur son portail si le colis existe, puis relancez l’expédition.",
  },
  uncertain: {
    happened: "La réponse n’est pas arrivée : le colis existe peut-être chez {{carrier}}.",
    todo: "Ne le créez pas à la main. Navette demande au transporteur quand il sait répondre ; sinon, dites s’il existe d’après le portail.",
  },
  pickup_uncertain: {
    happened: "La réponse à la demande d’enlèvement n’est jamais venue : {{carrier}} l’a peut-être.",
    todo: "Rien à faire : Navette le vérifie chez {{carrier}}. Ne la refaites pas à la main.",
  },
  return_ignored: {
    happened:
      "{{carrier}} a pris la demande de retour, mais le colis continue comme si rien n’était demandé.",
    todo: "Voyez avec le livreur, puis confirmez-le sur la page de la commande.",
  },
  not_sent_by_staff: {
    happened: "Vous avez confirmé que ce colis n’a jamais été créé.",
    todo: "La commande peut être expédiée à nouveau.",
  },
  carrier_state_unknown: {
    happened: "{{carrier}} annonce un état que Navette ne connaît pas.",
    todo: "Lisez l’état écrit par le transporteur ; l’expédition garde son dernier état connu.",
  },
  carrier_contradiction: {
    happened: [
      "{{carrier}} annonce « {{theirs}} » alors que le colis était « {{ours}} ».",
      "{{carrier}} annonce un état qui contredit ce qui est connu.",
    ],
    todo: "Demandez au transporteur où est le colis ; l’état le plus avancé est gardé.",
  },
  parcel_missing: {
    happened: [
      "{{carrier}} ne connaît plus le colis {{trackingNumber}}.",
      "{{carrier}} ne connaît plus ce colis.",
    ],
    todo: "Demandez à {{carrier}} ce qu’il est devenu, puis confirmez-le sur la page de la commande ; ou annulez le colis et expédiez de nouveau.",
  },
  parcel_not_ended: {
    happened: [
      "Cette expédition est terminée ici, mais {{carrier}} a toujours son colis {{trackingNumber}}.",
      "Cette expédition est terminée ici, mais {{carrier}} a toujours son colis.",
    ],
    todo: "Ouvrez les colis trouvés chez les transporteurs : adoptez-le s’il doit voyager ; sinon, faites-le annuler par {{carrier}} et dites que vous vous en êtes occupé.",
  },
  parcel_doubled: {
    happened: [
      "{{carrier}} a un deuxième colis avec la même référence : {{trackingNumber}}.",
      "{{carrier}} a un deuxième colis avec la même référence.",
    ],
    todo: "Faites annuler l’un des deux par {{carrier}}, puis dites parmi les colis trouvés que vous vous en êtes occupé.",
  },
  cancelled_by_staff: {
    happened: "Votre équipe a annulé ce colis.",
    todo: "Rien à faire ; la commande peut être expédiée à nouveau.",
  },
  cancelled_by_carrier: {
    happened: "Le colis a été annulé chez {{carrier}}.",
    todo: "Réglez ce qui est en cause, puis expédiez la commande à nouveau.",
  },
  delivery_failed: {
    happened: "{{carrier}} renonce à livrer ce colis.",
    todo: "Voyez avec le livreur où est le colis, puis confirmez-le sur la page de la commande.",
  },
  changed_after_sending: {
    happened: [
      "La commande a changé après l’envoi, et {{carrier}} ne le sait pas : {{changes}}.",
      "La commande a changé après l’envoi, et {{carrier}} ne le sait pas.",
    ],
    todo: "Prévenez le livreur, puis confirmez-le sur la page de la commande ; ou annulez le colis et expédiez à nouveau.",
  },
  cancel_refused: {
    happened: "{{carrier}} refuse de reprendre le colis.",
    todo: "Voyez avec le livreur ce que devient le colis, puis confirmez-le sur la page de la commande.",
  },
  cancel_by_hand: {
    happened:
      "La commande a été annulée dans Shopify, et Navette ne peut pas annuler un colis chez {{carrier}}.",
    todo: "Prévenez {{carrier}} que le colis est annulé, puis confirmez-le sur la page de la commande.",
  },
  fulfillment_cancelled: {
    happened: "Quelqu’un a annulé le traitement dans Shopify alors que le colis voyage.",
    todo: "Annulez le colis ; ou relancez l’expédition, et Navette écrit le traitement à nouveau.",
  },
  shopify_rejected: {
    happened: "Shopify a refusé le traitement de la commande.",
    todo: "Le colis existe chez le transporteur. Regardez la commande dans Shopify et traitez-la au besoin à la main avec le numéro de suivi.",
  },
  shopify_access: {
    happened: "Shopify ne laisse plus Navette agir sur cette boutique.",
    todo: "Ouvrez Navette dans votre interface Shopify et acceptez les autorisations demandées.",
  },
  webhook_unreadable: {
    happened: ["Un message reçu ({{topic}}) n’a pas pu être lu.", "Un message reçu n’a pas pu être lu."],
    todo: "Il est gardé. S’il vient de Shopify, modifiez la commande (une étiquette suffit) : Navette la relit alors.",
  },
  postal_code_invalid: {
    happened: "Le code postal n’existe pas dans ce pays, ou n’est pas de la province de l’adresse.",
    todo: "Corrigez le code postal ou la province dans Shopify ; Navette reprend d’elle-même.",
  },
  parcels_out_of_range: {
    happened:
      "La commande est marquée pour plus de colis que {{carrier}} n’en prend par expédition, ou pour aucun.",
    todo: "Corrigez sur la commande la mention « parcels: N ».",
  },
  service_level_unknown: {
    happened: [
      "{{carrier}} n’a pas de service « {{service}} ». Elle a : {{known}}.",
      "{{carrier}} n’a pas le service indiqué sur la commande.",
    ],
    todo: "Corrigez sur la commande la mention « service: NOM », ou retirez-la.",
  },
  weight_missing: {
    happened: "{{carrier}} demande un poids, et aucun article n’en a.",
    todo: "Indiquez le poids des produits dans Shopify, ou un poids par défaut dans les réglages de Navette.",
  },
  pickup_incomplete: {
    happened: "{{carrier}} doit savoir où et chez qui enlever le colis, et il en manque une partie.",
    todo: "Complétez l’enlèvement dans les réglages de Navette, ou l’emplacement dans Shopify.",
  },
  product_unmapped: {
    happened: [
      "« {{title}} » n’est associé à aucun produit chez {{carrier}}.",
      "Un article n’est associé à aucun produit chez {{carrier}}.",
    ],
    todo: "Associez-le dans les réglages de Navette.",
  },
  not_validated: {
    happened: "Le colis est créé, mais {{carrier}} ne l’enlève qu’une fois validé.",
    todo: "Validez l’expédition quand le colis est prêt.",
  },
  carrier_moved: {
    happened: [
      "{{carrier}} répond maintenant à une autre adresse : {{address}}.",
      "{{carrier}} répond maintenant à une autre adresse.",
    ],
    todo: "Remplacez l’adresse dans la connexion ; ce qui attendait repart alors.",
  },
};
