import { z } from "zod";
import { until } from "../until";
import { payload, type Buyer } from "./payload";
import type { AdminOrder, End, Sample, Stage } from "./sample";

/** A dish of the menu: its variant at Shopify, its id in Delivety's menu, its price in dinars. */
interface Dish {
  readonly title: string;
  readonly sku: string;
  readonly variantId: string;
  readonly apiId: number;
  readonly price: number;
}

const margherita: Dish = {
  title: "Pizza margherita",
  sku: "PZ-MAR",
  variantId: "48001",
  apiId: 139,
  price: 14.5,
};
const thon: Dish = { title: "Pizza au thon", sku: "PZ-THO", variantId: "48002", apiId: 385, price: 18 };
const salade: Dish = { title: "Salade mechouia", sku: "SA-MEC", variantId: "48003", apiId: 212, price: 9 };
const limonade: Dish = { title: "Citronnade", sku: "BO-CIT", variantId: "48004", apiId: 640, price: 4.5 };
const makroudh: Dish = { title: "Makroudh", sku: "DE-MAK", variantId: "48005", apiId: 598, price: 6 };
/** New on the menu, and nobody has linked it yet. */
const platDuJour: Dish = { title: "Plat du jour", sku: "PJ", variantId: "48999", apiId: 0, price: 16 };

/** What the merchant links in the settings: every dish but the new one. */
export const restaurantProducts = [margherita, thon, salade, limonade, makroudh].map(
  ({ variantId, apiId }) => ({ variantId, apiId }),
);

const yasmine: Buyer = {
  first: "Yasmine",
  last: "Gharbi",
  phone: "+216 20 456 789",
  address1: "5 rue du Lac Huron",
  address2: "Appartement 3",
  city: "La Marsa",
  zip: "2070",
};

interface Discount {
  readonly code?: string;
  readonly percent?: number;
  readonly fixed?: number;
}

interface Meal {
  readonly dishes?: readonly (readonly [dish: Dish, quantity: number])[];
  readonly buyer?: Buyer;
  /** In dinars; local delivery is free unless said otherwise. */
  readonly delivery?: number;
  readonly paid?: "online" | number;
  readonly discounts?: readonly Discount[];
  /** A dish of the meal that the restaurant gives. */
  readonly gift?: Dish;
  readonly more?: Readonly<Record<string, unknown>>;
}

const dinars = (amount: number): string => amount.toFixed(3);

/** A meal as Shopify's orders/create payload has it. */
function meal(name: string, given: Meal = {}): AdminOrder {
  const { dishes = [[margherita, 1]], delivery = 0, discounts = [], gift } = given;
  const goods = dishes.reduce((sum, [dish, quantity]) => sum + dish.price * quantity, 0);
  const off = discounts.reduce(
    (sum, { percent = 0, fixed = 0 }) => sum + (goods * percent) / 100 + fixed,
    gift?.price ?? 0,
  );
  const total = goods - off + delivery;
  const paid = given.paid === "online" ? total : (given.paid ?? 0);
  const isPaid = paid >= total;
  const lines = dishes.map(([{ title, sku, price }, quantity]) => ({
    title,
    sku,
    quantity,
    price: dinars(price),
  }));
  const base = payload({ name, buyer: given.buyer ?? yasmine, lines, delivery: dinars(delivery) });
  return {
    ...base,
    line_items: dishes.map(([dish, quantity]) => lineOf(dish, quantity, dish === gift)),
    ...(gift ? { discount_applications: [giftOf(gift)] } : {}),
    ...(discounts.length > 0 ? { discount_applications: discounts.map(applicationOf) } : {}),
    ...totalsOf(total),
    total_discounts: dinars(off),
    total_outstanding: dinars(total - paid),
    financial_status: isPaid ? "paid" : paid > 0 ? "partially_paid" : "pending",
    payment_gateway_names: total === 0 ? [] : [isPaid ? "konnect" : "Cash on Delivery (COD)"],
    ...given.more,
  };
}

