import { z } from "zod";
import { delivered, notShipped, waiting } from "./ends";
import { dinars, limonade, makroudh, margherita, meal, platDuJour, salade, thon, yasmine } from "./meal";
import type { AdminOrder, End, Sample, Stage } from "./sample";
import { inState } from "./stories";

const pushed = (collect: string): End => ({ state: "created", problem: null, collect });

/** The kitchen's answer does not come: only staff can settle it, by looking into the kitchen (settle-as-staff.ts). */
async function leftUncertain(stage: Stage, order: AdminOrder, name: string, kind: string): Promise<void> {
  await stage.carrier.post("faults", { call: "order", kind, times: 1 });
  await stage.create(order);
  await stage.shipment(name, inState("uncertain", "created"));
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
      await stage.create(order);
      const { connection } = await stage.shipment("#4001", ({ problem }) => problem !== null);
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
      await stage.create(order);
      await stage.shipment("#4004", inState("created"));
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
  },
  {
    name: "#4006",
    about: "with a delivery fee, which the courier collects too",
    order: meal("#4006", { dishes: [[thon, 2]], delivery: 3.5 }),
    ends: pushed("39.500"),
  },
  {
    name: "#4007",
    about: "paid online",
    order: meal("#4007", { dishes: [[thon, 1]], paid: "online" }),
    ends: pushed("0.000"),
  },
  {
    name: "#4008",
    about: "a deposit is paid, the rest at the door",
    order: meal("#4008", { dishes: [[margherita, 4]], paid: 20 }),
    ends: pushed("38.000"),
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
  },
  {
    name: "#4010",
    about: "5 DT by code, over dishes that it does not divide by",
    order: meal("#4010", { dishes: [[salade, 3]], discounts: [{ code: "CINQ", fixed: 5 }] }),
    ends: pushed("22.000"),
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
      const id = await stage.create(order, { webhook: null });
      const refund = { lines: [{ sku: salade.sku, quantity: 1 }], amount: dinars(salade.price) };
      await stage.change(id, { refund }, "silent");
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
      const id = await stage.create(order, { webhook: null });
      const refund = { lines: [{ sku: salade.sku, quantity: 1 }] };
      await stage.change(id, { refund }, "silent");
      await stage.webhook(id, "orders/create");
    },
  },
  {
    name: "#4017",
    about: "the guest comes to the restaurant",
    order: meal("#4017"),
    ends: notShipped("local_pickup"),
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
  },
  {
    name: "#4021",
    about: "no phone anywhere",
    order: meal("#4021", { buyer: { ...yasmine, phone: null } }),
    ends: waiting("phone_missing"),
  },
  {
    name: "#4022",
    about: "a guest with a French phone: any number will do",
    order: meal("#4022", { buyer: { ...yasmine, phone: "+33 6 12 34 56 78" } }),
    ends: pushed("14.500"),
  },
  {
    name: "#4023",
    about: "the same webhook three times at once, one order in the kitchen",
    order: meal("#4023", { dishes: [[makroudh, 2]] }),
    ends: pushed("12.000"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      await stage.webhook(id, "orders/create", { times: 3, sameWebhookId: true });
    },
  },
  {
    name: "#4024",
    about: "staff say how it fares, to the door",
    order: meal("#4024", { dishes: [[margherita, 1]] }),
    ends: delivered("14.500"),
    async play(stage, order) {
      await stage.create(order);
      const { id } = await stage.shipment("#4024", inState("created"));
      for (const state of ["picked_up", "out_for_delivery", "delivered"]) {
        await stage.operator("progress", [id, state]);
      }
    },
  },
];
