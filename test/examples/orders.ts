import { shippingOrder, type ShippingOrder } from "~/shipping/order";

/** A plain Tunisian order, paid on delivery; tests say what differs. */
export function exampleOrder(changes: Partial<Record<keyof ShippingOrder, unknown>> = {}): ShippingOrder {
  return shippingOrder.parse({
    id: "5501001",
    name: "#1001",
    createdAt: "2026-11-20T09:00:00Z",
    updatedAt: "2026-11-20T09:00:00Z",
    cancelledAt: null,
    test: false,
    customerId: "7001",
    email: "client@example.com",
    phones: ["+216 20 123 456"],
    shippingAddress: exampleAddress(),
    lines: [exampleLine("11", 1, 38_500)],
    currency: "TND",
    owed: { minor: 45_500, currency: "TND" },
    paymentGateways: ["Cash on Delivery (COD)"],
    financialStatus: "PENDING",
    discounts: [],
    discountTotal: { minor: 0, currency: "TND" },
    note: null,
    attributes: [],
    tags: [],
    fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 1]])],
    fulfillments: [],
    ...changes,
  });
}

export const exampleAddress = (changes: Record<string, unknown> = {}) => ({
  name: "Amel Trabelsi",
  company: null,
  address1: "12 rue de Marseille",
  address2: null,
  city: "Tunis",
  zip: "1000",
  province: "",
  provinceCode: null,
  country: "TN",
  phone: "+216 20 123 456",
  ...changes,
});

export const exampleLine = (
  id: string,
  quantity: number,
  priceMinor: number,
  changes: Record<string, unknown> = {},
) => ({
  id,
  variantId: `4${id}`,
  sku: `SKU-${id}`,
  title: `Article ${id}`,
  variantTitle: null,
  quantity,
  requiresShipping: true,
  giftCard: false,
  weightGrams: 400,
  unitPrice: { minor: priceMinor, currency: "TND" },
  originalUnitPrice: { minor: priceMinor, currency: "TND" },
  ...changes,
});

export const exampleFulfillmentOrder = (
  id: string,
  lines: readonly (readonly [id: string, orderLineId: string, remaining: number])[],
  changes: Record<string, unknown> = {},
) => ({
  id,
  status: "OPEN",
  deliveryMethod: "SHIPPING",
  locationId: "301",
  locationName: "Tunis",
  locationAddress: null,
  deliverAfter: null,
  deliverBefore: null,
  fulfillAt: null,
  holdReasons: [],
  canCreateFulfillment: true,
  lines: lines.map(([lineId, orderLineId, remaining]) => ({ id: lineId, orderLineId, remaining })),
  ...changes,
});