const lineOf = ({ title, sku, variantId, price }: Dish, quantity: number, isGift: boolean) => ({
  title,
  name: title,
  sku,
  variant_id: Number(variantId),
  quantity,
  grams: 500,
  price: dinars(price),
  ...(isGift
    ? { discount_allocations: [{ amount: dinars(price * quantity), discount_application_index: 0 }] }
    : {}),
});

const giftOf = ({ title }: Dish) => ({
  type: "automatic",
  title: `${title} offert`,
  value: "100.0",
  value_type: "percentage",
  allocation_method: "each",
  target_selection: "explicit",
  target_type: "line_item",
});

const applicationOf = ({ code, percent, fixed = 0 }: Discount) => ({
  ...(code === undefined ? { type: "automatic", title: "Remise" } : { type: "discount_code", code }),
  ...(percent === undefined
    ? { value: dinars(fixed), value_type: "fixed_amount" }
    : { value: String(percent), value_type: "percentage" }),
  allocation_method: "across",
  target_selection: "all",
  target_type: "line_item",
});

function totalsOf(total: number): Readonly<Record<string, unknown>> {
  const money = { amount: dinars(total), currency_code: "TND" };
  const bag = { shop_money: money, presentment_money: money };
  return {
    total_price: dinars(total),
    total_price_set: bag,
    current_total_price: dinars(total),
    current_total_price_set: bag,
  };
}

const pushed = (collect: string): End => ({ state: "created", problem: null, collect });
const waiting = (problem: string): End => ({ state: "waiting", problem });

const local = { deliveryMethod: "LOCAL" };
const create = async (stage: Stage, order: AdminOrder): Promise<void> => {
  await stage.create(order, local);
};

/** What `operator shipments` prints, as far as a story needs it. */
const shipmentLines = z.array(
  z.object({
    id: z.string(),
    order: z.string(),
    state: z.string(),
    connection: z.string().nullable(),
    problem: z.object({ code: z.string() }).nullable(),
  }),
);
type ShipmentLine = z.infer<typeof shipmentLines>[number];

/** The order's shipment once it is as wanted; stories act on shipments, not on orders. */
async function shipmentOf(
  stage: Stage,
  orderName: string,
  isWanted: (shipment: ShipmentLine) => boolean,
): Promise<ShipmentLine> {
  const found = await until(async () => {
    const lines = shipmentLines.parse(await stage.operator("shipments", [stage.shop]));
    return lines.find((line) => line.order === orderName && isWanted(line)) ?? null;
  }, 60_000);
  if (!found) throw new Error(`${orderName} has no such shipment`);
  return found;
}

const inState =
  (state: string) =>
  (shipment: ShipmentLine): boolean =>
    shipment.state === state;

/** The kitchen's answer does not come: only staff can settle it, by looking into the kitchen (settle-as-staff.ts). */
async function leftUncertain(stage: Stage, order: AdminOrder, name: string, kind: string): Promise<void> {
  await stage.carrier.post("faults", { call: "order", kind, times: 1 });
  await create(stage, order);
  await stage.until(name, "uncertain", "created");
}

