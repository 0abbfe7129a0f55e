import type { ConnectionId, FulfillmentOrderId, InboxId, OrderId, ShipmentId, ShopDomain } from "../ids";
import type { ShippingOrder } from "../order";
import type { Place } from "../places/place";
import type { Problem } from "../problem";
import type { ShopSettings } from "../settings";
import type { CarrierName, Shipment, ShipmentState } from "../shipment";
import type { TrackingEvent } from "../tracking";
import type { CarrierConnection, PreparedCreation } from "./carrier";
import type { FoundParcelStore } from "./found-parcels";
import type { Jobs } from "./jobs";
import type { PickupStore } from "./pickup-store";
import type { QuoteStore } from "./quote-store";
import type { FulfillmentEventStatus } from "./shopify";

/**
 * The database as use cases see it. Every function takes the shop first and sees that shop alone: another shop's id
 * is simply not found.
 */
export interface Store extends Rooms {
  /** All or nothing; jobs sent through `tx.jobs` are part of it. Outside calls never happen inside. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export interface Transaction extends Rooms {
  readonly jobs: Jobs;
}

export interface Rooms {
  readonly shops: ShopStore;
  readonly inbox: InboxStore;
  readonly orders: OrderStore;
  readonly shipments: ShipmentStore;
  readonly connections: ConnectionStore;
  readonly pickups: PickupStore;
  readonly quotes: QuoteStore;
  readonly foundParcels: FoundParcelStore;
  readonly journal: JournalStore;
  readonly staff: StaffStore;
}

export interface Shop {
  readonly domain: ShopDomain;
  readonly scopes: string;
  readonly settings: ShopSettings;
  readonly installedAt: Date;
  readonly uninstalledAt: Date | null;
  /**
   * Orders created before it never ship by themselves: when automatic shipping was switched on, the shop installed, or
   * the app came back after a long absence. Null: from an older version, which had no such moment.
   */
  readonly automaticSince: Date | null;
  /** Until when every change of the shop's orders is known here; null: they were never read through. */
  readonly reconciledTo: Date | null;
}

export interface ShopStore {
  find(shop: ShopDomain): Promise<Shop | null>;
  /**
   * Installed again after an uninstall: history is there again, settings are kept, and what was ordered meanwhile is old.
   * For a shop that never left it is a new token and no more.
   */
  install(shop: ShopDomain, scopes: string, at: Date): Promise<void>;
  uninstall(shop: ShopDomain, at: Date): Promise<void>;
  saveScopes(shop: ShopDomain, scopes: string): Promise<void>;
  saveSettings(shop: ShopDomain, settings: ShopSettings): Promise<void>;
  saveAutomaticSince(shop: ShopDomain, at: Date): Promise<void>;
  saveReconciledTo(shop: ShopDomain, at: Date): Promise<void>;
  /** Marks every installed shop as attended to at `at`. Returns those that no process had attended to since `before`. */
  attend(at: Date, before: Date): Promise<readonly { shop: ShopDomain; attendedAt: Date }[]>;
  /** Everything of the shop, its sessions included. */
  erase(shop: ShopDomain): Promise<void>;
  installed(): Promise<readonly ShopDomain[]>;
}

export interface InboxEntry {
  readonly id: InboxId;
  readonly shop: ShopDomain;
  readonly topic: string;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
  readonly body: string;
  readonly state: InboxState;
}
export type InboxState = "pending" | "done" | "echo" | "unreadable";

export interface InboxStore {
  /** Null when the same webhook id, or the same (topic, event id), is already there. */
  add(
    shop: ShopDomain,
    webhook: {
      topic: string;
      webhookId: string;
      eventId: string | null;
      triggeredAt: Date | null;
      receivedAt: Date;
      body: string;
    },
  ): Promise<InboxId | null>;
  find(shop: ShopDomain, id: InboxId): Promise<InboxEntry | null>;
  /** `reason`: why it could not be read, without personal data. */
  close(shop: ShopDomain, id: InboxId, state: Exclude<InboxState, "pending">, reason?: string): Promise<void>;
  /** Kept and shown: what could not be parsed, newest first. */
  unreadable(shop: ShopDomain, limit: number): Promise<readonly (InboxEntry & { reason: string | null })[]>;
}

/** An order as we keep it: Shopify's snapshot and what we know about it. */
export interface StoredOrder {
  readonly order: ShippingOrder;
  /** Why nothing of it ships, where nothing does. */
  readonly problem: Problem | null;
  /** What staff said about its place. */
  readonly placeAnswer: Place | null;
  /** Digest of the last webhook payload that led to a read; the same digest again is an echo. */
  readonly payloadDigest: string | null;
  /** When we first heard of it: long after its creation, it is old. */
  readonly firstMetAt: Date;
  /** What staff said about it being the same as another one. */
  readonly twinAnswer: "ship" | "skip" | null;
}

