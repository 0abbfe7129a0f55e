import { describe, expect, it } from "vitest";
import { judge } from "./judge";
import type { Ledgers, NavetteShipment, ShopifyOrder } from "./ledgers";
import { goodBooks, order, parcel, shipment } from "./ledgers.fixture";

const found = (books: Partial<Ledgers>): readonly string[] =>
  judge({ ...goodBooks, ...books }).violations.map(({ kind, about, words }) => `${kind} ${about}: ${words}`);

const withOrder = (changes: Partial<ShopifyOrder>): Partial<Ledgers> => ({
  orders: [{ ...order, ...changes }],
});
const withShipments = (...shipments: readonly NavetteShipment[]): Partial<Ledgers> => ({
  navette: { ...goodBooks.navette, shipments },
});
const unsent: NavetteShipment = {
  ...shipment,
  state: "waiting",
  carrierState: null,
  trackingNumber: null,
  fulfillmentId: null,
};
/** Not sent, with a reason on the list of problems. */
const explained = (code: string, about: Partial<NavetteShipment> = {}): Partial<Ledgers> => ({
  navette: {
    ...goodBooks.navette,
    shipments: [{ ...unsent, problem: code, ...about }],
    problems: [{ orderId: order.id, shipment: unsent.id, code }],
  },
});
const stillToShip: Partial<ShopifyOrder> = {
  fulfillmentOrders: [
    { id: "701", status: "OPEN", method: "SHIPPING", lines: [{ line: "501", remaining: 2 }] },
  ],
  fulfillments: [],
};
const nothingSent = { parcels: [], states: [], ...withOrder(stillToShip) };

/** A state that a shipment was committed in, with its problem. */
const said = (state: string, problem: string | null) => ({
  shipment: shipment.id,
  state,
  problem,
  changed: [] as readonly string[],
  at: 3_600,
});

describe("books in which nothing is wrong", () => {
  it("are found good", () => {
    expect(judge(goodBooks)).toEqual({ violations: [], cashFlagged: 0 });
  });
});

