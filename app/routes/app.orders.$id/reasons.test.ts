import { describe, expect, it } from "vitest";
import type { Connected } from "~/shipping/choose-connection";
import { connectionId } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { StoredOrder } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { shopSettings } from "~/shipping/settings";
import type { Shipment } from "~/shipping/shipment";
import { exampleFulfillmentOrder, exampleOrder } from "../../../test/examples/orders";
import { exampleShipment } from "../../../test/examples/shipments";
import { reasonsOf } from "./reasons";

const first = connectionId.parse("5a1c2b3d-1111-4222-8333-444455556666");
const second = connectionId.parse("5a1c2b3d-2222-4222-8333-444455556666");

const connectedTo = (
  id: typeof first,
  countries: readonly string[],
  place: "region" | "none",
): Connected => ({
  id,
  facts: {
    name: "first-delivery",
    displayName: "First Delivery",
    countries,
    currency: null,
    delivers: ["SHIPPING", "LOCAL"],
    place,
    overdueAfterHours: null,
    trackingNumber: null,
    calls: { documented: [], public: [], links: [], webhooks: [] },
  },
});

const tunisian = [connectedTo(first, ["TN"], "region"), connectedTo(second, ["*"], "none")];

function codesOf(
  shipment: Partial<Record<keyof Shipment, unknown>>,
  about: {
    order?: Partial<Record<keyof ShippingOrder, unknown>>;
    stored?: Partial<StoredOrder>;
    shipping?: object;
    connections?: readonly Connected[];
  } = {},
): readonly string[] {
  const stored: StoredOrder = {
    order: exampleOrder(about.order),
    problem: null,
    placeAnswer: null,
    payloadDigest: null,
    firstMetAt: new Date("2026-11-20T09:00:01Z"),
    twinAnswer: null,
    ...about.stored,
  };
  return reasonsOf({
    shipment: exampleShipment(shipment),
    stored,
    settings: shopSettings.parse({ shipping: about.shipping ?? {} }),
    connections: about.connections ?? tunisian,
  }).map(({ code }) => code);
}

const unsent = { state: "waiting", sentAt: null, trackingNumber: null, carrierState: null };

describe("why a parcel left as it did", () => {
  it("goes from how orders leave to who has it", () => {
    expect(codesOf({}, { shipping: { mode: "automatic" } })).toEqual([
      "automatic",
      "asked",
      "carrier-of-country",
      "place-found",
      "collects",
      "has-left",
    ]);
  });

  it("says whose choice the carrier was", () => {
    expect(codesOf({}, { shipping: { connection: first } })).toContain("carrier-of-settings");
    expect(codesOf({ connectionId: second })).toContain("carrier-of-then");
    expect(codesOf({ ...unsent, connectionId: second })).toContain("carrier-by-hand");
    expect(codesOf({ ...unsent, carrier: null, connectionId: null })).toContain("carrier-none");
    const local = exampleFulfillmentOrder("9001", [["91", "11", 1]], { deliveryMethod: "LOCAL" });
    expect(codesOf({}, { order: { fulfillmentOrders: [local] } })).toContain("carrier-local");
  });

  it("says who named the place, and nothing of one where the carrier wants none", () => {
    const placeAnswer = exampleShipment().place;
    expect(codesOf({}, { stored: { placeAnswer } })).toContain("place-answered");
    expect(codesOf({ ...unsent, place: null })).toContain("place-unknown");
    expect(
      codesOf({ connectionId: second, place: null }).filter((code) => code.startsWith("place-")),
    ).toEqual([]);
  });

  it("says what is collected", () => {
    expect(codesOf({ collect: { minor: 0, currency: "TND" } })).toContain("prepaid");
    expect(codesOf({ ...unsent, collect: null })).toContain("amount-unknown");
  });
});

describe("why a parcel did not leave", () => {
  it("waits for a person in manual mode", () => {
    expect(codesOf({ ...unsent, requestedAt: null })).toEqual([
      "manual",
      "carrier-of-country",
      "place-found",
      "collects",
      "awaits-shipping",
    ]);
  });

  it("leaves what holds it to its problem", () => {
    const held = { ...unsent, requestedAt: null, problem: problemOf("phone_missing") };
    expect(codesOf(held)).toEqual(["manual", "not-asked", "carrier-of-country", "place-found", "collects"]);
  });

  it("leaves in a moment, awaits an answer, or is over", () => {
    expect(codesOf(unsent).at(-1)).toBe("leaves-now");
    expect(codesOf({ ...unsent, state: "sending" }).at(-1)).toBe("awaits-answer");
    expect(codesOf({ state: "cancelled" }).at(-1)).toBe("is-over");
  });
});
