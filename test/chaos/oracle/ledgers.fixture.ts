import type { CarrierParcel, Ledgers, NavetteShipment, ShopifyOrder } from "./ledgers";

/** One order that went all the way: the books of a world in which nothing is wrong. */
export const order: ShopifyOrder = {
  id: "6150233555169",
  name: "#1001",
  shop: "books.myshopify.com",
  carrier: "first-delivery",
  phone: "20123456",
  mode: "automatic",
  mayBeOld: false,
  isVague: false,
  isCashOnDelivery: true,
  street: "12 rue des Jasmins bleus",
  cancelled: false,
  outstanding: "45.500",
  lines: [{ id: "501", wanted: 2, most: 2 }],
  fulfillmentOrders: [
    { id: "701", status: "CLOSED", method: "SHIPPING", lines: [{ line: "501", remaining: 0 }] },
  ],
  fulfillments: [
    {
      id: "901",
      active: true,
      company: "First Delivery",
      numbers: ["683375000001"],
      lines: [{ line: "501", quantity: 2 }],
      events: ["CONFIRMED", "DELIVERED"],
    },
  ],
};

export const shipment: NavetteShipment = {
  id: "8f14e45f-ceea-467f-a0e6-2f0c0f4e3c11",
  orderId: order.id,
  order: order.name,
  reference: "NVTESTTEST01",
  carrier: "first-delivery",
  state: "delivered",
  carrierState: "Livré",
  trackingNumber: "683375000001",
  fulfillmentId: "901",
  problem: null,
  lines: [{ line: "501", quantity: 2 }],
};

export const parcel: CarrierParcel = {
  carrier: "first-delivery",
  reference: shipment.reference,
  number: "683375000001",
  collects: "45.500",
  alive: true,
  state: "Livré",
  before: ["En attente", "Enlevé"],
  text: '{"telephone":"20123456","adresse":"12ruedesJasminsbleus"}',
};

const moves = ["waiting", "sending", "created", "picked_up", "delivered"];

export const goodBooks: Ledgers = {
  orders: [order],
  parcels: [parcel],
  navette: {
    orders: [{ id: order.id, name: order.name, state: "delivered", problem: null }],
    shipments: [shipment],
    problems: [],
  },
  states: moves.map((state, index) => ({
    shipment: shipment.id,
    state,
    problem: null,
    changed: [],
    at: index * 1_000,
  })),
  owed: [{ order: order.id, at: 0, amount: "45.500" }],
  heard: [{ order: order.id, at: 0, amount: "45.500" }],
  faults: [],
  logLines: ['{"level":"info","event":"carrier-call","carrier":"first-delivery","status":201}\n'],
  secrets: ["fd-token", "20123456", "Benabderrahmane", "12 rue des Jasmins bleus"],
  jobs: [],
};