export interface OrderStore {
  find(shop: ShopDomain, id: OrderId): Promise<StoredOrder | null>;
  /** "#1001", or Shopify's numeric id. */
  findByNameOrId(shop: ShopDomain, nameOrId: string): Promise<StoredOrder | null>;
  /** Locks the row until the transaction ends; creates the lock even when the order is new. */
  lock(shop: ShopDomain, id: OrderId): Promise<void>;
  save(shop: ShopDomain, order: StoredOrder): Promise<void>;
  list(shop: ShopDomain): Promise<readonly StoredOrder[]>;
  /** Those of which nothing ships, with the reason in `problem`; by cursor, newest first. */
  notShipping(
    shop: ShopDomain,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly orders: readonly StoredOrder[]; readonly next: string | null }>;
  /**
   * Orders with one of its phones, created within so many hours of it, it itself left out. Until the transaction ends no
   * other one looks for orders of these phones: of two twins at once, the second sees the first.
   */
  withPhonesOf(shop: ShopDomain, order: ShippingOrder, hours: number): Promise<readonly StoredOrder[]>;
  /** Orders with one of these phones, however typed, created since; newest first. */
  withPhones(shop: ShopDomain, phones: readonly string[], since: Date): Promise<readonly StoredOrder[]>;
  /** Orders of a Shopify customer, for the compliance topics. */
  ofCustomer(
    shop: ShopDomain,
    customer: { customerId: string | null; orderIds: readonly OrderId[] },
  ): Promise<readonly StoredOrder[]>;
  /** Takes name, phones, address, note and attributes out for good, in the snapshot, in prepared bytes and in the search hashes. */
  erasePersonalData(shop: ShopDomain, ids: readonly OrderId[], at: Date): Promise<void>;
}

/** What waits to be sent by one connection: requested, nothing in its way, its bytes prepared. */
export interface CreationQueue {
  readonly waiting: number;
  /** When the first of them was asked for, and when the last one came or changed; null where none waits. */
  readonly oldestAt: Date | null;
  readonly newestAt: Date | null;
  /** When the first open attempt began; null: none is open. */
  readonly sendingSince: Date | null;
}

export interface ShipmentStore {
  /** For the operator's command line alone, whose verbs name a shipment without its shop. */
  shopOf(id: ShipmentId): Promise<ShopDomain | null>;
  find(shop: ShopDomain, id: ShipmentId): Promise<Shipment | null>;
  /** Locks the row until the transaction ends. */
  findForUpdate(shop: ShopDomain, id: ShipmentId): Promise<Shipment | null>;
  ofOrder(shop: ShopDomain, orderId: OrderId): Promise<readonly Shipment[]>;
  ofFulfillmentOrder(shop: ShopDomain, id: FulfillmentOrderId): Promise<readonly Shipment[]>;
  /** Throws when an open shipment of the same fulfillment order exists: the database itself forbids a second one. */
  add(shop: ShopDomain, shipment: Shipment): Promise<void>;
  save(shop: ShopDomain, shipment: Shipment): Promise<void>;
  /** The exact bytes of the creation, kept encrypted while they may be needed; null: there are none to send. */
  saveCreation(shop: ShopDomain, id: ShipmentId, creation: PreparedCreation | null): Promise<void>;
  creation(shop: ShopDomain, id: ShipmentId): Promise<PreparedCreation | null>;
  list(shop: ShopDomain, filter?: { states?: readonly ShipmentState[] }): Promise<readonly Shipment[]>;
  /**
   * By cursor, newest first, for the screen. `search`: the start of an order's name or of a tracking number, a whole phone, or
   * whole words of the recipient's name.
   */
  page(
    shop: ShopDomain,
    query: { states?: readonly ShipmentState[]; search?: string; after?: string; limit: number },
  ): Promise<{ shipments: readonly Shipment[]; next: string | null }>;
  /**
   * Shipments that something is still to be done for by a job: to be sent, settled, taken back, or written to Shopify.
   * Those cancelled after `since` are among them as long as they name a fulfillment.
   */
  unfinished(shop: ShopDomain, since: Date): Promise<readonly Shipment[]>;
  /** How many of a connection's shipments wait to be sent, and since when; those being sent have an open attempt. */
  creationQueue(shop: ShopDomain, connectionId: ConnectionId): Promise<CreationQueue>;
  /** Those that wait to be sent, longest first. */
  waitingToBeSent(
    shop: ShopDomain,
    connectionId: ConnectionId,
    limit: number,
  ): Promise<readonly ShipmentId[]>;
  /**
   * The same, locked until the transaction ends. One that somebody else has locked is left out instead of waited for: of two
   * that take at once, each gets others.
   */
  lockWaitingToBeSent(
    shop: ShopDomain,
    connectionId: ConnectionId,
    limit: number,
  ): Promise<readonly Shipment[]>;
  /** Locks all of them until the transaction ends, in the order in which everybody locks an order's shipments. */
  lockAll(shop: ShopDomain, ids: readonly ShipmentId[]): Promise<readonly Shipment[]>;
  /** Parcels of a connection that are wanted back, or were, locked until the transaction ends unless somebody else has. */
  lockAskedBack(shop: ShopDomain, connectionId: ConnectionId): Promise<readonly Shipment[]>;
  /** Parcels of a connection the carrier still has to say something about. */
  followed(shop: ShopDomain, connectionId: ConnectionId): Promise<readonly Shipment[]>;
  /** By the carrier's own id or our reference, for what carriers push. */
  findPushed(
    shop: ShopDomain,
    connectionId: ConnectionId,
    names: { readonly carrierId: string | null; readonly reference: string | null },
  ): Promise<Shipment | null>;
  byTrackingNumbers(shop: ShopDomain, numbers: readonly string[]): Promise<readonly Shipment[]>;
  /** By what a carrier lists: tracking numbers, the carrier's own ids, our references. */
  listed(
    shop: ShopDomain,
    names: { readonly numbers: readonly string[]; readonly references: readonly string[] },
  ): Promise<readonly Shipment[]>;
  /** False when the same event (its `key`) is already known. */
  addTrackingEvent(shop: ShopDomain, id: ShipmentId, event: TrackingEvent): Promise<boolean>;
  trackingEvents(shop: ShopDomain, id: ShipmentId): Promise<readonly TrackingEvent[]>;
  /** Fulfillment events to write, oldest first, and the mark that one was written. */
  addFulfillmentEvent(
    shop: ShopDomain,
    id: ShipmentId,
    status: FulfillmentEventStatus,
    happenedAt: Date,
  ): Promise<void>;
  unwrittenFulfillmentEvents(
    shop: ShopDomain,
    id: ShipmentId,
  ): Promise<readonly { status: FulfillmentEventStatus; happenedAt: Date }[]>;
  markFulfillmentEventWritten(
    shop: ShopDomain,
    id: ShipmentId,
    status: FulfillmentEventStatus,
    at: Date,
  ): Promise<void>;
  /**
   * Takes a lease on writing to Shopify for this shipment: null, or until when another writer holds it. Two writers at
   * once would both look, both find nothing, and both write.
   */
  claimWriting(shop: ShopDomain, id: ShipmentId, until: Date, now: Date): Promise<Date | null>;
  /** Gives back the lease that ends at `until`; one that another writer has taken since stays. */
  releaseWriting(shop: ShopDomain, id: ShipmentId, until: Date): Promise<void>;
}

