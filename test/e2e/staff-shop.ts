import { z } from "zod";
import { startInstallation, type Installation } from "../demo/installation";

/** A shop on First Delivery in automatic mode, its orders, and what the three parties say of each. */
export interface Shop {
  readonly domain: string;
  readonly installation: Installation;
  /** An order that a shopper made, two shirts and a mug; Shopify tells the app. */
  order(options?: OrderOptions): Promise<Order>;
}

export interface OrderOptions {
  readonly city?: string;
  /** Told beside the order, as the stand-in's control takes it. */
  readonly besides?: object;
}

export interface Order {
  readonly id: string;
  readonly name: string;
  /** As First Delivery writes it: eight digits. */
  readonly phone: string;
  /** First Delivery's ledger, by the phone it was told. */
  parcels(): Promise<readonly Parcel[]>;
  /** Of each parcel: place, dinars, and its state where it is not waiting. */
  told(): Promise<readonly string[]>;
  /** Their numbers. */
  numbers(): Promise<readonly string[]>;
  /** Shopify's ledger, oldest first: `STATUS number`. */
  fulfillments(): Promise<readonly string[]>;
  /** Navette's own word: `state problem`. */
  state(): Promise<string>;
  shipments(): Promise<readonly Shipment[]>;
}

const parcel = z.object({
  barCode: z.string(),
  state: z.string(),
  Client: z.object({ ville: z.string(), telephone: z.string() }),
  Produit: z.object({ prix: z.number(), nombreArticle: z.coerce.number() }),
});
export type Parcel = z.infer<typeof parcel>;
const carrierLedger = z.object({ parcels: z.array(parcel) });

const fulfillment = z.object({
  orderId: z.string(),
  status: z.string(),
  trackingNumber: z.string().nullable(),
});
const shopifyLedger = z.object({ fulfillments: z.array(fulfillment) });

const problem = z.object({ code: z.string(), message: z.string() }).nullable();
/** What `operator orders` and `operator shipments` print, as far as it is looked at here. */
const orderLine = z.object({ id: z.string(), state: z.string(), problem });
const shipment = z.object({
  orderId: z.string(),
  state: z.string(),
  trackingNumber: z.string().nullable(),
  problem,
});
export type Shipment = z.infer<typeof shipment>;

const carrierToken = "token-of-the-shop";
const domain = "navette-staff.myshopify.com";

/** `onLine` gets what the programs print. */
export async function openShop(dataDir: string, onLine: (line: string) => void): Promise<Shop> {
  const installation = await startInstallation(
    { check: true, web: 0, workers: 0, kills: 0 },
    dataDir,
    (program, line) => {
      onLine(`${program} ${line}`);
    },
  );
  await installation.operator("install", [domain], { accessToken: "shpat_staff", scope: "read_orders" });
  await installation.operator("connect", [domain, "first-delivery"], { token: carrierToken });
  await installation.operator("settings", [domain], { shipping: { mode: "automatic" } });
  let count = 0;
  return {
    domain,
    installation,
    async order({ city = "Ariana", besides = {} } = {}) {
      count += 1;
      // Each its own phone: the same one with the same goods again would be asked about.
      const phone = `201234${String(count).padStart(2, "0")}`;
      const given = await installation.shopify.post(`orders?shop=${domain}&webhook=orders/create`, {
        order: purchase(count, phone, city),
        ...besides,
      });
      return orderAt(installation, z.object({ id: z.string(), name: z.string() }).parse(given), phone);
    },
  };
}

/** Two shirts at 29.500 and a mug at 15.000 with 7.000 for the way: 81.000 dinars at the door. */
const purchase = (count: number, phone: string, city: string) => ({
  name: `#${String(2000 + count)}`,
  currency: "TND",
  email: "client@example.com",
  line_items: [
    { title: "T-shirt", sku: "TS-1", price: "29.500", quantity: 2 },
    { title: "Tasse", sku: "MUG", price: "15.000", quantity: 1 },
  ],
  shipping_lines: [{ title: "Livraison à domicile", price: "7.000" }],
  shipping_address: {
    first_name: "Amine",
    last_name: "Trabelsi",
    address1: "12 rue de Marseille",
    city,
    country_code: "TN",
    phone: `+216 ${phone}`,
  },
  payment_gateway_names: ["Cash on Delivery (COD)"],
});

function orderAt(
  { carriers, shopify, operator }: Installation,
  { id, name }: { readonly id: string; readonly name: string },
  phone: string,
): Order {
  const parcels = async (): Promise<readonly Parcel[]> => {
    const ledger = await carriers.get("first-delivery")?.control.get("ledger");
    return carrierLedger.parse(ledger).parcels.filter(({ Client }) => Client.telephone === phone);
  };
  return {
    id,
    name,
    phone,
    parcels,
    told: async () =>
      (await parcels()).map(({ Client, Produit, state }) =>
        [Client.ville, Produit.prix.toFixed(3), state === "En attente" ? "" : state]
          .filter(Boolean)
          .join(" "),
      ),
    numbers: async () => (await parcels()).map(({ barCode }) => barCode),
    async fulfillments() {
      const ledger = shopifyLedger.parse(await shopify.get(`fulfillments?shop=${domain}`));
      return ledger.fulfillments
        .filter(({ orderId }) => orderId === id)
        .map(({ status, trackingNumber }) => [status, trackingNumber].filter(Boolean).join(" "));
    },
    async state() {
      const lines = z.array(orderLine).parse(await operator("orders", [domain]));
      const line = lines.find((candidate) => candidate.id === id);
      return line ? [line.state, line.problem?.code].filter(Boolean).join(" ") : "unknown";
    },
    async shipments() {
      const lines = z.array(shipment).parse(await operator("shipments", [domain]));
      return lines.filter(({ orderId }) => orderId === id);
    },
  };
}

/** As the merchant does on First Delivery's own site; returns its number. */
export async function parcelMadeByHand({ installation }: Shop): Promise<string> {
  const url = installation.carriers.get("first-delivery")?.url ?? "";
  const answer = await fetch(`${url}/api/v2/create`, {
    method: "POST",
    headers: { authorization: `Bearer ${carrierToken}`, "content-type": "application/json" },
    body: JSON.stringify({
      Client: {
        nom: "Amine Trabelsi",
        adresse: "12 rue de Marseille",
        ville: "Ariana",
        gouvernerat: "Ariana",
        telephone: "20555555",
      },
      Produit: { prix: 81, designation: "Commande par téléphone", nombreArticle: 3, article: "T-shirt" },
    }),
  });
  // The document's answer.
  const { result } = (await answer.json()) as { result: { barCode: string } };
  return result.barCode;
}
