/** What Delivety takes, as strictly as its document says. The texts of the refusals are ours: it documents none. */
import { z } from "zod";

const number = (name: string) => z.number(`${name}: un nombre est attendu`);
const count = (name: string) =>
  number(name).int(`${name}: un nombre entier est attendu`).min(1, `${name}: au moins 1`);
const text = (name: string) => z.string(`${name}: un texte est attendu`);
const required = (name: string) => text(name).min(1, `${name}: obligatoire`);
const day = (name: string) => z.iso.date(`${name}: AAAA-MM-JJ est attendu`);
const hour = (name: string) =>
  text(name).regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, `${name}: HH:MM:SS est attendu`);

const dish = (name: string) => ({
  api_id: number(`${name}.api_id`),
  count: count(`${name}.count`),
});

const order = z.object({
  access_token: required("access_token"),
  phone: required("phone").regex(/^\d+$/, "phone: seuls les chiffres sont acceptés"),
  id: number("id").int("id: un nombre entier est attendu"),
  first_name: text("first_name").optional(),
  email: text("email").optional(),
  address: text("address").optional(),
  comment: text("comment").optional(),
  // Either spelling is read; both are the document's.
  delvery_date: day("delvery_date").optional(),
  delivery_date: day("delivery_date").optional(),
  delvery_time: hour("delvery_time").optional(),
  delivery_time: hour("delivery_time").optional(),
  products: z
    .array(
      z.object({ ...dish("products"), price: number("products.price").min(0, "products.price: au moins 0") }),
      "products: obligatoire",
    )
    .min(1, "products: au moins un plat"),
  payment: z
    .object({
      type: z.literal([1, 2, 3], "payment.type: 1, 2 ou 3 est attendu"),
      status: z.literal([-1, 0, 1, 2], "payment.status: -1, 0, 1 ou 2 est attendu"),
      sum: number("payment.sum").min(0, "payment.sum: au moins 0"),
      amount: number("payment.amount").min(0, "payment.amount: au moins 0"),
      public_key: text("payment.public_key").optional(),
      receiver_commision: number("payment.receiver_commision").optional(),
      reciver_commission: number("payment.reciver_commission").optional(),
    })
    .optional(),
  promotion: z
    .object({
      discount: number("promotion.discount").optional(),
      discount_percent: number("promotion.discount_percent").min(0).max(100).optional(),
      discount_code: text("promotion.discount_code").optional(),
      involved_dishes: z.array(z.object(dish("involved_dishes"))).optional(),
      resulted_dishes: z
        .array(
          z.object({
            ...dish("resulted_dishes"),
            modification: number("resulted_dishes.modification").optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** Pairs that the document spells in two ways: whoever sends both must mean one thing. */
const twins = [
  ["delvery_date", "delivery_date"],
  ["delvery_time", "delivery_time"],
] as const;

export const orderSchema = order.superRefine((given, context) => {
  const refuse = (message: string): void => context.addIssue({ code: "custom", message });
  for (const [one, other] of twins) {
    if (given[one] !== undefined && given[other] !== undefined && given[one] !== given[other]) {
      refuse(`${one}: ${other} dit autre chose`);
    }
  }
  const { receiver_commision: one, reciver_commission: other } = given.payment ?? {};
  if (one !== undefined && other !== undefined && one !== other) {
    refuse("payment.receiver_commision: reciver_commission dit autre chose");
  }
  // "Vous ne devez pas envoyer ce plat dans le tableau des produits".
  const ordered = new Set(given.products.map(({ api_id: id }) => id));
  const twice = given.promotion?.resulted_dishes?.find(({ api_id: id }) => ordered.has(id));
  if (twice) refuse(`resulted_dishes.api_id: ${twice.api_id} est aussi dans products`);
});
export type Order = z.infer<typeof orderSchema>;

/** The first thing that is wrong, in words. */
export const firstWords = (error: z.ZodError): string => error.issues[0]?.message ?? "Requête invalide";
