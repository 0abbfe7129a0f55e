import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Shipment } from "~/shipping/shipment";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { sweepShop } from "~/use-cases/sweep-shop";
import { shop } from "../path/installation";
import { firstSecret, sandboxKeys } from "./carriers";
import { openDropcolisShop, type DropcolisShop } from "./dropcolis-shop";
import { shipmentsOf, untilTold, wordsOf } from "./reading";
import { receive, signed } from "./receiver";

const hour = 3_600_000;

/** Its tests run in their order: keys and secrets are replaced on the way, and time only goes forward. */
describe("Dropcolis over hours and days", () => {
  let at: DropcolisShop["at"];
  let bought: DropcolisShop["bought"];
  let move: DropcolisShop["move"];
  let settledInbox: DropcolisShop["settledInbox"];
  let opened: DropcolisShop;
  beforeAll(async () => {
    opened = await openDropcolisShop();
    ({ at, bought, move, settledInbox } = opened);
  });
  afterAll(() => opened.close());

  const gets = ({ trackingNumber }: Shipment): number =>
    at.carrier.ledger
      .calls()
      .filter(({ operation, path }) => operation === "get" && path.endsWith(`/${trackingNumber ?? ""}`))
      .length;

  it("asks of its own accord only about parcels that were silent for too long", async () => {
    const silent = await bought("#D71");
    at.advance(5 * hour);
    const young = await bought("#D72");
    await sweepShop(at.application.world, shop);
    expect([gets(silent), gets(young)]).toEqual([0, 0]);

    await move(silent, "picked_up", { silent: true });
    at.advance(1.5 * hour);
    await sweepShop(at.application.world, shop);
    expect([gets(silent), gets(young)]).toEqual([1, 0]);
    expect(await at.shipmentOf("#D71")).toMatchObject({ state: "picked_up", carrierState: "picked_up" });
    await untilTold(at, "#D71", ["CONFIRMED", "CARRIER_PICKED_UP"]);

    // News, even if asked for, is no silence.
    await sweepShop(at.application.world, shop);
    expect([gets(silent), gets(young)]).toEqual([1, 0]);
  });

  it("hears no news in what it was pushed before", async () => {
    const created = await bought("#D73");
    at.advance(60_000);
    await move(created, "in_transit");
    await at.until("#D73", ({ state }) => state === "in_transit");
    at.advance(7 * hour);
    await sweepShop(at.application.world, shop);
    expect(gets(created)).toBe(1);
    expect((await wordsOf(at, created)).filter((words) => words === "in_transit")).toEqual(["in_transit"]);
  });

  it("follows on with keys that were replaced while a parcel is open", async () => {
    const open = await bought("#D81");
    const renewed = { publicKey: "pk_renewed", secretKey: "sk_renewed" };
    await at.carrier.control.post("keys", {
      ...renewed,
      sameAs: sandboxKeys.publicKey,
      revoke: sandboxKeys.publicKey,
    });
    await move(open, "in_transit", { silent: true });
    at.advance(7 * hour);
    await sweepShop(at.application.world, shop);
    expect(await at.shipmentOf("#D81")).toMatchObject({ state: "created" });
    const connected = await connectCarrier(at.application.world, shop, "dropcolis", {
      id: at.connection,
      ...renewed,
      webhookSecret: firstSecret,
    });
    expect(connected).toMatchObject({
      ok: true,
      value: {
        id: at.connection,
        webhookUrl: `http://127.0.0.1:3000/webhooks/carriers/${at.connection}`,
      },
    });
    await sweepShop(at.application.world, shop);
    expect(await at.shipmentOf("#D81")).toMatchObject({ state: "in_transit" });
    expect(await bought("#D82")).toMatchObject({ state: "created" });
    expect(await shipmentsOf(at, "#D81")).toHaveLength(1);
  });

  it("takes the old secret for 72 hours more, and not longer", async () => {
    const created = await bought("#D91");
    const replace = (webhookSecret: string) =>
      connectCarrier(at.application.world, shop, "dropcolis", {
        id: at.connection,
        publicKey: "pk_renewed",
        secretKey: "sk_renewed",
        webhookSecret,
      });
    expect(await replace("whsec_second")).toMatchObject({ ok: true });
    const push = (eta: string, secret: string) => {
      const body = JSON.stringify({
        type: "order.in_transit",
        data: { order_id: created.trackingNumber, eta },
      });
      return receive(at, body, signed(body, secret));
    };
    expect(await push("2027-02-01T12:00:00-05:00", firstSecret)).toBe("stored");
    expect(await push("2027-02-02T12:00:00-05:00", "whsec_second")).toBe("stored");
    at.advance(71 * hour);
    expect(await push("2027-02-03T12:00:00-05:00", firstSecret)).toBe("stored");
    at.advance(1.1 * hour);
    expect(await push("2027-02-04T12:00:00-05:00", firstSecret)).toBe("forged");
    expect(await push("2027-02-04T12:00:00-05:00", "whsec_second")).toBe("stored");
    await settledInbox();
    await untilTold(at, "#D91", ["CONFIRMED", "IN_TRANSIT"]);
  });

  it("takes the old secret for 72 hours although the connection is saved again meanwhile", async () => {
    const replace = (webhookSecret: string) =>
      connectCarrier(at.application.world, shop, "dropcolis", {
        id: at.connection,
        publicKey: "pk_renewed",
        secretKey: "sk_renewed",
        webhookSecret,
      });
    await replace("whsec_third");
    // The same form, sent a second time.
    await replace("whsec_third");
    const body = JSON.stringify({ type: "order.weighed", data: { order_id: "dc_1" } });
    expect(await receive(at, body, signed(body, "whsec_second"))).toBe("stored");
  });
});
