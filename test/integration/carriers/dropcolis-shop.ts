import { expect } from "vitest";
import { z } from "zod";
import type { Shipment } from "~/shipping/shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { install, shop, type Installation } from "../path/installation";
import { dropcolis, firstSecret } from "./carriers";
import { rowsOf } from "./reading";
import { startReceiver, type Receiver } from "./receiver";

export const actor = "Salma";

const parcelRow = z.object({
  reference: z.string(),
  orderId: z.string(),
  state: z.string(),
  codCents: z.number(),
  rateCents: z.number(),
});
const inboxRows = z.array(z.object({ state: z.string() }));

/** A Quebec shop that ships by hand, with its jobs worked, and Dropcolis pushing to it. */
export interface DropcolisShop {
  readonly at: Installation;
  readonly receiver: Receiver;
  /** How Dropcolis pushes from now on, as the control takes it. */
  pushWith(secret: string, more?: object): Promise<unknown>;
  ship(name: string): Promise<Shipment>;
  /** An order that is shipped at once. */
  bought(name: string): Promise<Shipment>;
  /** In the carrier's ledger. */
  parcels(name: string): Promise<readonly z.infer<typeof parcelRow>[]>;
  /** Moves a parcel at the carrier, which pushes it unless `silent`. */
  move(shipment: Shipment, state: string, more?: object): Promise<unknown>;
  /** The states of all that was pushed and kept. */
  inbox(): Promise<readonly string[]>;
  /** Until all that was pushed is worked out. */
  settledInbox(): Promise<void>;
  close(): Promise<void>;
}

export async function openDropcolisShop(): Promise<DropcolisShop> {
  const at = await install({ carrier: dropcolis, mode: "manual" });
  const receiver = await startReceiver(at);
  const { control } = at.carrier;
  const opened: DropcolisShop = {
    at,
    receiver,
    pushWith: (secret, more = {}) => control.post("webhook", { url: receiver.url, secret, ...more }),
    async ship(name) {
      const shipped = await shipOrders(at.application.world, shop, [name], { actor });
      if (!shipped.ok) throw new Error(shipped.error.code);
      const shipment = await at.shipmentOf(name);
      if (!shipment) throw new Error(`${name} has no shipment`);
      return shipment;
    },
    async bought(name) {
      await at.order({ name });
      return opened.ship(name);
    },
    parcels: async (name) => rowsOf(at, name, parcelRow, await control.get("ledger")),
    move: (shipment, state, more = {}) => control.post("state", { id: shipment.reference, state, ...more }),
    async inbox() {
      const { rows } = await at.application.database.pool.query(
        `SELECT "state" FROM "InboxEntry" WHERE "topic" LIKE 'carriers/%'`,
      );
      return inboxRows.parse(rows).map(({ state }) => state);
    },
    settledInbox: () => expect.poll(opened.inbox, { timeout: 20_000 }).not.toContain("pending"),
    async close() {
      await control.delete("webhook");
      await receiver.close();
      await at.close();
    },
  };
  await opened.pushWith(firstSecret);
  return opened;
}
