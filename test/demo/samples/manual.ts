import { asking, delivered, notShipped, waiting } from "./ends";
import type { Sample } from "./sample";
import { hasProblem, inState, longAgo, shippedByHand, twinOf } from "./stories";
import { amel, bought, fouta, living, oil } from "./tunisian-order";

const inCommon = { buyer: living("Sfax", { phone: "98 666 777" }) };

/** Orders of a shop that ships nothing by itself. */
export const manualSamples: readonly Sample[] = [
  {
    name: "#5001",
    about: "waits until staff ship it with two others",
    order: bought("#5001"),
    ends: delivered("45.500"),
    async play(stage, order) {
      await stage.create(order);
      const names = ["#5001", "#5002", "#5003"];
      for (const name of names) await stage.shipment(name, inState("waiting"));
      await stage.operator("ship", [stage.shop, ...names]);
    },
  },
  {
    name: "#5002",
    about: "is shipped with #5001",
    order: bought("#5002", { lines: [fouta] }),
    ends: delivered("70.500"),
  },
  {
    name: "#5003",
    about: "is shipped with #5001",
    order: bought("#5003", { buyer: living("Sousse") }),
    ends: delivered("45.500"),
  },
  {
    name: "#5004",
    about: "nobody ships it",
    order: bought("#5004"),
    ends: waiting(null),
  },
  {
    name: "#5005",
    about: "nobody ships it, and it has no phone",
    order: bought("#5005", { buyer: { ...amel, phone: null } }),
    ends: waiting("phone_missing"),
  },
  {
    name: "#5006",
    about: "changes while it waits, and goes as it is then",
    order: bought("#5006"),
    ends: delivered("69.500", { tells: ["3 rue des Oliviers", "Sousse"] }),
    async play(stage, order, name) {
      const id = await stage.create(order);
      await stage.shipment(name, inState("waiting"));
      const address = { address1: "3 rue des Oliviers", city: "Sousse", zip: "4000" };
      await stage.change(id, { shipping_address: address });
      await stage.change(id, { line_items: [{ ...oil, quantity: 1 }] });
      await stage.operator("ship", [stage.shop, name]);
    },
  },
  {
    name: "#5007",
    about: "cancelled while it waits",
    order: bought("#5007"),
    ends: notShipped("order_cancelled"),
    async play(stage, order, name) {
      const id = await stage.create(order);
      await stage.shipment(name, inState("waiting"));
      await stage.change(id, { cancelled_at: true });
    },
  },
  {
    name: "#5008",
    about: "staff take it off the list",
    order: bought("#5008"),
    ends: { state: "cancelled", problem: "cancelled_by_staff" },
    async play(stage, order, name) {
      await stage.create(order);
      const { id } = await stage.shipment(name, inState("waiting"));
      await stage.operator("cancel", [id]);
    },
  },
  {
    name: "#5009",
    about: "weeks old, and shipped by hand like the others",
    order: bought("#5009", { more: longAgo }),
    ends: delivered("45.500"),
    play: shippedByHand,
  },
  {
    name: "#5010",
    about: "shipped by name before we had met it",
    order: bought("#5010"),
    ends: delivered("45.500"),
    async play(stage, order, name) {
      await stage.create(order, { webhook: null });
      await stage.operator("ship", [stage.shop, name]);
    },
  },
  {
    name: "#5011",
    about: "the first of two alike",
    order: bought("#5011", inCommon),
    ends: waiting(null),
  },
  {
    name: "#5012",
    about: "the same phone and goods again: staff are asked when they ship it",
    order: bought("#5012", inCommon),
    ends: asking("twin_order"),
    async play(stage, order, name) {
      await twinOf("#5011")(stage, order, name);
      await stage.operator("ship", [stage.shop, name]);
      await stage.shipment(name, hasProblem("twin_order"));
    },
  },
];
