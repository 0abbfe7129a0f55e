import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lists } from "~/carriers/ecotrack/fixtures/parcel";
import { connectionId } from "~/shipping/ids";
import { findPlace } from "~/shipping/places/find-place";
import { readPhones } from "~/shipping/phones";
import { type Choosable, planShipment } from "~/shipping/plan-shipment";
import { problem } from "~/shipping/problem";
import { newReference } from "~/shipping/reference";
import { shopSettings } from "~/shipping/settings";
import { courierGroups } from "~/shipping/shippable";
import { carrierNames } from "~/shipping/shipment";
import { casts, setCarrierStage } from "./carrier-stage";
import { awkwardTexts } from "./json";
import { expectKeepable } from "./keepable";
import { typedOrders } from "./orders";
import { runs } from "./runs";

const connections: readonly Choosable[] = carrierNames.map((name, at) => {
  const { carrier } = setCarrierStage(name, []);
  const { settings } = casts[name];
  return {
    id: connectionId.parse(`5a1c2b3d-1111-4222-8333-44445555666${at}`),
    facts: carrier.facts,
    awaitsReference: false,
    prepare: (parcel) => carrier.prepare(parcel, settings, name === "ecotrack" ? lists : null),
  };
});

const settings = shopSettings.parse({
  pickup: { phone: "514 555-0101" },
  parcel: { weightGrams: 500 },
  products: [{ variantId: "411", apiId: 139 }],
});

describe("a plan, of whatever people typed", () => {
  it("has the bytes to send, or a problem in words, and never both", () => {
    const planned = { sent: 0, asked: 0 };
    fc.assert(
      fc.property(
        typedOrders,
        fc.boolean(),
        fc.constantFrom(null, ...connections.map(({ id }) => id)),
        (order, byStaff, staffConnection) => {
          for (const group of courierGroups(order)) {
            const plan = planShipment({
              order,
              group,
              reference: newReference({ bytes: (count) => new Uint8Array(count), uuid: () => "" }),
              collect: order.owed,
              connections,
              settings,
              placeAnswer: null,
              staffConnection,
              serviceLevel: null,
              byStaff,
            });
            expect(plan.creation === null).toBe(plan.problem !== null);
            expect(plan.declaration === null).toBe(plan.creation === null);
            expectKeepable(plan, "plan");
            if (plan.problem) problem.parse(JSON.parse(JSON.stringify(plan.problem)));
            if (plan.state === "asking") planned.asked += 1;
            if (!plan.creation) continue;
            planned.sent += 1;
            const body: unknown = JSON.parse(plan.creation.body);
            expectKeepable(body, "body");
            expect(plan.carrier).not.toBeNull();
          }
        },
      ),
      runs(600),
    );
    // Not every order was refused for the same silly reason.
    expect(Math.min(planned.sent, planned.asked)).toBeGreaterThan(5);
  });

  it("finds a place or none in any text, and phones or none", () => {
    fc.assert(
      fc.property(
        fc.array(awkwardTexts, { minLength: 7, maxLength: 7 }),
        fc.constantFrom("TN", "DZ", "CA", "", "FR"),
        (
          [zip = "", city = "", address1 = "", address2 = "", company = "", province = "", note = ""],
          country,
        ) => {
          const asked = {
            country,
            zip,
            city,
            address1,
            address2,
            company,
            province,
            note,
            tags: [note],
            attributes: [],
          };
          const found = findPlace(asked);
          if (found.decided) expect(found.place).not.toBeNull();
          const { phones, problem: why } = readPhones([zip, city, note], country);
          expect(phones.length > 0 || why !== null).toBe(true);
          for (const phone of phones) expect(phone).toMatch(/^\+\d{4,15}$/);
        },
      ),
      runs(400),
    );
  });
});
