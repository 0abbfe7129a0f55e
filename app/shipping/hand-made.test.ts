import { describe, expect, it } from "vitest";
import { exampleOrder } from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import type { Connected } from "./choose-connection";
import { handMadeParcels } from "./hand-made";
import { connectionId } from "./ids";
import type { CarrierFacts } from "./ports/carrier";

const facts = (
  name: CarrierFacts["name"],
  displayName: string,
  trackingNumber: RegExp | null,
): Connected => ({
  id: connectionId.parse("5a1c2b3d-1111-4222-8333-444455556666"),
  facts: {
    name,
    displayName,
    countries: ["TN"],
    currency: null,
    delivers: ["SHIPPING"],
    place: "none",
    overdueAfterHours: null,
    trackingNumber,
    calls: { documented: [], public: [], links: [], webhooks: [] },
  },
});
const firstDelivery = facts("first-delivery", "First Delivery", /^\d{12}$/);
const dropcolis = facts("dropcolis", "Dropcolis", /^dc_/);
const kitchen = facts("delivety", "Delivety", null);

const made = (
  fulfillment: Record<string, unknown>,
  shipments: ReturnType<typeof exampleShipment>[] = [],
  connections: Connected[] = [firstDelivery, dropcolis, kitchen],
) => {
  const known = {
    id: "8001",
    active: true,
    trackingNumbers: ["683375045049"],
    company: null,
    ...fulfillment,
  };
  return handMadeParcels(exampleOrder({ fulfillments: [known] }), shipments, connections).map(
    ({ connection, trackingNumber }) => `${connection.facts.name} ${trackingNumber}`,
  );
};

describe("parcels made by hand", () => {
  it.each([
    [{ company: "First Delivery" }, ["first-delivery 683375045049"]],
    [{ company: "FIRST DELIVERY GROUP" }, ["first-delivery 683375045049"]],
    [{ company: "Dropcolis", trackingNumbers: ["X-1"] }, ["dropcolis X-1"]],
    [{ company: null }, ["first-delivery 683375045049"]],
    [{ company: "Other", trackingNumbers: ["dc_8f2k"] }, ["dropcolis dc_8f2k"]],
    [{ company: "Aramex" }, []],
    [{ company: null, trackingNumbers: ["12"] }, []],
    [{ trackingNumbers: [] }, []],
    [{ trackingNumbers: ["683375045049", "683375045050"] }, []],
    [{ active: false }, []],
    [{ company: "First Delivery", trackingNumbers: ["1".repeat(101)] }, []],
  ])("%j is %j", (fulfillment, expected) => {
    expect(made(fulfillment)).toEqual(expected);
  });

  it("are not our own, written or just being written", () => {
    expect(made({}, [exampleShipment({ trackingNumber: "1", fulfillmentId: "8001" })])).toEqual([]);
    expect(made({}, [exampleShipment({ fulfillmentId: null })])).toEqual([]);
  });

  it("are not taken in while a creation is unsettled: it may be this one", () => {
    const uncertain = exampleShipment({ state: "uncertain", trackingNumber: null });
    expect(made({}, [uncertain])).toEqual([]);
  });

  it("are not guessed where the numbers of two carriers look alike", () => {
    expect(made({}, [], [firstDelivery, facts("ecotrack", "ECOTRACK", /^\d+$/)])).toEqual([]);
  });
});
