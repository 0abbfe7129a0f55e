import type { CarrierErrorKind } from "~/shipping/ports/carrier";
import type { Language } from "~/shipping/ports/store";
import type { ProblemCode } from "~/shipping/problem";
import type { ShipmentState } from "~/shipping/shipment";
import type { JournalEvent } from "~/use-cases/record";
import type { RefusalCode } from "~/use-cases/refusal";

/**
 * What a language has to say. All of it is required of every language, so a missing sentence is a type error.
 * `{{name}}` stands for a value.
 */
export interface Catalogue<L extends Language> {
  readonly screens: Readonly<Record<ScreenText, string>>;
  readonly paper: Readonly<Record<PaperText, string>>;
  readonly counts: Readonly<Record<CountText, Plural<L>>>;
  readonly states: Readonly<Record<ShipmentState | "not_shipped", string>>;
  readonly problems: Readonly<Record<ProblemCode, ProblemWords>>;
  readonly refusals: Readonly<Record<RefusalCode, Wording>>;
  readonly carrierErrors: Readonly<Record<CarrierErrorKind, Wording>>;
  readonly journal: Readonly<Record<JournalEvent, Wording>>;
  readonly reasons: Readonly<Record<ReasonCode, Wording>>;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly holdReasons: Readonly<Record<HoldReason, string>>;
}

/**
 * One sentence, or several for more and less knowledge: the first whose values are all known is said. The last one
 * needs no value but `carrier`, for which there is always a word.
 */
export type Wording = string | readonly string[];

/** What happened, and who does what about it. */
export interface ProblemWords {
  readonly happened: Wording;
  readonly todo: Wording;
}

/** The plural forms a language has, by CLDR's names. */
export type Plural<L extends Language> = Readonly<Record<PluralForms[L], string>>;
interface PluralForms {
  fr: "one" | "many" | "other";
  ar: "zero" | "one" | "two" | "few" | "many" | "other";
  en: "one" | "other";
}

