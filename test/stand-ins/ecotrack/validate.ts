/** What the host takes, as strictly as the documents say. Laravel takes numbers as text and text as numbers. */
import { z } from "zod";
import { communeOf, serves } from "./places";

const required = (name: string): string => `Le champ ${name} est obligatoire.`;
const invalid = (name: string): string => `Le champ ${name} est invalide.`;
const TOO_LONG = "ne peut contenir plus de 255 caractères.";

const text = (name: string) =>
  z
    .union([z.string(), z.number().transform(String)], required(name))
    .pipe(z.string().trim().min(1, required(name)).max(255, `Le texte de ${name} ${TOO_LONG}`));
const numeric = (name: string) =>
  z.union(
    [
      z.number(),
      z
        .string()
        .trim()
        .regex(/^-?\d+(\.\d+)?$/)
        .transform(Number),
    ],
    {
      error: ({ input }) => (input === undefined || input === "" ? required(name) : invalid(name)),
    },
  );
const whole = (name: string, least: number, most: number) =>
  numeric(name).pipe(z.int(invalid(name)).min(least, invalid(name)).max(most, invalid(name)));
const phone = (name: string) =>
  z.string(required(name)).regex(/^\d{9,10}$/, `Le champ ${name} doit contenir 9 ou 10 chiffres.`);
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.literal("").transform(() => undefined), shape]).nullish();

export const orderSchema = z.object({
  reference: maybe(text("reference")),
  nom_client: text("nom client"),
  telephone: phone("téléphone"),
  telephone_2: maybe(phone("téléphone 2")),
  adresse: text("adresse"),
  code_postal: maybe(text("code postal").pipe(z.string().regex(/^\d+$/, invalid("code postal")))),
  commune: text("commune"),
  code_wilaya: whole("code wilaya", 1, 58),
  montant: whole("montant", 0, 100_000_000),
  remarque: maybe(text("remarque")),
  produit: maybe(text("produit")),
  quantite: maybe(text("quantite")),
  produit_a_recuperer: maybe(text("produit a recuperer")),
  boutique: maybe(text("boutique")),
  type: whole("type", 1, 4),
  stop_desk: maybe(whole("stop desk", 0, 1)),
  stock: maybe(whole("stock", 0, 1)),
  weight: maybe(numeric("weight").pipe(z.number().positive(invalid("weight")))),
  fragile: maybe(whole("fragile", 0, 1)),
  gps_link: maybe(z.url(invalid("gps link"))),
});
export type Order = z.infer<typeof orderSchema>;

/** `update/order` has other field names. */
export const updateSchema = z.object({
  reference: maybe(text("reference")),
  client: maybe(text("client")),
  tel: maybe(phone("tel")),
  tel2: maybe(phone("tel2")),
  adresse: maybe(text("adresse")),
  code_postal: maybe(text("code postal").pipe(z.string().regex(/^\d+$/, invalid("code postal")))),
  commune: maybe(text("commune")),
  wilaya: maybe(whole("wilaya", 1, 58)),
  montant: maybe(whole("montant", 0, 100_000_000)),
  remarque: maybe(text("remarque")),
  product: maybe(text("product")),
  boutique: maybe(text("boutique")),
  type: maybe(whole("type", 1, 4)),
  stop_desk: maybe(whole("stop desk", 0, 1)),
  fragile: maybe(whole("fragile", 0, 1)),
  gps_link: maybe(z.url(invalid("gps link"))),
});

export type Errors = Readonly<Record<string, readonly string[]>>;

export type Judged =
  | { readonly kind: "good"; readonly order: Order }
  | { readonly kind: "invalid"; readonly errors: Errors }
  | { readonly kind: "not-served" };

/** Fields first, then the wilaya, then the commune by its exact spelling, then the desk. */
export function judge(given: unknown): Judged {
  const parsed = orderSchema.safeParse(given);
  if (!parsed.success) return { kind: "invalid", errors: errorsOf(parsed.error) };
  const order = parsed.data;
  if (!serves(order.code_wilaya)) return { kind: "not-served" };
  const commune = communeOf(order.code_wilaya, order.commune);
  if (commune === undefined) {
    return { kind: "invalid", errors: { commune: [`La commune '${order.commune}' est invalide.`] } };
  }
  if (order.stop_desk === 1 && commune.has_stop_desk === 0) {
    return { kind: "invalid", errors: { stop_desk: [`Pas de stop desk à ${commune.nom}.`] } };
  }
  if (order.stop_desk === 1 && order.code_postal !== commune.code_postal) {
    return {
      kind: "invalid",
      errors: { code_postal: [`Pas de stop desk ${order.code_postal ?? "sans code"}.`] },
    };
  }
  return { kind: "good", order };
}

/** Laravel's bag: every message, by field. */
export function errorsOf(error: z.ZodError): Errors {
  const bag: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "body");
    (bag[field] ??= []).push(messageOf(issue));
  }
  return bag;
}

/** A union without words of its own hides what was wrong; its last branch is the one that was meant. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union" || issue.message !== "Invalid input") return issue.message;
  const meant = issue.errors.at(-1)?.[0];
  return meant === undefined ? issue.message : messageOf(meant);
}
