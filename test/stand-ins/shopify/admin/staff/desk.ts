/** For the tests beside this file: an order, and staff who read its pages and fill in its forms. */
import type { RunningStandIn } from "../../../kit";
import { giveOrder, SHOP, TUNISIAN_ORDER } from "../../test-shop";
import { fillForm } from "./fill-form";

export type Part = {
  readonly id: string;
  readonly status: string;
  readonly location: string;
};

/** The control's documented answer, as far as these tests look. */
type State = {
  readonly fulfillmentOrders: readonly Part[];
  readonly order: {
    readonly cancelled_at: string | null;
    readonly cancel_reason: string | null;
    readonly financial_status: string;
    readonly total_outstanding: string;
    readonly shipping_address: Readonly<Record<string, unknown>>;
    readonly line_items: readonly {
      readonly sku: string | null;
      readonly current_quantity: number;
      readonly fulfillable_quantity: number;
    }[];
    readonly refunds: readonly {
      readonly note: string | null;
      readonly transactions: readonly { readonly amount: string }[];
    }[];
    readonly fulfillments: readonly {
      readonly id: number;
      readonly status: string;
      readonly tracking_company: string | null;
      readonly tracking_number: string | null;
      readonly tracking_url: string | null;
    }[];
  };
};

export async function desk(shopify: RunningStandIn, changes: object = {}, besides: object = {}) {
  const given = await giveOrder(shopify, {
    order: { ...TUNISIAN_ORDER, ...changes },
    shop: SHOP,
    ...besides,
  });
  const address = (form: string, of?: string): string => {
    const query = new URLSearchParams({ shop: SHOP, lang: "en", ...(of ? { of } : {}) });
    return `${shopify.url}/admin/orders/${given.id}${form}?${query.toString()}`;
  };
  const read = async (): Promise<State> => (await shopify.control.get(`orders/${given.id}`)) as State;
  return {
    id: given.id,
    name: given.name,
    /** Of the first fulfillment order. */
    first: given.fulfillmentOrders[0]?.id ?? "",
    order: async () => (await read()).order,
    /** What is not over, `STATUS location` of each. */
    async open() {
      const parts = (await read()).fulfillmentOrders.filter(({ status }) => status !== "CLOSED");
      return parts.map(({ status, location }) => `${status} ${location}`);
    },
    parts: async () => (await read()).fulfillmentOrders,
    /** SKU → quantity that the shopper still gets. */
    async quantities() {
      const { line_items: lines } = (await read()).order;
      return Object.fromEntries(lines.map((line) => [line.sku ?? "", line.current_quantity] as const));
    },
    page: async () => (await fetch(address(""))).text(),
    /** Fills in the form and sends it; returns the page that staff see next. */
    async does(
      form: string,
      typed: Readonly<Record<string, string | number | boolean>> = {},
      of?: string,
    ): Promise<string> {
      const url = address(`/${form}`, of);
      const shown = await (await fetch(url)).text();
      return (await fetch(url, { method: "POST", body: fillForm(shown, typed) })).text();
    },
  };
}