describe("a lost order", () => {
  it("is one that Navette does not know", () => {
    expect(found({ ...nothingSent, navette: { orders: [], shipments: [], problems: [] } })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is one that waits without a reason", () => {
    expect(found({ ...nothingSent, ...withShipments(unsent) })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is one whose reason is false", () => {
    expect(found({ ...nothingSent, ...withShipments({ ...unsent, problem: "on_hold" }) })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is one whose reason no world brings about", () => {
    expect(found({ ...nothingSent, ...explained("phone_missing") })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is one whose reason is on no list that staff see", () => {
    const vague = withOrder({ ...stillToShip, isVague: true });
    const unlisted = withShipments({ ...unsent, state: "asking", problem: "place_unknown" });
    expect(found({ ...nothingSent, ...vague, ...unlisted })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is one of which only a part says why", () => {
    const some = explained("place_unknown", { lines: [{ line: "501", quantity: 1 }] });
    expect(found({ ...nothingSent, ...withOrder({ ...stillToShip, isVague: true }), ...some })).toEqual([
      "lost #1001: 2 of a line neither travel nor say why not",
    ]);
  });

  it("is not one that says why", () => {
    const vague = withOrder({ ...stillToShip, isVague: true });
    expect(found({ ...nothingSent, ...vague, ...explained("place_unknown") })).toEqual([]);
    const held: Partial<ShopifyOrder> = {
      ...stillToShip,
      fulfillmentOrders: [
        { id: "701", status: "ON_HOLD", method: "SHIPPING", lines: [{ line: "501", remaining: 2 }] },
      ],
    };
    expect(found({ ...nothingSent, ...withOrder(held), ...explained("on_hold") })).toEqual([]);
  });

  it("is not one that a shop ships by hand and has on its list", () => {
    const books = { ...nothingSent, ...withShipments(unsent) };
    expect(found({ ...books, ...withOrder({ ...stillToShip, mode: "manual" }) })).toEqual([]);
  });

  it("is one whose parcel was never told to Shopify", () => {
    const open = { ...shipment, state: "created", fulfillmentId: null };
    const books = { parcels: [{ ...parcel, state: "En attente", before: [] }], states: [] };
    expect(found({ ...books, ...withShipments(open), ...withOrder(stillToShip) })).toEqual([
      "lost #1001: a parcel NVTESTTEST01 travels without a fulfillment",
    ]);
  });

  it("is one that stays uncertain", () => {
    const books = {
      ...nothingSent,
      ...withShipments({ ...unsent, state: "uncertain", problem: "uncertain" }),
    };
    expect(found(books)).toContain("lost #1001: is uncertain for ever");
  });

  it("is one that staff are told of twice", () => {
    const problem = { orderId: order.id, shipment: shipment.id, code: "changed_after_sending" };
    expect(found({ navette: { ...goodBooks.navette, problems: [problem, problem] } })).toEqual([
      `lost #1001: staff are told twice of ${shipment.id} (changed_after_sending)`,
    ]);
  });

  it("is one whose parcel no carrier has", () => {
    expect(found({ parcels: [] })).toContain(
      "lost #1001: NVTESTTEST01 is delivered, and no carrier has such a parcel",
    );
  });

  it("is one whose number is another parcel's", () => {
    const other = { ...shipment, id: "second", reference: "NVTESTTEST02", trackingNumber: "683375000001" };
    expect(found(withShipments(shipment, other))).toEqual(
      expect.arrayContaining(["lost #1001: 2 shipments go by 683375000001"]),
    );
    expect(found({ parcels: [{ ...parcel, number: "683375000009" }] })).toContain(
      "lost #1001: NVTESTTEST01 goes by 683375000001, its carrier calls it 683375000009",
    );
  });

  it("is one whose fulfillment is another shipment's, or holds other goods", () => {
    const [first] = order.fulfillments;
    if (!first) throw new Error("the good books have a fulfillment");
    expect(found(withOrder({ fulfillments: [{ ...first, lines: [{ line: "502", quantity: 2 }] }] }))).toEqual(
      expect.arrayContaining(["lost #1001: the fulfillment of NVTESTTEST01 holds other goods"]),
    );
    expect(found(withOrder({ fulfillments: [{ ...first, numbers: ["RR1"] }] }))).toEqual([
      "lost #1001: the fulfillment of NVTESTTEST01 names RR1",
    ]);
    const twin = { ...shipment, id: "second", reference: "NVTESTTEST02", trackingNumber: null };
    expect(found(withShipments(shipment, twin))).toContain(
      "lost #1001: a fulfillment by First Delivery is that of 2 shipments",
    );
  });

  it("is one that travels though it was cancelled, and nobody was told", () => {
    const travelling = {
      ...withShipments({ ...shipment, state: "in_transit", carrierState: "En cours" }),
      parcels: [{ ...parcel, state: "En cours" }],
      states: goodBooks.states.slice(0, 4),
      ...withOrder({ cancelled: true }),
    };
    expect(found(travelling)).toEqual(["lost #1001: is cancelled, travels, and staff do not know"]);
    const told = { ...said("picked_up", "cancel_refused"), at: 3_500 };
    expect(found({ ...travelling, states: [...travelling.states, told] })).toEqual([]);
  });

  it("is one that goes to a street where it is not wanted any more", () => {
    const travelling = {
      ...withShipments({ ...shipment, state: "in_transit", carrierState: "En cours" }),
      parcels: [{ ...parcel, state: "En cours" }],
      states: goodBooks.states.slice(0, 4),
      ...withOrder({ street: "200 avenue de la Source" }),
    };
    expect(found(travelling)).toEqual(["lost #1001: goes to another street than 200 avenue de la Source"]);
    const told = { ...said("picked_up", "changed_after_sending"), changed: ["address1"] };
    expect(found({ ...travelling, states: [...travelling.states, told] })).toEqual([]);
  });

  it("is one whose carrier says what Navette does not show", () => {
    const books = {
      ...withShipments({ ...shipment, state: "in_transit", carrierState: "En cours" }),
      parcels: [{ ...parcel, state: "Égaré au tri" }],
      states: goodBooks.states.slice(0, 4),
    };
    expect(found(books)).toEqual(["lost #1001: its carrier says Égaré au tri, and Navette shows En cours"]);
  });

  it("is one whose job was given up", () => {
    expect(found({ jobs: [{ name: "write-fulfillment", state: "dead" }] })).toEqual([
      "lost write-fulfillment: a job is dead at the end",
    ]);
  });
});

describe("a duplicate", () => {
  it("is a second parcel of one reference", () => {
    expect(found({ parcels: [parcel, { ...parcel, number: "683375000002" }] })).toEqual([
      "duplicate NVTESTTEST01: first-delivery has 2 parcels of it",
    ]);
  });

  it("is a second shipment of the same goods", () => {
    const second = { ...shipment, id: "second", reference: "NVTESTTEST02", trackingNumber: "683375000002" };
    const books = withShipments(shipment, { ...second, problem: "already_fulfilled", fulfillmentId: null });
    const parcels = [parcel, { ...parcel, reference: "NVTESTTEST02", number: "683375000002" }];
    expect(found({ ...books, parcels })).toContain(
      "duplicate #1001: 4 of a line travel, of which 2 were ever ordered",
    );
  });

  it("is a plan for goods that are on their way", () => {
    const second = { ...unsent, id: "second", reference: "NVTESTTEST02" };
    expect(found(withShipments(shipment, second))).toEqual([
      "duplicate #1001: 2 of a line are planned, 2 of 2 are on their way",
    ]);
  });

  it("is more on its way than is still wanted, and nobody was told", () => {
    const books = {
      ...withShipments({ ...shipment, state: "in_transit", carrierState: "En cours" }),
      parcels: [{ ...parcel, state: "En cours" }],
      states: goodBooks.states.slice(0, 4),
      ...withOrder({ lines: [{ id: "501", wanted: 1, most: 2 }] }),
    };
    expect(found(books)).toEqual(["duplicate #1001: 2 of a line travel, 1 are wanted"]);
  });

  it("is a parcel that no shipment knows", () => {
    const stranger = { ...parcel, reference: "NVSTRANGER01", number: "683375000009" };
    expect(found({ parcels: [parcel, stranger] })).toEqual([
      "duplicate #1001: first-delivery has a parcel NVSTRANGER01 that no shipment knows",
    ]);
  });

  it("is a second fulfillment of one parcel", () => {
    const [first] = order.fulfillments;
    if (!first) throw new Error("the good books have a fulfillment");
    expect(found(withOrder({ fulfillments: [first, { ...first, id: "902" }] }))).toEqual([
      "duplicate #1001: 2 fulfillments of one parcel NVTESTTEST01",
    ]);
  });

  it("is a state that Shopify was told twice", () => {
    const [first] = order.fulfillments;
    if (!first) throw new Error("the good books have a fulfillment");
    const events = ["CONFIRMED", "DELIVERED", "DELIVERED"];
    expect(found(withOrder({ fulfillments: [{ ...first, events }] }))).toEqual([
      "duplicate #1001: Shopify is told DELIVERED twice",
    ]);
  });
});

describe("a regression", () => {
  const seen = (...states: readonly string[]) => ({
    states: states.map((state, at) => ({ ...said(state, null), at })),
  });

  it("is a state taken back by something late", () => {
    expect(found(seen("created", "delivered", "in_transit", "delivered"))).toEqual([
      "regression #1001: goes from delivered to in_transit",
    ]);
    expect(found(seen("created", "in_transit", "picked_up", "delivered"))).toEqual([
      "regression #1001: goes from in_transit to picked_up",
    ]);
  });

  it("is not a courier going to and fro", () => {
    expect(found(seen("created", "out_for_delivery", "attempted", "out_for_delivery", "delivered"))).toEqual(
      [],
    );
  });

  it("is a carrier who says something else in the end", () => {
    const parcels = [{ ...parcel, state: "Retour reçu", before: ["En attente"] }];
    expect(found({ parcels })).toEqual([
      "regression #1001: first-delivery says Retour reçu, Navette delivered",
    ]);
  });
});

describe("the cash", () => {
  it("differs where the courier collects something else", () => {
    expect(found({ parcels: [{ ...parcel, collects: "50.000" }] })).toEqual([
      "cash #1001: couriers collect 50000, owed are 45500 (in the smallest unit)",
    ]);
  });

  it("differs where a part of the order collects more than all of it owes", () => {
    const books = withOrder({ lines: [...order.lines, { id: "502", wanted: 1, most: 1 }] });
    const cash = "cash #1001: couriers collect 50000, owed are 45500 (in the smallest unit)";
    expect(found({ ...books, parcels: [{ ...parcel, collects: "50.000" }] })).toContain(cash);
    expect(found({ ...books, parcels: [{ ...parcel, collects: "20.000" }] })).not.toContain(cash);
  });

  it("does not where it was owed at the door", () => {
    const owed = [
      { order: order.id, at: 0, amount: "45.500" },
      { order: order.id, at: 9_000, amount: "0.000" },
    ];
    expect(found({ ...withOrder({ outstanding: "0.000" }), owed, heard: owed })).toEqual([]);
  });

  it("differs where Navette does not know what is owed", () => {
    expect(found({ heard: [{ order: order.id, at: 0, amount: "40.000" }] })).toEqual([
      "cash #1001: owes 45.500, and Navette has heard of 40.000",
    ]);
  });

  it("does not where Navette heard of the change only after the parcel was delivered", () => {
    const books = {
      ...withOrder({ outstanding: "20.000" }),
      owed: [
        { order: order.id, at: 0, amount: "45.500" },
        { order: order.id, at: 3_500, amount: "20.000" },
      ],
    };
    const heardAt = (at: number) => [
      { order: order.id, at: 0, amount: "45.500" },
      { order: order.id, at, amount: "20.000" },
    ];
    expect(found({ ...books, heard: heardAt(9_000) })).toEqual([]);
    expect(found({ ...books, heard: heardAt(3_600) })).toHaveLength(1);
  });

  it("is flagged where staff were told after it changed", () => {
    const books = {
      ...withOrder({ outstanding: "20.000" }),
      owed: [
        { order: order.id, at: 0, amount: "45.500" },
        { order: order.id, at: 3_500, amount: "20.000" },
      ],
    };
    const heard = [{ order: order.id, at: 3_600, amount: "20.000" }];
    const told = said("picked_up", "changed_after_sending");
    const after = (one: typeof told) => judge({ ...goodBooks, ...books, heard, states: [...before, one] });
    const before = goodBooks.states.slice(0, 4);
    expect(judge({ ...goodBooks, ...books, heard }).violations).toHaveLength(1);
    expect(after({ ...told, changed: ["amount"] })).toEqual({ violations: [], cashFlagged: 1 });
    // The carrier would not give it back, and staff already deal with that.
    expect(after({ ...said("picked_up", "cancel_refused"), at: 3_400 })).toEqual({
      violations: [],
      cashFlagged: 1,
    });
    // Of the street alone, or before the amount changed: nobody was told of it.
    expect(after({ ...told, changed: ["address1"] }).violations).toHaveLength(1);
    expect(after({ ...told, changed: ["amount"], at: 3_400 }).violations).toHaveLength(1);
  });
});

describe("a leak", () => {
  it("is a phone in the log, however it is written", () => {
    const line = '{"level":"warn","event":"job failed","error":"no parcel for +216 20 123 456"}';
    expect(found({ logLines: [line] })).toEqual([`leak the log: 20123456 in ${line}`]);
  });

  it("is any token of Shopify", () => {
    const books = { logLines: ['{"error":"Bearer shpat_0123"}'], secrets: ["shpat_"] };
    expect(found(books)).toHaveLength(1);
  });

  it("is a token, a name or a street", () => {
    for (const word of ["fd-token", "benabderrahmane", "12 rue des jasmins bleus"]) {
      expect(found({ logLines: [`{"event":"x","error":"${word.toUpperCase()}"}`] })).toHaveLength(1);
    }
  });
});