/** Orders of a restaurant with local delivery, each saying how it must end. */
export const restaurantSamples: readonly Sample[] = [
  {
    name: "#4001",
    about: "the hook URL was replaced in Delivety; staff paste the new one",
    order: meal("#4001"),
    ends: pushed("14.500"),
    alone: true,
    async play(stage, order) {
      const { hookUrl } = z
        .object({ hookUrl: z.string() })
        .parse(await stage.carrier.post("hooks", { replace: "demo", by: "demo-2" }));
      await create(stage, order);
      const { connection } = await shipmentOf(stage, "#4001", ({ problem }) => problem !== null);
      await stage.operator("connect", [stage.shop, "delivety"], {
        id: connection,
        hookUrl,
        accessToken: "demo-token-delivety",
      });
      await stage.operator("ship", [stage.shop, "#4001"]);
    },
  },
  {
    name: "#4002",
    about: "the kitchen has it and its answer never comes: staff look, and say sent",
    order: meal("#4002", { dishes: [[thon, 1]] }),
    ends: pushed("18.000"),
    alone: true,
    async play(stage, order) {
      await leftUncertain(stage, order, "#4002", "reset-after");
    },
  },
  {
    name: "#4003",
    about: "the kitchen never had it: staff say not sent, and ship it again",
    order: meal("#4003", { dishes: [[salade, 2]] }),
    ends: pushed("18.000"),
    alone: true,
    async play(stage, order) {
      await leftUncertain(stage, order, "#4003", "reset-before");
    },
  },
  {
    name: "#4004",
    about: "told to slow down (426), and it goes again by itself",
    order: meal("#4004", { dishes: [[limonade, 3]] }),
    ends: pushed("13.500"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "order", kind: "426", retryAfter: 2 });
      await create(stage, order);
      await stage.until("#4004", "created");
    },
  },
  {
    name: "#4005",
    about: "plain, cash at the door",
    order: meal("#4005", {
      dishes: [
        [margherita, 2],
        [salade, 1],
      ],
    }),
    ends: pushed("38.000"),
    play: create,
  },
  {
    name: "#4006",
    about: "with a delivery fee, which the courier collects too",
    order: meal("#4006", { dishes: [[thon, 2]], delivery: 3.5 }),
    ends: pushed("39.500"),
    play: create,
  },
  {
    name: "#4007",
    about: "paid online",
    order: meal("#4007", { dishes: [[thon, 1]], paid: "online" }),
    ends: pushed("0.000"),
    play: create,
  },
  {
    name: "#4008",
    about: "a deposit is paid, the rest at the door",
    order: meal("#4008", { dishes: [[margherita, 4]], paid: 20 }),
    ends: pushed("38.000"),
    play: create,
  },
  {
    name: "#4009",
    about: "10 % by code",
    order: meal("#4009", {
      dishes: [
        [margherita, 2],
        [limonade, 2],
      ],
      discounts: [{ code: "BIENVENUE10", percent: 10 }],
    }),
    ends: pushed("34.200"),
    play: create,
  },
  {
    name: "#4010",
    about: "5 DT by code, over dishes that it does not divide by",
    order: meal("#4010", { dishes: [[salade, 3]], discounts: [{ code: "CINQ", fixed: 5 }] }),
    ends: pushed("22.000"),
    play: create,
  },
  {
    name: "#4011",
    about: "two discounts: an automatic one and a code",
    order: meal("#4011", {
      dishes: [
        [thon, 1],
        [margherita, 1],
      ],
      discounts: [{ percent: 10 }, { code: "FIDELE", fixed: 3 }],
    }),
    ends: pushed("26.250"),
    play: create,
  },
  {
    name: "#4012",
    about: "a dessert is given",
    order: meal("#4012", {
      dishes: [
        [thon, 1],
        [makroudh, 1],
      ],
      gift: makroudh,
    }),
    ends: pushed("18.000"),
    play: create,
  },
  {
    name: "#4013",
    about: "100 % off: the kitchen cooks, nobody pays",
    order: meal("#4013", {
      dishes: [
        [margherita, 1],
        [limonade, 1],
      ],
      discounts: [{ code: "INVITE", percent: 100 }],
    }),
    ends: pushed("0.000"),
    play: create,
  },
  {
    name: "#4014",
    about: "a dish that is linked to none in Delivety's menu",
    order: meal("#4014", {
      dishes: [
        [margherita, 1],
        [platDuJour, 1],
      ],
    }),
    ends: waiting("product_unmapped"),
    play: create,
  },
  {
    name: "#4015",
    about: "paid online, and a dish refunded before it went to the kitchen",
    order: meal("#4015", {
      dishes: [
        [thon, 1],
        [salade, 1],
      ],
      paid: "online",
    }),
    ends: pushed("0.000"),
    async play(stage, order) {
      const id = await stage.create(order, { ...local, webhook: null });
      const refund = { lines: [{ sku: salade.sku, quantity: 1 }], amount: dinars(salade.price) };
      await stage.shopify.post(`orders/${id}?silent=1`, { refund });
      await stage.webhook(id, "orders/create");
    },
  },
  {
    name: "#4016",
    about: "cash, and a dish taken off before it went to the kitchen",
    order: meal("#4016", {
      dishes: [
        [thon, 1],
        [salade, 2],
      ],
    }),
    ends: pushed("27.000"),
    async play(stage, order) {
      const id = await stage.create(order, { ...local, webhook: null });
      const refund = { lines: [{ sku: salade.sku, quantity: 1 }] };
      await stage.shopify.post(`orders/${id}?silent=1`, { refund });
      await stage.webhook(id, "orders/create");
    },
  },
  {
    name: "#4017",
    about: "the guest comes to the restaurant",
    order: meal("#4017"),
    ends: { state: "not_shipped", problem: "local_pickup" },
    async play(stage, order) {
      await stage.create(order, { deliveryMethod: "PICK_UP" });
    },
  },
  {
    name: "#4018",
    about: "a jar of harissa by post, and no parcel carrier is connected",
    order: meal("#4018"),
    ends: waiting("no_carrier"),
    async play(stage, order) {
      await stage.create(order, { deliveryMethod: "SHIPPING" });
    },
  },
  {
    name: "#4019",
    about: "promised for New Year's Eve between half past seven and half past eight",
    order: meal("#4019", { dishes: [[thon, 3]] }),
    ends: pushed("54.000"),
    async play(stage, order) {
      const query = new URLSearchParams({ shop: stage.shop, webhook: "orders/create" });
      await stage.shopify.post(`orders?${query.toString()}`, {
        order,
        delivery_method: "LOCAL",
        deliver_after: "2026-12-31T18:30:00Z",
        deliver_before: "2026-12-31T19:30:00Z",
      });
    },
  },
  {
    name: "#4020",
    about: "name, address and note in Arabic",
    order: meal("#4020", {
      buyer: {
        first: "سلمى",
        last: "الطرابلسي",
        phone: "٢٢٣٣٤٤٥٥",
        address1: "نهج الحبيب ثامر عدد ٩",
        city: "المرسى",
        zip: "2070",
      },
      more: { note: "بدون هريسة" },
    }),
    ends: pushed("14.500"),
    play: create,
  },
  {
    name: "#4021",
    about: "no phone anywhere",
    order: meal("#4021", { buyer: { ...yasmine, phone: null } }),
    ends: waiting("phone_missing"),
    play: create,
  },
  {
    name: "#4022",
    about: "a guest with a French phone: any number will do",
    order: meal("#4022", { buyer: { ...yasmine, phone: "+33 6 12 34 56 78" } }),
    ends: pushed("14.500"),
    play: create,
  },
  {
    name: "#4023",
    about: "the same webhook three times at once, one order in the kitchen",
    order: meal("#4023", { dishes: [[makroudh, 2]] }),
    ends: pushed("12.000"),
    async play(stage, order) {
      const id = await stage.create(order, { ...local, webhook: null });
      await stage.webhook(id, "orders/create", { times: 3, sameWebhookId: true });
    },
  },
  {
    name: "#4024",
    about: "staff say how it fares, to the door",
    order: meal("#4024", { dishes: [[margherita, 1]] }),
    ends: { state: "delivered", problem: null, collect: "14.500" },
    async play(stage, order) {
      await create(stage, order);
      const { id } = await shipmentOf(stage, "#4024", inState("created"));
      for (const state of ["picked_up", "out_for_delivery", "delivered"]) {
        await stage.operator("progress", [id, state]);
      }
    },
  },
];
