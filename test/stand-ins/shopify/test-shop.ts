/** For the tests beside this file: a stand-in with a shop, an app that keeps what it is sent, and the calls of an app. */
import { createServer } from "node:http";
import { closeServer, listen, type RunningStandIn, startStandIn } from "../kit";
import { standIn } from "./index";

export const SHOP = "boutique-tunis.myshopify.com";
export const APP = { key: "test-key", secret: "test-secret" };
export const TOKEN = "shpat_brought_by_install";

export type Received = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** An app that answers every request with the next of `statuses` (200 when they run out). */
export async function startApp(statuses: number[] = []) {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(statuses.shift() ?? 200).end();
      for (const wake of waiting.splice(0)) wake();
    });
  });
  const url = await listen(server, 0);
  return {
    url,
    received,
    /** Resolves when so many requests have come. */
    async came(count: number): Promise<readonly Received[]> {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return received;
    },
    close: () => closeServer(server),
  };
}

export function startShopify(options: Record<string, string> = {}): Promise<RunningStandIn> {
  return startStandIn(standIn, {
    options: { toml: "no-such-file.toml", ...options },
    env: { SHOPIFY_API_KEY: APP.key, SHOPIFY_API_SECRET: APP.secret },
  });
}

export type GraphqlAnswer = {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly cost: Readonly<Record<string, unknown>> | undefined;
};

/** A call of the Admin API as the app's server makes it through the preload. */
export async function graphql(
  shopify: RunningStandIn,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { shop = SHOP, token = TOKEN, version = "2026-07" } = {},
): Promise<GraphqlAnswer> {
  const answer = await fetch(`${shopify.url}/admin/api/${version}/graphql.json`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-host": shop,
      "x-shopify-access-token": token,
    },
    body: JSON.stringify({ query, variables }),
  });
  // The tests look at what they expect of it.
  const body = (await answer.json()) as {
    data?: unknown;
    errors?: GraphqlAnswer["errors"];
    extensions?: { cost?: GraphqlAnswer["cost"] };
  };
  return { status: answer.status, data: body.data, errors: body.errors ?? [], cost: body.extensions?.cost };
}

export type GivenOrder = {
  readonly id: string;
  readonly name: string;
  readonly shop: string | null;
  readonly fulfillmentOrders: readonly {
    readonly id: string;
    readonly status: string;
    readonly location: string;
  }[];
  readonly webhooks: readonly (number | null)[];
  readonly order: Readonly<Record<string, unknown>>;
};

export async function giveOrder(shopify: RunningStandIn, body: unknown, query = ""): Promise<GivenOrder> {
  return (await shopify.control.post(`orders${query}`, body)) as GivenOrder; // the control's documented answer
}

/** Two shirts and a mug, to be paid at the door in Tunis. */
export const TUNISIAN_ORDER = {
  email: "amine@example.tn",
  currency: "TND",
  shipping_lines: [{ title: "Livraison à domicile", price: "7.000" }],
  shipping_address: {
    first_name: "Amine",
    last_name: "Trabelsi",
    address1: "12 rue de Marseille",
    city: "Tunis",
    zip: "1001",
    country_code: "TN",
    phone: "+216 20 123 456",
  },
  line_items: [
    { title: "T-shirt", sku: "TS-1", price: "29.500", quantity: 2, grams: 180 },
    { title: "Tasse", sku: "MUG", price: "15", quantity: 1, grams: 350 },
  ],
};