/** Fields of an order, as problems name them. */
export const fieldNames = [
  "name",
  "phone",
  "address1",
  "address2",
  "city",
  "zip",
  "province",
  "country",
  "amount",
  "currency",
  "note",
  "title",
  "weight",
  "quantity",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Shopify's reasons for holding a fulfillment order (FulfillmentHoldReason of the Admin API). */
export const holdReasons = [
  "AWAITING_PAYMENT",
  "AWAITING_RETURN_ITEMS",
  "HIGH_RISK_OF_FRAUD",
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "ONLINE_STORE_POST_PURCHASE_CROSS_SELL",
  "UNKNOWN_DELIVERY_DATE",
  "OTHER",
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why a parcel left as it did, or did not leave: one sentence for each thing that decides it. */
export const reasonCodes = [
  "automatic",
  "manual",
  "asked",
  "not-asked",
  "carrier-by-hand",
  "carrier-of-then",
  "carrier-of-settings",
  "carrier-of-country",
  "carrier-local",
  "carrier-none",
  "place-answered",
  "place-found",
  "place-unknown",
  "collects",
  "prepaid",
  "amount-unknown",
  "awaits-shipping",
  "leaves-now",
  "awaits-answer",
  "has-left",
  "is-over",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type CountText =
  "pickupAsked" | "pieces" | "found" | "parcelsFound" | "parcelsWaiting" | "moreArticles";

export type ScreenText = CommonText | OrderPageText | FoundText | PrintText | ServiceText;

/** Texts of the list, of the frame, and what several screens say. */
export type CommonText =
  | "shipments"
  | "yourShipments"
  | "yourOrders"
  | "order"
  | "carrier"
  | "state"
  | "carrierState"
  | "trackingNumber"
  | "collect"
  | "problem"
  | "reason"
  | "viewAll"
  | "viewToMend"
  | "viewMoving"
  | "viewDelivered"
  | "viewEnded"
  | "viewNotShipping"
  | "refresh"
  | "emptyTitle"
  | "emptyText"
  | "emptyViewTitle"
  | "emptyViewText"
  | "search"
  | "stateIs"
  | "nothingFoundTitle"
  | "nothingFoundText"
  | "nothingInStatesTitle"
  | "clearSearch"
  | "clearFilter"
  | "orderElsewhere"
  | "openOrder"
  | "changed"
  | "nothing"
  | "before"
  | "now"
  | "listSeparator"
  | "comma"
  | "language"
  | "prepaid"
  | "amountUnknown"
  | "noCarrier"
  | "anyCarrier"
  | "newTab"
  | "backToShipments"
  | "errorTitle"
  | "errorText"
  | "tryAgain"
  | "itsWords"
  | "requestNumber"
  | "loginTitle"
  | "loginText"
  | "loginShop"
  | "loginButton"
  | "loginMissingShop"
  | "loginInvalidShop"
  | "pageUnknownTitle"
  | "pageUnknownText";

/** Texts of an order's page: what is known of its parcels, and what staff can do about them. */
export type OrderPageText =
  | "orderTitle"
  | "openInShopify"
  | "reference"
  | "place"
  | "contents"
  | "sentAt"
  | "updatedAt"
  | "cost"
  | "estimatedDelivery"
  | "label"
  | "openLabel"
  | "inShopify"
  | "fulfilled"
  | "notFulfilled"
  | "takenBack"
  | "whatHappened"
  | "noHistory"
  | "actorApp"
  | "actorOperator"
  | "actorTimeRule"
  | "orderUnknownTitle"
  | "orderUnknownText"
  | "actorStaff"
  | "parcelTimeline"
  | "nothingReported"
  | "stateNotKnown"
  | "saidByShop"
  | "whyShipped"
  | "whyNotShipped"
  | "ship"
  | "shipAgain"
  | "shipTitle"
  | "shipWith"
  | "shipByRules"
  | "dismiss"
  | "retry"
  | "cancelParcel"
  | "cancelTitle"
  | "cancelTextUnsent"
  | "cancelTextSent"
  | "keepParcel"
  | "stopShipment"
  | "stopTitle"
  | "keepShipment"
  | "acknowledge"
  | "validate"
  | "settleQuestion"
  | "settleHelp"
  | "settleNumber"
  | "settleSent"
  | "settleNotSent"
  | "placeQuestion"
  | "regionTN"
  | "regionDZ"
  | "regionCA"
  | "chooseRegion"
  | "locality"
  | "answerPlace"
  | "twinQuestion"
  | "twinSkipped"
  | "seeTwin"
  | "twinShip"
  | "twinSkip"
  | "refused"
  | "doneShip"
  | "doneRetry"
  | "doneCancel"
  | "doneCancelAsked"
  | "doneStopped"
  | "doneAcknowledge"
  | "doneSettledSent"
  | "doneSettledNotSent"
  | "doneValidate"
  | "donePlace"
  | "doneTwinShip"
  | "doneTwinSkip";

/** Texts about parcels found at the carriers, and about carriers that do not answer. */
export type FoundText =
  | "foundTitle"
  | "foundIntro"
  | "foundEmptyTitle"
  | "foundEmptyText"
  | "foundSee"
  | "foundRecipient"
  | "foundOffered"
  | "foundSeveralOrders"
  | "foundNotEnded"
  | "foundDoubled"
  | "foundErased"
  | "foundUnknown"
  | "foundAdopt"
  | "foundAdoptHere"
  | "foundOrderName"
  | "foundDismiss"
  | "foundSeenTo"
  | "doneAdopted"
  | "doneDismissed"
  | "outageTitle"
  | "outageSince";

/** Texts of labels, manifests and pick lists. */
export type PaperText =
  | "labels"
  | "sender"
  | "recipient"
  | "toCollect"
  | "prepaid"
  | "amountUnknown"
  | "contents"
  | "order"
  | "piece"
  | "reference"
  | "recipientErased"
  | "seeOrder"
  | "unwritable"
  | "insteadNoAnswer"
  | "insteadWebPage"
  | "insteadUnreadable"
  | "manifest"
  | "number"
  | "place"
  | "pieces"
  | "amount"
  | "totalPieces"
  | "totalAmount"
  | "courier"
  | "receivedOn"
  | "signature"
  | "page"
  | "pickList"
  | "quantity"
  | "sku"
  | "article"
  | "orders"
  | "nothingToPick";

/** What staff choose before they print, and what comes of it. */
export type PrintText =
  | "print"
  | "printLabels"
  | "printManifest"
  | "printPickList"
  | "printFormat"
  | "formatLabel"
  | "formatSheet"
  | "printLanguage"
  | "notPrinted"
  | "printUnanswered";

/** Texts of what carriers offer besides: pick-ups, returns, remarks, their own history. */
export type ServiceText =
  | "requestPickup"
  | "pickupNothing"
  | "pickupUnclear"
  | "pickupPaper"
  | "requestReturn"
  | "returnTitle"
  | "returnText"
  | "keepTravelling"
  | "doneReturn"
  | "remarks"
  | "showRemarks"
  | "noRemarks"
  | "newRemark"
  | "addRemark"
  | "doneRemark"
  | "carrierHistory"
  | "showHistory"
  | "notRead";
