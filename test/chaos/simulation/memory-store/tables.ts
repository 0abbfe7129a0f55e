import type { SessionParams } from "@shopify/shopify-api";
import type { FoundParcel } from "~/shipping/found-parcel";
import type { InboxId, PickupId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Pickup } from "~/shipping/pickup";
import type { PreparedCreation } from "~/shipping/ports/carrier";
import type { Quote } from "~/shipping/ports/carrier-services";
import type { FulfillmentEventStatus } from "~/shipping/ports/shopify";
import type {
  InboxState,
  JournalEntry,
  Language,
  Shop,
  StoredConnection,
  StoredOrder,
} from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import type { TrackingEvent } from "~/shipping/tracking";
import { Turns } from "~/store/turns";
import { Table, UndoLog } from "./table";

export interface ShopRow extends Shop {
  readonly attendedAt: Date | null;
}

export interface InboxRow {
  readonly id: InboxId;
  readonly shop: ShopDomain;
  readonly topic: string;
  readonly webhookId: string;
  readonly eventKey: string;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
  readonly body: string | null;
  readonly state: InboxState;
  readonly reason: string | null;
}

export interface OrderRow {
  readonly shop: ShopDomain;
  readonly stored: StoredOrder;
  /** As search compares them. */
  readonly phones: readonly string[];
  readonly words: readonly string[];
  readonly erasedAt: Date | null;
}

export interface ShipmentRow {
  readonly shipment: Shipment;
  readonly creation: PreparedCreation | null;
  readonly writingUntil: Date | null;
  readonly pickupId: PickupId | null;
}

/** Of a parcel: `seq` says what came first. */
interface OfParcel {
  readonly seq: number;
  readonly shop: ShopDomain;
  readonly shipmentId: ShipmentId;
}

export interface TrackingRow extends OfParcel {
  readonly event: TrackingEvent;
}

export interface FulfillmentEventRow extends OfParcel {
  readonly status: FulfillmentEventStatus;
  readonly happenedAt: Date;
  readonly writtenAt: Date | null;
}

export interface ConnectionRow {
  readonly stored: StoredConnection;
  readonly comparedTo: Date | null;
  readonly unavailableSince: Date | null;
  readonly unavailableUntil: Date | null;
}

export interface QuoteRow {
  readonly shop: ShopDomain;
  readonly quotes: readonly Quote[];
  readonly goodUntil: Date;
}

export interface FoundRow {
  readonly shop: ShopDomain;
  readonly found: FoundParcel;
  /** What the carrier's list names it by. */
  readonly name: string;
  readonly phones: readonly string[];
  readonly seenAt: Date;
  readonly dismissedAt: Date | null;
  readonly dismissedBy: string | null;
  readonly erasedAt: Date | null;
}

export interface JournalRow {
  readonly seq: number;
  readonly shop: ShopDomain;
  readonly entry: JournalEntry;
}

export interface StaffRow {
  readonly shop: ShopDomain;
  readonly language: Language;
}

export interface SessionRow {
  readonly shop: ShopDomain;
  readonly params: SessionParams;
}

/** The tables of one database in memory. */
export class Tables {
  readonly undo = new UndoLog();
  /** One transaction at a time, as on the embedded database. */
  readonly turns = new Turns();
  readonly shops = new Table<ShopRow>(this.undo);
  readonly inbox = new Table<InboxRow>(this.undo);
  readonly orders = new Table<OrderRow>(this.undo);
  readonly shipments = new Table<ShipmentRow>(this.undo);
  readonly trackingEvents = new Table<TrackingRow>(this.undo);
  readonly fulfillmentEvents = new Table<FulfillmentEventRow>(this.undo);
  readonly connections = new Table<ConnectionRow>(this.undo);
  readonly pickups = new Table<Pickup>(this.undo);
  readonly quotes = new Table<QuoteRow>(this.undo);
  readonly foundParcels = new Table<FoundRow>(this.undo);
  readonly journal = new Table<JournalRow>(this.undo);
  readonly staff = new Table<StaffRow>(this.undo);
  readonly sessions = new Table<SessionRow>(this.undo);
  #seq = 0;

  /** As a sequence of the database: never given twice, whatever is rolled back. */
  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  clear(): void {
    for (const table of Object.values(this)) if (table instanceof Table) table.clear();
  }
}