export interface StoredConnection extends CarrierConnection {
  readonly account: string;
  /** The settings before the last replacement, while they may still be met (webhook secrets, 72 hours). */
  readonly previous: { readonly settings: object; readonly until: Date } | null;
  /** What the carrier serves, as last synced; null: never. */
  readonly reference: object | null;
  readonly referenceAt: Date | null;
}

export interface ConnectionStore {
  find(shop: ShopDomain, id: ConnectionId): Promise<StoredConnection | null>;
  /** Oldest first. */
  list(shop: ShopDomain): Promise<readonly StoredConnection[]>;
  add(shop: ShopDomain, connection: StoredConnection): Promise<void>;
  /** The present settings become the previous ones until `previousUntil`. */
  replaceSettings(
    shop: ShopDomain,
    id: ConnectionId,
    settings: object,
    account: string,
    previousUntil: Date,
  ): Promise<void>;
  saveReference(shop: ShopDomain, id: ConnectionId, reference: object, at: Date): Promise<void>;
  /**
   * Marks every connection to this account as resting until then, or, with null, as well: the carrier does not
   * answer, or it does again. When a rest began stays as it is while one follows the other.
   */
  saveAvailability(
    account: { readonly carrier: CarrierName; readonly account: string },
    rest: { readonly at: Date; readonly until: Date } | null,
  ): Promise<void>;
  /** The shop's connections that rest, their rest not over since before `since`. */
  unavailable(
    shop: ShopDomain,
    since: Date,
  ): Promise<
    readonly { readonly id: ConnectionId; readonly carrier: CarrierName; readonly unavailableSince: Date }[]
  >;
  /** For the carriers' webhook address, which names a connection and no shop. */
  shopOf(id: ConnectionId): Promise<ShopDomain | null>;
  /** Connections of every installed shop that have parcels to follow: what the scheduled sweep visits. */
  withParcelsToFollow(): Promise<readonly { shop: ShopDomain; id: ConnectionId; carrier: CarrierName }[]>;
}

/** What happened to an order, in order: how every order explains itself. */
export interface JournalEntry {
  readonly at: Date;
  readonly orderId: OrderId;
  readonly shipmentId: ShipmentId | null;
  /** "app", or the staff member's name or "operator". */
  readonly actor: string;
  /** A fixed name: "received", "sending", "created", "uncertain", "settled", "answered" … */
  readonly event: string;
  /** Without personal data. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The carrier's or Shopify's own words. */
  readonly words: string | null;
}

export interface JournalStore {
  add(shop: ShopDomain, entry: JournalEntry): Promise<void>;
  ofOrder(shop: ShopDomain, orderId: OrderId): Promise<readonly JournalEntry[]>;
}

export type Language = "fr" | "ar" | "en";

/** Each staff member's own choice; Shopify's admin has no Arabic to follow. */
export interface StaffStore {
  language(shop: ShopDomain, staffId: string): Promise<Language | null>;
  saveLanguage(shop: ShopDomain, staffId: string, language: Language): Promise<void>;
}
