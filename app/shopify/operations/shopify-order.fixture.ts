import type { ReadOrderQuery } from "../generated/admin.generated";

/**
 * An order as the Admin API answers it, for tests: typed by the real schema, so it cannot show what Shopify would not.
 * A cash-on-delivery order of Tunisia: two soaps of 25 DT less 10 %, and a gift card.
 */
export const shopifyOrder: NonNullable<ReadOrderQuery["order"]> = {
  id: "gid://shopify/Order/1001",
  name: "#1001",
  createdAt: "2026-11-20T09:00:00Z",
  updatedAt: "2026-11-20T09:05:00Z",
  cancelledAt: null,
  test: false,
  requiresShipping: true,
  email: "salma@example.com",
  phone: "+216 22 334 455",
  note: "sonner deux fois",
  tags: ["cod", "vip"],
  paymentGatewayNames: ["Cash on Delivery (COD)"],
  displayFinancialStatus: "PENDING",
  presentmentCurrencyCode: "TND",
  totalDiscountsSet: { presentmentMoney: { amount: "5.0", currencyCode: "TND" } },
  totalOutstandingSet: { presentmentMoney: { amount: "65.0", currencyCode: "TND" } },
  customAttributes: [
    { key: "zone", value: "nord" },
    { key: "gift", value: null },
  ],
  customer: {
    id: "gid://shopify/Customer/77",
    defaultPhoneNumber: { phoneNumber: "+21622334455" },
    defaultAddress: { phone: "71 000 000" },
  },
  billingAddress: { phone: " " },
  shippingAddress: {
    name: "Salma Trabelsi",
    firstName: "Salma",
    lastName: "Trabelsi",
    company: "",
    address1: "12 rue du Lac",
    address2: null,
    city: "La Marsa",
    zip: "2070",
    province: null,
    provinceCode: null,
    countryCodeV2: "TN",
    phone: "22 334 455",
  },
  lineItems: {
    nodes: [
      {
        id: "gid://shopify/LineItem/1",
        sku: "SAV-1",
        title: "Savon à l'huile d'olive",
        variantTitle: "200 g",
        currentQuantity: 2,
        requiresShipping: true,
        isGiftCard: false,
        variant: { id: "gid://shopify/ProductVariant/501" },
        weight: { unit: "KILOGRAMS", value: 0.2 },
        originalUnitPriceSet: { presentmentMoney: { amount: "25.0", currencyCode: "TND" } },
        discountedUnitPriceAfterAllDiscountsSet: {
          presentmentMoney: { amount: "22.5", currencyCode: "TND" },
        },
      },
      {
        id: "gid://shopify/LineItem/2",
        sku: "",
        title: "Carte cadeau",
        variantTitle: null,
        currentQuantity: 1,
        requiresShipping: false,
        isGiftCard: true,
        variant: null,
        weight: { unit: "KILOGRAMS", value: 0 },
        originalUnitPriceSet: { presentmentMoney: { amount: "20.0", currencyCode: "TND" } },
        discountedUnitPriceAfterAllDiscountsSet: {
          presentmentMoney: { amount: "20.0", currencyCode: "TND" },
        },
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
  },
  fulfillmentOrders: {
    nodes: [
      {
        id: "gid://shopify/FulfillmentOrder/301",
        status: "OPEN",
        fulfillAt: "2026-11-20T09:00:00Z",
        deliveryMethod: { methodType: "SHIPPING", minDeliveryDateTime: null, maxDeliveryDateTime: null },
        assignedLocation: {
          name: "Dépôt Ariana",
          address1: "3 rue de l'Artisanat",
          address2: "",
          city: "Ariana",
          zip: "2080",
          province: null,
          countryCode: "TN",
          phone: null,
          location: { id: "gid://shopify/Location/9" },
        },
        fulfillmentHolds: [],
        supportedActions: [{ action: "CREATE_FULFILLMENT" }, { action: "HOLD" }],
        lineItems: {
          nodes: [
            {
              id: "gid://shopify/FulfillmentOrderLineItem/401",
              remainingQuantity: 2,
              lineItem: { id: "gid://shopify/LineItem/1" },
            },
          ],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
  },
  fulfillments: [],
};
