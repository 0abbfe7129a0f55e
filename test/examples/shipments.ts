import { shipment, type Shipment } from "~/shipping/shipment";

/** A created First Delivery parcel of the example order; tests say what differs. */
export function exampleShipment(changes: Partial<Record<keyof Shipment, unknown>> = {}): Shipment {
  return shipment.parse({
    id: "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01",
    shop: "demo.myshopify.com",
    orderId: "5501001",
    orderName: "#1001",
    reference: "NV0123456789",
    carrier: "first-delivery",
    connectionId: "5a1c2b3d-1111-4222-8333-444455556666",
    fulfillmentOrderId: "9001",
    lines: [{ id: "91", orderLineId: "11", quantity: 1 }],
    state: "created",
    carrierState: "En attente",
    problem: null,
    place: { country: "TN", region: "Tunis", regionCode: "11", locality: null },
    collect: { minor: 45_500, currency: "TND" },
    requestedAt: "2026-11-20T09:00:05Z",
    attempt: null,
    trackingNumber: "683375045049",
    trackingUrl: null,
    carrierId: null,
    cost: null,
    estimatedDelivery: null,
    validatedAt: null,
    labelUrl: null,
    fulfillmentId: null,
    declaration: null,
    cancellation: null,
    details: null,
    createdAt: "2026-11-20T09:00:05Z",
    updatedAt: "2026-11-20T09:00:06Z",
    sentAt: "2026-11-20T09:00:05Z",
    ...changes,
  });
}
